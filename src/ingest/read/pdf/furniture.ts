import type { Segment } from "./segments.js";

/** Lines at the top and at the foot of a page that may be repeated there. */
const EDGE_LINES = 3;

/** Points by which the place of a repeated line may differ. */
const PLACE = 12;

/** The share of the pages, and the number of them, from which a line counts as repeated. */
const SHARE = 0.3;
const ENOUGH = 5;

/** A line's words with every number alike, so that page numbers repeat. */
const shape = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/^[ivxlc]{1,7}$/, "#")
    .replace(/\s+/g, "");

const keyOf = ({ text, y }: Segment): string => `${shape(text)}@${Math.round(y / PLACE)}`;

/** The places next to a line's own, because rounding can part two lines that are close. */
const keysNear = ({ text, y }: Segment): readonly string[] =>
  [-1, 0, 1].map((step) => `${shape(text)}@${Math.round(y / PLACE) + step}`);

function edgesOf(page: readonly Segment[]): readonly Segment[] {
  const heights = [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => b - a);
  const top = heights[EDGE_LINES - 1] ?? Number.NEGATIVE_INFINITY;
  const foot = heights.at(-EDGE_LINES) ?? Number.POSITIVE_INFINITY;
  return page.filter(({ y }) => Math.round(y) >= top || Math.round(y) <= foot);
}

/** The pages without their repeated headers, footers and page numbers. */
export function withoutFurniture(pages: readonly (readonly Segment[])[]): readonly (readonly Segment[])[] {
  if (pages.length < 2) return pages;
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgesOf(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(2, Math.min(ENOUGH, Math.ceil(SHARE * pages.length)));
  const isRepeated = (segment: Segment): boolean =>
    keysNear(segment).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0) >= enough;
  return pages.map((page) => {
    const edges = new Set(edgesOf(page));
    return page.filter((segment) => !edges.has(segment) || !isRepeated(segment));
  });
}
