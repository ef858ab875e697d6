import type { ReadDocument } from "../../../core/documents/document.js";
import type { Segment } from "./segments.js";

/** A step between lines, in usual steps, that ends a paragraph. */
const WIDE_STEP = 1.35;

/** An indentation, in sizes of the letters, that begins a paragraph. */
const INDENT = 0.9;

const endsSentence = (text: string): boolean => /[.!?:…]["'”’»)\]]{0,3}$/.test(text);
const beginsLow = (text: string): boolean => /^["'“‘(]?\p{Ll}/u.test(text);
const isHyphened = (text: string): boolean => /\p{L}[-\u00ad\u2010]$/u.test(text);

/** The usual step from line to line, in sizes of the letters. */
function usualStep(lines: readonly Segment[]): number {
  const steps: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const [above, here] = [lines[index - 1], lines[index]];
    if (above === undefined || here === undefined || above.page !== here.page) continue;
    const step = (above.y - here.y) / here.size;
    if (step > 0.5 && step < 4) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.4)] ?? 1.2;
}

const isSameSize = (one: Segment, other: Segment): boolean =>
  Math.abs(one.size - other.size) <= 0.12 * Math.max(one.size, other.size);

/** Whether the next line continues the paragraph of the one above it. */
function continues(
  above: Segment,
  next: Segment,
  { step, first }: { step: number; first: Segment },
): boolean {
  const isJump = above.page !== next.page || next.y > above.y + next.size;
  if (isJump)
    return (
      isSameSize(above, next) && !endsSentence(above.text) && (beginsLow(next.text) || isHyphened(above.text))
    );
  if (Math.abs(above.y - next.y) < 0.4 * next.size) return true;
  if (!isSameSize(above, next)) return false;
  if ((above.y - next.y) / next.size > WIDE_STEP * step) return false;
  const isIndented = next.left - Math.min(first.left, above.left) > INDENT * next.size;
  return !(isIndented && endsSentence(above.text));
}

/** The words of a document with a hyphen inside a line, in lower case. They keep it at the end of a line. */
function hyphenedWords(lines: readonly Segment[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}{1,40}-\p{L}{1,40}/gu)) words.add(word.toLowerCase());
  return words;
}

function joinLines(before: string, next: string, hyphened: ReadonlySet<string>): string {
  if (!isHyphened(before)) return `${before} ${next}`;
  const [head = ""] = /\p{L}{1,40}[-\u00ad\u2010]$/u.exec(before) ?? [];
  const [tail = ""] = /^\p{L}{1,40}/u.exec(next) ?? [];
  const isKept =
    !head.endsWith("\u00ad") &&
    (!beginsLow(next) || hyphened.has(`${head.slice(0, -1)}-${tail}`.toLowerCase()));
  return isKept ? before + next : before.slice(0, -1) + next;
}

/**
 * The lines as paragraphs divided by empty lines, with the place at which each page begins.
 *
 * A paragraph that runs over a column or a page is one. Words that were divided at the end of a line are joined.
 */
export function toParagraphs(lines: readonly Segment[]): Pick<ReadDocument, "text" | "pages"> {
  const step = usualStep(lines);
  const hyphened = hyphenedWords(lines);
  const done: string[] = [];
  const pages: { start: number; page: number }[] = [];
  let [length, paragraph] = [0, ""];
  let first: Segment | undefined;
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const isSame = above !== undefined && first !== undefined && continues(above, line, { step, first });
    if (!isSame && above !== undefined) {
      done.push(paragraph);
      length += paragraph.length + 2;
    }
    const joined = isSame ? joinLines(paragraph, line.text, hyphened) : line.text;
    if (above?.page !== line.page)
      pages.push({ start: length + joined.length - line.text.length, page: line.page });
    paragraph = joined;
    if (!isSame) first = line;
  });
  if (paragraph !== "") done.push(paragraph);
  return { text: done.join("\n\n"), pages };
}
