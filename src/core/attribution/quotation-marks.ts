import type { Span } from "../text/span.js";

/** The marks that can close each other. `low` marks are „ and ‚; brackets are 「 and 」. */
export type MarkFamily = "double" | "angle" | "corner" | "single";

/** A quotation mark. `side` is what its neighbours and its shape say; `either` if they say nothing. */
export interface QuotationMark extends Span {
  readonly family: MarkFamily;
  readonly side: "open" | "close" | "either";
}

const marks = /["“”„‟″«»「」『』]|``|'{2,}|['‘’‚‛‹›]/g;
const markup = /<\/?[a-z][^<>\n]{0,300}>/gi;
const blank = /[\s\u00a0\u202f\u200b\u202a-\u202e]/;
const beforeOpening = /[([{<\-–—/:=…]/;
const wordUnit = /[\p{L}\p{N}]/u;

const families: Readonly<Record<string, MarkFamily>> = {
  "«": "angle",
  "»": "angle",
  "「": "corner",
  "」": "corner",
  "『": "corner",
  "』": "corner",
  "'": "single",
  "‘": "single",
  "’": "single",
  "‚": "single",
  "‛": "single",
  "‹": "single",
  "›": "single",
};
const opening = new Set(["“", "„", "‟", "«", "「", "『", "``", "‘", "‚", "‛", "‹"]);
const closing = new Set(["”", "»", "」", "』", "’", "›"]);

function sideOf(text: string, { start, end }: Span, glyph: string): QuotationMark["side"] {
  if (glyph === "„" || glyph === "‚") return "open";
  const [left, right] = [text.charAt(start - 1), text.charAt(end)];
  const isBlankLeft = left === "" || blank.test(left);
  const isBlankRight = right === "" || blank.test(right);
  // The neighbours count more than the shape, because the marks of many pages are the wrong way round.
  if (isBlankLeft && !isBlankRight && !/[.,;:!?)\]]/.test(right)) return "open";
  if (!isBlankLeft && isBlankRight && !beforeOpening.test(left)) return "close";
  if (opening.has(glyph)) return "open";
  if (closing.has(glyph)) return "close";
  if (isBlankLeft && isBlankRight) return "either";
  if (beforeOpening.test(left) && wordUnit.test(right)) return "open";
  if (/[.,;:!?)\]–—-]/.test(right)) return "close";
  if (/[.,!?]/.test(left)) return isBlankLeft ? "open" : "close";
  return "either";
}

/** A run of three apostrophes is a double and a single mark; the double one is outside. */
function splitRun(text: string, { start, end }: Span): Span[] {
  if (end - start === 2) return [{ start, end }];
  if (end - start > 3) return [];
  const opens = start === 0 || blank.test(text.charAt(start - 1));
  const cut = opens ? start + 2 : start + 1;
  return [
    { start, end: cut },
    { start: cut, end },
  ];
}

function* spansOfMarks(text: string): Generator<Span> {
  for (const { index, 0: found } of text.matchAll(marks)) {
    const span = { start: index, end: index + found.length };
    if (found.length > 1 && found !== "``") yield* splitRun(text, span);
    else yield span;
  }
}

/** The quotation marks of a text, in order, without those inside stray markup such as `<a href="x">`. Cost: linear. */
export function findQuotationMarks(text: string): QuotationMark[] {
  const tags = [...text.matchAll(markup)].map(({ index, 0: tag }) => ({
    start: index,
    end: index + tag.length,
  }));
  const found: QuotationMark[] = [];
  let tag = 0;
  for (const span of spansOfMarks(text)) {
    while ((tags[tag]?.end ?? Number.POSITIVE_INFINITY) <= span.start) tag += 1;
    if ((tags[tag]?.start ?? Number.POSITIVE_INFINITY) <= span.start) continue;
    const glyph = text.slice(span.start, span.end);
    const family = families[glyph] ?? "double";
    found.push({ ...span, family, side: sideOf(text, span, glyph) });
  }
  return found;
}
