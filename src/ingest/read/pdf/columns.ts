import type { Segment } from "./segments.js";

/** Columns inside columns that are looked for. */
const DEEPEST = 4;

/** Lines that each side of a gutter must have. */
const FEWEST_LINES = 3;

/** Characters that a column's median line must have. Shorter ones are the cells of a table. */
const COLUMN_CHARACTERS = 14;

/** Points that lie free on the left of a column. */
const FREE = 4;

const fromTop = (one: Segment, other: Segment): number => other.y - one.y || one.left - other.left;

interface Split {
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
  readonly across: readonly Segment[];
}

function splitAt(segments: readonly Segment[], x: number): Split {
  return {
    left: segments.filter(({ right }) => right <= x - FREE / 2),
    right: segments.filter(({ left }) => left >= x - FREE / 2),
    across: segments.filter(({ left, right }) => left < x - FREE / 2 && right > x - FREE / 2),
  };
}

function isProse(column: readonly Segment[]): boolean {
  if (column.length < FEWEST_LINES) return false;
  const lengths = column.map(({ text }) => text.length).sort((a, b) => a - b);
  return (lengths[Math.floor(lengths.length / 2)] ?? 0) >= COLUMN_CHARACTERS;
}

/** Whether some lines of both columns stand side by side. */
function areBeside(left: readonly Segment[], right: readonly Segment[]): boolean {
  const heights = right.map(({ y }) => y);
  const [top, bottom] = [Math.max(...heights), Math.min(...heights)];
  return left.filter(({ y, size }) => y <= top + size && y >= bottom - size).length >= FEWEST_LINES;
}

/** The left edges at which several lines begin, the most common ones first. */
function edgesOf(segments: readonly Segment[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { left } of segments) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 30)
    .map(([edge]) => edge);
}

/** The best split into two columns of prose, or `null`. */
function findSplit(segments: readonly Segment[]): Split | null {
  let best: Split | null = null;
  for (const edge of edgesOf(segments)) {
    const split = splitAt(segments, edge);
    if (!isProse(split.left) || !isProse(split.right) || !areBeside(split.left, split.right)) continue;
    if (split.across.length > (split.left.length + split.right.length) / 2) continue;
    if (best === null || split.across.length < best.across.length) best = split;
  }
  return best;
}

/**
 * The segments in the order in which people read them: column by column, between the lines that run across.
 *
 * Cost: linear in the segments for each of at most 30 edges, four levels deep.
 */
export function inReadingOrder(segments: readonly Segment[], depth = 0): readonly Segment[] {
  const split = depth < DEEPEST && segments.length >= 2 * FEWEST_LINES ? findSplit(segments) : null;
  if (split === null) return [...segments].sort(fromTop);
  const [isLeft, isAcross] = [new Set(split.left), new Set(split.across)];
  const ordered: Segment[] = [];
  let band: Segment[] = [];
  const flush = (): void => {
    for (const side of [true, false])
      ordered.push(
        ...inReadingOrder(
          band.filter((one) => isLeft.has(one) === side),
          depth + 1,
        ),
      );
    band = [];
  };
  for (const segment of [...segments].sort(fromTop)) {
    if (!isAcross.has(segment)) {
      band.push(segment);
      continue;
    }
    flush();
    ordered.push(segment);
  }
  flush();
  return ordered;
}
