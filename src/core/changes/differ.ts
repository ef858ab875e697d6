import { diffArrays } from "diff";

/** A stretch where two sequences differ: `before` from `from` to `to`, and `after` likewise, the ends excluded. */
export interface Stretch {
  readonly before: { readonly from: number; readonly to: number };
  readonly after: { readonly from: number; readonly to: number };
}

/** The stretches where two sequences of numbers differ. `isCapped` if the work was cut off, and all is one stretch. */
export interface Difference {
  readonly stretches: readonly Stretch[];
  readonly isCapped: boolean;
}

function common(before: readonly number[], after: readonly number[]) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/**
 * The difference of two sequences of numbers, by Myers' algorithm.
 *
 * Cost: the length times `maxEdits` at most. Above that, everything between the common start and the common end is one
 * stretch.
 */
export function differ(before: readonly number[], after: readonly number[], maxEdits: number): Difference {
  const { head, tail } = common(before, after);
  const [beforeEnd, afterEnd] = [before.length - tail, after.length - tail];
  if (head === beforeEnd && head === afterEnd) return { stretches: [], isCapped: false };
  const whole = { before: { from: head, to: beforeEnd }, after: { from: head, to: afterEnd } };
  if (head === beforeEnd || head === afterEnd) return { stretches: [whole], isCapped: false };
  const parts = diffArrays(before.slice(head, beforeEnd), after.slice(head, afterEnd), {
    maxEditLength: maxEdits,
  });
  if (parts === undefined) return { stretches: [whole], isCapped: true };
  const stretches: Stretch[] = [];
  let [i, j, from, start] = [head, head, head, head];
  const close = (): void => {
    if (i > from || j > start) stretches.push({ before: { from, to: i }, after: { from: start, to: j } });
  };
  for (const { added, removed, count } of parts) {
    if (removed) i += count;
    else if (added) j += count;
    else {
      close();
      i += count;
      j += count;
      from = i;
      start = j;
    }
  }
  close();
  return { stretches, isCapped: false };
}

/** For each element of `before`, its place in `after`; -1 if it is in none. */
export function matches(before: readonly number[], after: readonly number[], maxEdits: number) {
  const { stretches, isCapped } = differ(before, after, maxEdits);
  const places = new Array<number>(before.length).fill(-1);
  let [i, j] = [0, 0];
  for (const { before: left, after: right } of [
    ...stretches,
    { before: { from: before.length, to: before.length }, after: { from: after.length, to: after.length } },
  ]) {
    while (i < left.from) {
      places[i] = j;
      i += 1;
      j += 1;
    }
    i = left.to;
    j = right.to;
  }
  return { places, isCapped };
}
