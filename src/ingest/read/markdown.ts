import { marked } from "marked";
import { noMetadata, type ReadDocument } from "../../core/documents/document.js";
import { blockText } from "./block-text.js";
import type { Origin } from "./metadata/metadata.js";
import { parseMachineDay } from "./metadata/written-day.js";
import { openPage, type Page } from "./page-dom.js";
import { textDays } from "./plain-text.js";

const LONGEST_FRONT_MATTER = 20_000;

/** The simple `name: value` lines between `---` at the start of a Markdown file, and the rest of it. */
function splitFrontMatter(text: string): {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
} {
  const fields = new Map<string, string>();
  const open = /^---[ \t]*\r?\n/.exec(text);
  const end = open === null ? -1 : text.slice(0, LONGEST_FRONT_MATTER).indexOf("\n---", open[0].length - 1);
  if (open === null || end < 0) return { fields, body: text };
  for (const line of text.slice(open[0].length, end).split("\n")) {
    const [, name, value] = /^([A-Za-z_-]{1,40}):[ \t]*(\S.*)$/.exec(line.trimEnd()) ?? [];
    if (name !== undefined && value !== undefined)
      fields.set(name.toLowerCase(), value.replace(/^(["'])(.*)\1$/, "$2"));
  }
  const after = text.indexOf("\n", end + 1);
  return { fields, body: after < 0 ? "" : text.slice(after + 1) };
}

/** The text with indentations and rows of ">" cut to twenty levels. The parser's time grows with a power of the depth. */
const shallow = (body: string): string =>
  body
    .replace(/^[ \t]{40}[ \t]+/gm, " ".repeat(40))
    .replace(/^((?:[ \t]{0,3}>){20})(?:[ \t]{0,3}>)+/gm, "$1");

function titleOf(page: Page): string | null {
  const text = page.querySelector("h1")?.textContent?.trim() ?? "";
  return text === "" ? null : text;
}

/** A Markdown text as its readers see it: without marks, with its block quotes, and with its front matter as metadata. */
export function readMarkdown(markdown: string, origin: Origin): ReadDocument {
  const { fields, body } = splitFrontMatter(markdown);
  const page = openPage(marked.parse(shallow(body), { async: false }));
  const root = page.body ?? page.documentElement;
  const { text, blockQuotes } = root === null ? { text: "", blockQuotes: [] } : blockText(root);
  const dated = parseMachineDay(fields.get("date") ?? fields.get("published") ?? "", {
    language: null,
    region: null,
  });
  const isKnown = dated !== null && dated <= origin.latestDay.slice(0, dated.length);
  return {
    mediaType: "text/markdown",
    text,
    blockQuotes,
    ...noMetadata,
    ...textDays(text, origin),
    ...(isKnown ? { publishedOn: dated, publishedFrom: "meta" as const, isPublishedCertain: true } : {}),
    title: fields.get("title") ?? titleOf(page),
    author: fields.get("author") ?? null,
    pages: [],
    captions: [],
  };
}
