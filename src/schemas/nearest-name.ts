/** How many letters must be added, removed or replaced to turn one name into the other. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const removed = (above[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

// A name comes from a caller: the cost grows with its length.
const LONGEST = 60;

/**
 * The name that a misspelled one most likely means, or `null` where none is near.
 *
 * Ignores case, dashes and underscores; takes one wrong letter in three, and a name that begins with the other.
 */
export function findNearestName(wrong: string, names: readonly string[]): string | null {
  const given = bare(wrong);
  if (given.length < 2 || given.length > LONGEST) return null;
  const near = names.flatMap((name) => {
    const right = bare(name);
    const isBeginning = given.length > 2 && (right.startsWith(given) || given.startsWith(right));
    const distance = editDistance(given, right);
    return isBeginning || distance <= Math.ceil(given.length / 3) ? [{ name, distance }] : [];
  });
  return near.sort((a, b) => a.distance - b.distance)[0]?.name ?? null;
}
