import type { ReadDocument } from "../documents/document.js";
import type { Span } from "../text/span.js";
import type { MarkedPassage } from "./passage.js";

const edges = /^[\s"“”«»„'‘’]+|[\s"“”«»„'‘’]+$/g;

/** The part of a block in one paragraph, without quotation marks at its edges. */
function partIn(text: string, block: Span, paragraph: Span): Span | null {
  const from = Math.max(block.start, paragraph.start);
  const whole = text.slice(from, Math.min(block.end, paragraph.end));
  const words = whole.replace(edges, "");
  if (words === "" || /^[-–—~] ?\p{Lu}/u.test(words)) return null;
  const start = from + whole.indexOf(words);
  return { start, end: start + words.length };
}

/** The passages with those that the document sets apart as quotations, a paragraph each; what lies in a block is left out. */
export function findCarriedBlocks(
  { text, blockQuotes }: ReadDocument,
  paragraphs: readonly Span[],
  passages: readonly MarkedPassage[],
): MarkedPassage[] {
  if (blockQuotes.length === 0) return [...passages];
  const blocks = blockQuotes.toSorted((a, b) => a.start - b.start);
  const found: MarkedPassage[] = [];
  let block = 0;
  paragraphs.forEach((paragraph, number) => {
    while ((blocks[block]?.end ?? Number.POSITIVE_INFINITY) <= paragraph.start) block += 1;
    const here = blocks[block];
    if (here === undefined || here.start >= paragraph.end) return;
    const part = partIn(text, here, paragraph);
    if (part === null) return;
    const outer = { start: Math.max(here.start, paragraph.start), end: Math.min(here.end, paragraph.end) };
    const next = paragraphs[number + 1];
    const isCarried = next !== undefined && next.start < here.end && partIn(text, here, next) !== null;
    found.push({ ...part, outer, paragraph: number, depth: 0, isCarried, isBlock: true });
  });
  let at = 0;
  const free = passages.filter(({ start, end }) => {
    while ((found[at]?.outer.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (found[at]?.outer.start ?? Number.POSITIVE_INFINITY) >= end;
  });
  return [...found, ...free].sort((a, b) => a.start - b.start || b.end - a.end);
}
