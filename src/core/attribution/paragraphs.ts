import type { Span } from "../text/span.js";

const LONGEST_WRAPPED_LINE = 100;
const SHORTEST_WRAPPED_LINE = 40;

/** Whether single line breaks only wrap the text: most of the lines before them have the same, full length. */
function isHardWrapped(text: string): boolean {
  let [full, short] = [0, 0];
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    const length = end - start;
    const isInside = length > 0 && /\S/.test(text.charAt(end + 1));
    if (isInside && length >= SHORTEST_WRAPPED_LINE && length <= LONGEST_WRAPPED_LINE) full += 1;
    else if (isInside) short += 1;
    start = end + 1;
  }
  return full >= 3 && full > 4 * short;
}

/**
 * The paragraphs of a text without the blanks around them, in order.
 *
 * An empty line always divides. A single line break divides unless the whole text is wrapped at a fixed width.
 */
export function findParagraphs(text: string): Span[] {
  const divider = isHardWrapped(text) ? /\n[^\S\n]*\n/g : /\n/g;
  const found: Span[] = [];
  const add = (from: number, to: number): void => {
    const part = text.slice(from, to);
    const trimmed = part.trim();
    if (trimmed === "") return;
    const start = from + part.indexOf(trimmed.charAt(0));
    found.push({ start, end: start + trimmed.length });
  };
  let start = 0;
  for (const match of text.matchAll(divider)) {
    add(start, match.index);
    start = match.index + 1;
  }
  add(start, text.length);
  return found;
}
