import { compareTexts } from "./compare-texts.js";

/** The most versions that are looked at, from the newest. */
const MOST_VERSIONS = 12;

/**
 * Whether a page flips between texts: its newest text is one that it had before, and another text stood in between.
 *
 * `versions` are in order, the oldest first; the last 12 count. Two texts are one if only noise differs.
 * Cost: at most 11 comparisons.
 */
export function isBackAndForth(versions: readonly string[]): boolean {
  const last = versions.slice(-MOST_VERSIONS);
  const newest = last.at(-1);
  if (newest === undefined) return false;
  let hasLeft = false;
  for (const version of last.slice(0, -1).reverse()) {
    const isSame = !compareTexts(version, newest).isChanged;
    if (isSame && hasLeft) return true;
    hasLeft ||= !isSame;
  }
  return false;
}
