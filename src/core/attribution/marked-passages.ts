import type { Span } from "../text/span.js";
import { between, type MarkedPassage } from "./passage.js";
import { findQuotationMarks, type QuotationMark } from "./quotation-marks.js";
import { pairSingleMarks } from "./single-marks.js";

/** The passages of one paragraph, and what its marks leave open. */
interface Pairing {
  readonly passages: MarkedPassage[];
  /** The mark that nothing closes, if all that is inside it is closed. */
  readonly open: QuotationMark | null;
  /** The first closing mark that nothing opens, if no mark stands before it. */
  readonly close: QuotationMark | null;
}

const DEEPEST = 8;

const isOpening = ({ side }: QuotationMark, top: QuotationMark | undefined): boolean =>
  side === "open" || (side === "either" && top === undefined);

function pairMarks(marks: readonly QuotationMark[], paragraph: number): Pairing {
  const passages: MarkedPassage[] = [];
  const stack: QuotationMark[] = [];
  let close: QuotationMark | null = null;
  for (const mark of marks) {
    if (mark.family === "single") continue;
    if (isOpening(mark, stack.at(-1))) {
      stack.push(mark);
      if (stack.length > DEEPEST) stack.shift();
      continue;
    }
    const at = stack.findLastIndex(({ family }) => family === mark.family);
    const open = stack[at];
    if (open === undefined) {
      if (passages.length === 0 && stack.length === 0) close ??= mark;
      continue;
    }
    stack.length = at;
    passages.push(between(open, mark, paragraph));
  }
  return { passages, open: stack.at(-1) ?? null, close };
}

const LONGEST_GAP = 4;

/** The paragraph in which a passage that begins in `from` ends, though no paragraph between repeats the opening mark. */
function closingParagraph(pairings: readonly Pairing[], from: number): number | null {
  for (let next = from + 1; next <= from + LONGEST_GAP; next += 1) {
    const pairing = pairings[next];
    if (pairing === undefined || pairing.open !== null) return null;
    if (pairing.close !== null) return next;
    if (pairing.passages.length > 0) return null;
  }
  return null;
}

/** What the marks that nothing closes hold: up to the paragraph's end if the next paragraph goes on, otherwise nothing. */
function carried(pairings: readonly Pairing[], paragraphs: readonly Span[], reopens: ReadonlySet<number>) {
  const found: MarkedPassage[] = [];
  const add = (paragraph: number, inner: Span, isCarried: boolean): void => {
    found.push({ ...inner, outer: inner, paragraph, depth: 0, isCarried, isBlock: false });
  };
  pairings.forEach(({ open, passages }, at) => {
    const [here, next] = [paragraphs[at], paragraphs[at + 1]];
    if (open === null || here === undefined || next === undefined) return;
    if (passages.some(({ start }) => start > open.end)) return;
    if (reopens.has(at + 1)) {
      add(at, { start: open.end, end: here.end }, true);
      return;
    }
    const last = closingParagraph(pairings, at);
    for (let paragraph = at; last !== null && paragraph <= last; paragraph += 1) {
      const whole = paragraphs[paragraph] ?? here;
      const start = paragraph === at ? open.end : whole.start;
      const end = paragraph === last ? (pairings[last]?.close?.start ?? whole.end) : whole.end;
      add(paragraph, { start, end }, paragraph < last);
    }
  });
  return found;
}

const outerFirst = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;
const hasWord = /[\p{L}\p{N}]/u;

/** The passage without the blanks that French puts inside its marks. */
function trimmed(text: string, passage: MarkedPassage): MarkedPassage {
  const words = text.slice(passage.start, passage.end);
  const start = passage.start + words.length - words.trimStart().length;
  return { ...passage, start, end: start + words.trim().length };
}

function withDepth(passages: readonly MarkedPassage[]): MarkedPassage[] {
  const open: MarkedPassage[] = [];
  return passages.toSorted(outerFirst).map((passage) => {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= passage.start) open.pop();
    open.push(passage);
    return { ...passage, depth: open.length - 1 };
  });
}

/**
 * The passages between quotation marks, in order of their start, outer ones first. Cost: linear.
 *
 * A mark that nothing closes opens a passage only if the next paragraph begins with an opening mark or a later one closes it.
 */
export function findMarkedPassages(text: string, paragraphs: readonly Span[]): MarkedPassage[] {
  const marks = findQuotationMarks(text);
  const groups: QuotationMark[][] = paragraphs.map(() => []);
  let paragraph = 0;
  for (const mark of marks) {
    while ((paragraphs[paragraph]?.end ?? Number.POSITIVE_INFINITY) <= mark.start) paragraph += 1;
    groups[paragraph]?.push(mark);
  }
  const pairings = groups.map(pairMarks);
  const begins = groups.flatMap(([first], at) =>
    first !== undefined && first.side === "open" && first.start === paragraphs[at]?.start ? [at] : [],
  );
  const doubles = [
    ...pairings.flatMap(({ passages }) => passages),
    ...carried(pairings, paragraphs, new Set(begins)),
  ];
  doubles.sort(outerFirst);
  const singles = pairSingleMarks(text, groups, doubles);
  const found = [...doubles, ...singles].filter(({ start, end }) => hasWord.test(text.slice(start, end)));
  return withDepth(found.map((passage) => trimmed(text, passage)));
}
