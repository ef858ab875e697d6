import type { Numbers, Pair, Piece } from "./pairing.js";
import { weightOfPiece } from "./pairing.js";

/** Pieces of this many words or more are known again wherever they stand. */
const OWN_WORDS = 4;
const LEAST_LIKENESS = 0.6;
/** The most comparisons of pieces that have lost their place. */
const MAX_COMPARISONS = 200_000;
/** Words that too many lost pieces have are not used to find a counterpart. */
const COMMON_WORD = 30;

export const phraseOf = (piece: Piece): string => piece.map(({ key }) => key).join(" ");

/** Whether a short piece means something only in its place, such as a cell with "yes" or "30". */
const isOfItsPlace = (piece: Piece): boolean =>
  piece.length === 1 && piece.every(({ key }) => key === "yes" || key === "no" || /^\p{N}/u.test(key));

/**
 * The two lists without the pieces that both have, wherever they stand.
 *
 * Invariant: a piece that one list has twice and the other once stays once.
 */
export function withoutMoved<T extends { readonly words: Piece }>(before: readonly T[], after: readonly T[]) {
  const counts = new Map<string, number>();
  for (const { words } of after) {
    const phrase = phraseOf(words);
    if (!isOfItsPlace(words)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const moved = new Map<string, number>();
  const take = (from: Map<string, number>, words: Piece): boolean => {
    const phrase = phraseOf(words);
    const left = from.get(phrase) ?? 0;
    if (left === 0) return false;
    from.set(phrase, left - 1);
    return true;
  };
  const left = before.filter(({ words }) => {
    if (!take(counts, words)) return true;
    moved.set(phraseOf(words), (moved.get(phraseOf(words)) ?? 0) + 1);
    return false;
  });
  return { before: left, after: after.filter(({ words }) => !take(moved, words)) };
}

/** Whether a text has a piece elsewhere, word for word: then nothing is gone. Short pieces need their place. */
export const isHeldBy = (phrases: ReadonlySet<string>, piece: Piece): boolean =>
  piece.length >= OWN_WORDS && phrases.has(phraseOf(piece));

/** How alike two pieces are by their words, from 0 to 1, whatever the order. */
function likeness(one: Piece, other: Piece): number {
  const counts = new Map<string, number>();
  for (const { key } of one) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = other.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left > 0;
  });
  return (2 * weightOfPiece(shared)) / (weightOfPiece(one) + weightOfPiece(other));
}

/**
 * Pairs each lost piece with the new piece most like it, where both were moved and edited.
 *
 * Cost: at most `MAX_COMPARISONS` comparisons; pieces after that stay alone.
 */
export function pairMoved(
  lost: readonly Piece[],
  gained: readonly Piece[],
  numbers: Numbers,
): readonly Pair[] {
  const places = new Map<number, number[]>();
  gained.forEach((piece, place) => {
    for (const key of new Set(piece.map(({ key }) => key))) {
      const at = numbers.of(key);
      places.set(at, [...(places.get(at) ?? []).slice(-COMMON_WORD), place]);
    }
  });
  const taken = new Set<number>();
  let left = MAX_COMPARISONS;
  const pairs = lost.map((piece): Pair => {
    const seen = new Map<number, number>();
    for (const { key } of piece) {
      const found = places.get(numbers.of(key)) ?? [];
      if (found.length < COMMON_WORD) for (const place of found) seen.set(place, (seen.get(place) ?? 0) + 1);
    }
    let [best, place] = [LEAST_LIKENESS, -1];
    for (const [at] of [...seen].filter(([at]) => !taken.has(at)).slice(0, 200)) {
      const other = gained[at];
      left -= 1;
      if (left < 0 || other === undefined) break;
      const like = likeness(piece, other);
      if (like > best && Math.min(piece.length, other.length) >= OWN_WORDS) [best, place] = [like, at];
    }
    if (place < 0) return { before: piece, after: null };
    taken.add(place);
    return { before: piece, after: gained[place] ?? null };
  });
  return [
    ...pairs,
    ...gained.filter((_, at) => !taken.has(at)).map((piece): Pair => ({ before: null, after: piece })),
  ];
}
