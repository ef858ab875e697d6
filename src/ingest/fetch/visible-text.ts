/** What a reader sees of a page at first sight. */
export interface VisibleText {
  readonly title: string;
  /** Visible words with single spaces, in lower case. */
  readonly text: string;
  /** The text of the first heading, in lower case. */
  readonly heading: string;
}

const hiddenParts = ["script", "style", "noscript", "template", "svg", "head"] as const;

/** The end of the element that begins at `start`, or the end of the page. */
function endOf(lower: string, name: string, start: number): number {
  const close = lower.indexOf(`</${name}`, start);
  if (close < 0) return lower.length;
  const end = lower.indexOf(">", close);
  return end < 0 ? lower.length : end + 1;
}

const nameAt = (lower: string, at: number): string =>
  /^[a-z0-9]{0,20}/.exec(lower.slice(at, at + 20))?.[0] ?? "";

/** The words between tags, from `from` to `to`. Each character is passed once. */
function wordsBetween(lower: string, from: number, to: number): string {
  const parts: string[] = [];
  let at = from;
  while (at < to) {
    const tag = lower.indexOf("<", at);
    if (tag < 0 || tag >= to) {
      parts.push(lower.slice(at, to));
      break;
    }
    parts.push(lower.slice(at, tag));
    if (lower.startsWith("<!--", tag)) {
      const end = lower.indexOf("-->", tag);
      at = end < 0 ? to : end + 3;
      continue;
    }
    const name = nameAt(lower, tag + 1);
    const end = lower.indexOf(">", tag);
    if (hiddenParts.some((hidden) => hidden === name)) at = endOf(lower, name, tag);
    else at = end < 0 ? to : end + 1;
  }
  return parts.join(" ").replace(/\s+/g, " ").trim();
}

function contentOf(lower: string, name: string): string {
  const open = lower.indexOf(`<${name}`);
  if (open < 0) return "";
  const start = lower.indexOf(">", open);
  const close = start < 0 ? -1 : lower.indexOf(`</${name}`, start);
  return close < 0 ? "" : wordsBetween(lower, start + 1, close);
}

/** What a reader sees of an HTML page, without a parser: enough to tell a wall from a document. Linear in time. */
export function visibleText(html: string): VisibleText {
  const lower = html.toLowerCase().replaceAll("’", "'");
  return {
    title: contentOf(lower, "title"),
    text: wordsBetween(lower, 0, lower.length),
    heading: contentOf(lower, "h1"),
  };
}
