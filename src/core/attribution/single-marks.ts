import { between, type MarkedPassage } from "./passage.js";
import type { QuotationMark } from "./quotation-marks.js";

const letter = /\p{L}/u;
const clipped = /^(?:em|til|tis|twas|cause|n|bout|round|ere|cuz|tude)\b|^\d0s/i;

const isOpen = (text: string, mark: QuotationMark): boolean =>
  mark.side === "open" && !clipped.test(text.slice(mark.end, mark.end + 6));

const isClose = (text: string, mark: QuotationMark): boolean =>
  mark.side !== "open" && !letter.test(text.charAt(mark.end)) && /\S/.test(text.charAt(mark.start - 1));

/** A mark after "s" may be a possessive: "the workers' rights". Punctuation before the mark shows that it closes. */
const isCertain = (text: string, mark: QuotationMark): boolean => !/[sSzx]/.test(text.charAt(mark.start - 1));

/** For each place, the innermost of the passages that hold it, by walking both in order. */
function holders(
  marks: readonly QuotationMark[],
  passages: readonly MarkedPassage[],
): (MarkedPassage | null)[] {
  const stack: MarkedPassage[] = [];
  let next = 0;
  return marks.map(({ start }) => {
    for (; (passages[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next += 1) {
      const passage = passages[next];
      if (passage !== undefined) stack.push(passage);
    }
    while ((stack.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) stack.pop();
    return stack.at(-1) ?? null;
  });
}

/** The closing marks that belong to each opening mark of one paragraph: the next certain one, otherwise the next one. */
function pairsOf(text: string, marks: readonly QuotationMark[], holder: readonly (MarkedPassage | null)[]) {
  const pairs: [QuotationMark, QuotationMark][] = [];
  const certain = new Map<MarkedPassage | null, number>();
  const any = new Map<MarkedPassage | null, number>();
  let from = Number.POSITIVE_INFINITY;
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const [mark, inside] = [marks[at], holder[at] ?? null];
    if (mark === undefined) continue;
    const close = marks[certain.get(inside) ?? any.get(inside) ?? -1];
    if (isOpen(text, mark) && close !== undefined) {
      pairs.push([mark, close]);
      from = mark.start;
      certain.delete(inside);
      any.delete(inside);
    } else if (isClose(text, mark) && mark.end <= from) {
      any.set(inside, at);
      if (isCertain(text, mark)) certain.set(inside, at);
    }
  }
  return pairs.reverse();
}

/** The passages between single marks. `passages` are those between other marks, which no pair may cross. */
export function pairSingleMarks(
  text: string,
  groups: readonly (readonly QuotationMark[])[],
  passages: readonly MarkedPassage[],
): MarkedPassage[] {
  let next = 0;
  return groups.flatMap((group, paragraph) => {
    const from = next;
    while ((passages[next]?.paragraph ?? Number.POSITIVE_INFINITY) <= paragraph) next += 1;
    const marks = group.filter(({ family }) => family === "single");
    if (marks.length < 2) return [];
    const holder = holders(marks, passages.slice(from, next));
    return pairsOf(text, marks, holder).map(([open, close]) => between(open, close, paragraph));
  });
}
