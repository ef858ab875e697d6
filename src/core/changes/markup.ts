/** A character of the plain text that divides passages. Two of them replace a mark that begins a block. */
const LINE = "\n";
/** A mark inside a word, which the word does not count. */
export const GLUE = "\u2060";

const blankOf = (text: string): string => text.replace(/[^\n]/g, " ");
const blockOf = (text: string): string =>
  text.length < 2 ? LINE : LINE + LINE + " ".repeat(text.length - 2);

/** Named characters of HTML, and what each stands for. All others become a blank. */
const named = new Map([
  ["&apos;", "'"],
  ["&#39;", "'"],
  ["&rsquo;", "'"],
  ["&#8217;", "'"],
  ["&shy;", GLUE],
  ["&zwj;", GLUE],
]);

function entity(found: string): string {
  const plain = named.get(found.toLowerCase()) ?? (found.startsWith("&#") ? numbered(found) : " ");
  return plain + (plain === " " ? " " : GLUE).repeat(found.length - 1);
}

function numbered(found: string): string {
  const digits = found.slice(2, -1);
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  return code > 32 && code < 0xd800 ? String.fromCharCode(code) : " ";
}

/** Elements whose words are not the page's own text. */
const hidden = ["script", "style", "nav", "noscript", "svg", "template"];
const inline = new Set(
  "a abbr b bdi bdo cite code em font i mark s small span strong sub sup u wbr".split(" "),
);

/** The text with HTML comments, hidden elements and tags as blanks. Cost: one pass for each kind of element. */
function withoutTags(text: string): string {
  if (!text.includes("<")) return text;
  let plain = blankBetween(text, "<!--", "-->");
  for (const name of hidden) plain = blankBetween(plain, `<${name}`, `</${name}>`);
  return plain.replace(/<\/?([a-zA-Z][a-zA-Z0-9]{0,15})(?:[\s/][^<>]{0,4000})?>/g, (tag, name: string) =>
    inline.has(name.toLowerCase()) ? GLUE.repeat(tag.length) : blockOf(blankOf(tag)),
  );
}

/** The text with blanks from each `open` to the next `close`, both included. An open one without an end stays. */
function blankBetween(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  // Lower case may be longer than the text in rare scripts. Such a page keeps its marks.
  if (lower.length !== text.length || !lower.includes(open)) return text;
  let [plain, kept] = ["", 0];
  for (let at = lower.indexOf(open); at >= 0; at = lower.indexOf(open, kept)) {
    const end = lower.indexOf(close, at + open.length);
    if (end < 0) break;
    const isWhole = open === "<!--" || /[\s>/]/.test(lower.charAt(at + open.length));
    const to = isWhole ? end + close.length : at + open.length;
    plain += text.slice(kept, at) + (isWhole ? blankOf(text.slice(at, to)) : text.slice(at, to));
    kept = to;
  }
  return plain + text.slice(kept);
}

const MAX_TARGET = 4000;
/** Parentheses within a link target. A deeper one is no target. */
const MAX_DEPTH = 4;

/** The place after a Markdown link target that opens at `at` with "("; -1 if it does not close soon. */
export function endOfTarget(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length && end < at + MAX_TARGET; end += 1) {
    const character = text.charAt(end);
    if (character === "\n" && text.charAt(end + 1) === "\n") return -1;
    if (character === "(") {
      depth += 1;
      if (depth > MAX_DEPTH) return -1;
    } else if (character === ")") {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  return -1;
}

/** The text without the targets of Markdown links and images. The words of a link stay, those of an image do not. */
function withoutTargets(text: string): string {
  if (!text.includes("](")) return text;
  let [plain, kept] = ["", 0];
  let [image, next] = [-1, text.indexOf("![")];
  for (let at = text.indexOf("]("); at >= 0; at = text.indexOf("](", Math.max(kept, at + 1))) {
    while (next >= 0 && next < at) [image, next] = [next, text.indexOf("![", next + 1)];
    const end = endOfTarget(text, at + 1);
    if (end < 0) continue;
    const isImage = image >= kept && text.indexOf("]", image) === at;
    const from = isImage ? image : at;
    plain += text.slice(kept, from) + blankOf(text.slice(from, end));
    kept = end;
  }
  return plain + text.slice(kept);
}

/** Marks that begin a line: quotes, headings, list markers, tables and rules. */
const lineStart =
  /^[ \t]*(?:>[ \t]*)*(?:#{1,6}(?=[ \t]|$)|[*+•·▪◦‣–-](?=[ \t]|$)|\d{1,3}(?:\\?[.)])(?=[ \t]|$))/gm;
const rule = /^[ \t]*(?:[=*_-][ \t]*){3,}$/gm;

/**
 * The words of a text without Markdown and HTML, in a text of the same length: what is no word is blank.
 *
 * Link targets, images, tags, heading marks and list markers go. An empty line begins each block. Offsets hold in both.
 * Cost: linear.
 */
export function withoutMarkup(text: string): string {
  return withoutTargets(withoutTags(text))
    .replace(/&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});/g, entity)
    .replace(/https?:\/\/[^\s<>()[\]|]+/g, blankOf)
    .replace(rule, (found) => blockOf(found))
    .replace(lineStart, (found) => blockOf(found))
    .replace(/ ?\| ?/g, (found) => (found.length === 1 ? LINE : blockOf(found)))
    .replace(/[*_`~\\[\]]/g, (mark) => (mark === "*" ? GLUE : mark === "\\" ? GLUE : " "));
}
