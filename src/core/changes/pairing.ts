import { matches } from "./differ.js";
import type { Word } from "./passages.js";

/** Words of a text that stand together: a sentence, or the part of one that has a counterpart. */
export type Piece = readonly Word[];

/** Pieces of both texts that belong together. One side is `null` if the piece has no counterpart. */
export interface Pair {
  readonly before: Piece | null;
  readonly after: Piece | null;
}

/** The numbers of words: equal keys have equal numbers. */
export class Numbers {
  readonly #known = new Map<string, number>();

  of(key: string): number {
    const known = this.#known.get(key) ?? this.#known.size;
    this.#known.set(key, known);
    return known;
  }
}

/** The most edits between two stretches of words. Above that, sentences are paired by the words they share. */
const MAX_WORD_EDITS = 1500;
const LEAST_SHARE = 0.5;

/** How much a word says that two sentences share it: little for short words. */
const weightOf = ({ key }: Word): number => (key.length <= 3 ? 0.3 : 1);
export const weightOfPiece = (piece: Piece): number => piece.reduce((sum, word) => sum + weightOf(word), 0);

interface Side {
  readonly words: readonly Word[];
  /** The places where pieces begin, in order. */
  readonly starts: Set<number>;
}

function sideOf(pieces: readonly Piece[]): Side {
  const starts = new Set<number>();
  let at = 0;
  for (const piece of pieces) {
    starts.add(at);
    at += piece.length;
  }
  return { words: pieces.flat(), starts };
}

function piecesOf({ words, starts }: Side): readonly Piece[] {
  const ordered = [...starts].sort((one, other) => one - other);
  return ordered.map((start, at) => words.slice(start, ordered[at + 1] ?? words.length));
}

/** Divides both sides at the places where one is divided, if the words on both sides of the place agree. */
function divideAlike(before: Side, after: Side, places: readonly number[]): void {
  const [inBefore, inAfter] = [[...before.starts], new Set(after.starts)];
  for (let at = 1; at < places.length; at += 1) {
    const place = places[at] ?? -1;
    if (place > 0 && places[at - 1] === place - 1 && inAfter.has(place)) before.starts.add(at);
  }
  for (const at of inBefore) {
    const place = places[at] ?? -1;
    if (at > 0 && place > 0 && places[at - 1] === place - 1) after.starts.add(place);
  }
}

/** The weight of the words that each piece of `before` shares with each of `after`, by the pieces' numbers. */
function shares(before: readonly Piece[], after: readonly Piece[], places: readonly number[]) {
  const pieceAt = after.flatMap((piece, number) => piece.map(() => number));
  const shared = before.map(() => new Map<number, number>());
  let at = 0;
  before.forEach((piece, number) => {
    for (const word of piece) {
      const other = pieceAt[places[at] ?? -1];
      if (other !== undefined) shared[number]?.set(other, (shared[number]?.get(other) ?? 0) + weightOf(word));
      at += 1;
    }
  });
  return shared;
}

/** Whether two pieces say the same thing in other words: they share half of the shorter one. */
function belong(shared: number, before: Piece, after: Piece): boolean {
  const [one, other] = [weightOfPiece(before), weightOfPiece(after)];
  const least = Math.min(one, other);
  if (shared < LEAST_SHARE * least) return false;
  // A short piece may share its few words with a long sentence by chance.
  return (
    shared >= 2 || shared >= 0.6 * Math.max(one, other) || (least < 2 && shared >= 0.8 * least && least > 1)
  );
}

const sameWords = (one: Piece, other: Piece): boolean =>
  one.length === other.length && one.every(({ key }, at) => key === other[at]?.key);

/** Pieces that belong together as groups of neighbours, and the pieces that belong to none. */
function group(
  before: readonly Piece[],
  after: readonly Piece[],
  places: readonly number[],
): readonly Pair[] {
  const shared = shares(before, after, places);
  const pairs: Pair[] = [];
  let next = 0;
  const isLinked = (i: number, j: number): boolean => {
    const [one, other] = [before[i], after[j]];
    return one !== undefined && other !== undefined && belong(shared[i]?.get(j) ?? 0, one, other);
  };
  for (let i = 0; i < before.length; i += 1) {
    const j = [...(shared[i]?.keys() ?? [])].find((place) => place >= next && isLinked(i, place));
    if (j === undefined) {
      pairs.push({ before: before[i] ?? null, after: null });
      continue;
    }
    for (; next < j; next += 1) pairs.push({ before: null, after: after[next] ?? null });
    let [lastBefore, lastAfter] = [i, j];
    for (;;) {
      if (isLinked(lastBefore, lastAfter + 1)) lastAfter += 1;
      else if (isLinked(lastBefore + 1, lastAfter)) lastBefore += 1;
      else break;
    }
    pairs.push({
      before: before.slice(i, lastBefore + 1).flat(),
      after: after.slice(j, lastAfter + 1).flat(),
    });
    i = lastBefore;
    next = lastAfter + 1;
  }
  for (; next < after.length; next += 1) pairs.push({ before: null, after: after[next] ?? null });
  return pairs;
}

/**
 * The pieces of two stretches that differ, paired by the words that they share. Pieces with the same words are left out.
 *
 * Where only one text ends a sentence between words that both have, both are divided there.
 */
export function pairPieces(
  before: readonly Piece[],
  after: readonly Piece[],
  numbers: Numbers,
): { readonly pairs: readonly Pair[]; readonly isCapped: boolean } {
  const [left, right] = [sideOf(before), sideOf(after)];
  const { places, isCapped } = matches(
    left.words.map(({ key }) => numbers.of(key)),
    right.words.map(({ key }) => numbers.of(key)),
    MAX_WORD_EDITS,
  );
  divideAlike(left, right, places);
  const pairs = group(piecesOf(left), piecesOf(right), places).filter(
    (pair) => pair.before === null || pair.after === null || !sameWords(pair.before, pair.after),
  );
  return { pairs, isCapped };
}
