import { numberOf, ordinalOf } from "../language/quantities.js";
import type { Word } from "../language/speech.js";
import type { Token } from "../language/tokens.js";

const MAX_PLACES = 12;
const MAX_SENSES = 65_536;

/** The evidence's words by stem, by lemma and by every sense above them, so that alignment is linear. */
export interface WordIndex {
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly byLemma: ReadonlyMap<string, readonly number[]>;
  readonly byClass: ReadonlyMap<string, readonly number[]>;
  /** Places in pairs: which word, how many steps above it the sense is. */
  readonly bySense: ReadonlyMap<number, readonly number[]>;
  readonly byPrefix: ReadonlyMap<string, readonly number[]>;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else if (values.length < MAX_PLACES) values.push(value);
}

/** "two" and "2" have one key, "2nd" and "second" another. */
export function numberKey(token: Token): { readonly kind: string; readonly value: string } | null {
  const place = ordinalOf(token);
  if (place !== null) return { kind: "ordinal", value: `#${place}th` };
  const number = numberOf(token);
  return number === null ? null : { kind: "number", value: `#${number}` };
}

/**
 * Which senses the claim asks for, and which of them the evidence has: marked with the number of the alignment, so that
 * nothing needs to be cleared. Few senses are common to two texts, and hashing all of them was most of the work.
 */
const asked = new Int32Array(MAX_SENSES);
const answered = new Int32Array(MAX_SENSES);
let alignments = 0;

function ask(words: readonly Word[]): void {
  alignments = alignments === 2_147_483_647 ? 1 : alignments + 1;
  for (const { entry } of words) {
    if (entry === null) continue;
    for (const { sense } of entry.line) asked[sense] = alignments;
    for (const sense of entry.facing) asked[sense] = alignments;
  }
}

function indexOf(words: readonly Word[]): WordIndex {
  const byStem = new Map<string, number[]>();
  const byLemma = new Map<string, number[]>();
  const byClass = new Map<string, number[]>();
  const byPrefix = new Map<string, number[]>();
  const bySense = new Map<number, number[]>();
  words.forEach(({ token, entry }, at) => {
    push(byStem, token.stem, at);
    if (token.stem.length > 4) push(byPrefix, token.stem.slice(0, 5), at);
    const key = numberKey(token);
    if (key !== null) {
      push(byClass, key.kind, at);
      push(byStem, key.value, at);
    }
    if (entry === null) return;
    push(byLemma, entry.lemma, at);
    if (entry.closedClass !== null) push(byClass, entry.closedClass, at);
    for (const { sense, up } of entry.line) {
      if (asked[sense] !== alignments) continue;
      answered[sense] = alignments;
      const places = bySense.get(sense);
      if (places === undefined) bySense.set(sense, [at, up]);
      else if (places.length < 2 * MAX_PLACES) places.push(at, up);
    }
  });
  return { byStem, byLemma, byClass, bySense, byPrefix };
}

/** The evidence's words as the claim's words ask for them. The last index made is the one to search in. */
export function indexFor(claim: readonly Word[], evidence: readonly Word[]): WordIndex {
  ask(claim);
  return indexOf(evidence);
}

/** The words of the evidence under a sense, in pairs of place and steps above; for the last index made. */
export function placesUnder(index: WordIndex, sense: number): readonly number[] | undefined {
  return answered[sense] === alignments ? index.bySense.get(sense) : undefined;
}
