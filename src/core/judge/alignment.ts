import type { Entry } from "../language/lexicon.js";
import { firstAdjective } from "../language/lexicon-data.js";
import { numberOf, ordinalOf } from "../language/quantities.js";
import type { Word } from "../language/speech.js";
import type { Token } from "../language/tokens.js";

/** How a word of the claim stands to the word of the evidence it is aligned with. */
export type Edit =
  | "same"
  | "synonym"
  | "derived"
  | "more general" // the claim's word is the wider one: dog -> animal
  | "more specific"
  | "opposite"
  | "sibling" // another of the same kind: piano -> violin
  | "replaced" // unlike words in the same place
  | "other number"
  | "missing";

/** One word of the claim with its best counterpart in the evidence; `other` is `null` for `missing`. */
export interface Aligned {
  readonly word: Word;
  readonly other: Word | null;
  readonly edit: Edit;
  /** Steps in the hierarchy of senses between the two, where there are any. */
  readonly distance: number;
}

const worth: Readonly<Record<Edit, number>> = {
  same: 10,
  synonym: 8,
  derived: 7,
  "more general": 6,
  opposite: 5.5,
  "more specific": 5,
  "other number": 4,
  sibling: 3,
  replaced: 0,
  missing: 0,
};
const MIN_SIBLING_DEPTH = 4;
const MAX_PLACES = 12;

/** The evidence's words by stem, by lemma and by every sense above them, so that alignment is linear. */
interface Index {
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
function numberKey(token: Token): { readonly kind: string; readonly value: string } | null {
  const place = ordinalOf(token);
  if (place !== null) return { kind: "ordinal", value: `#${place}th` };
  const number = numberOf(token);
  return number === null ? null : { kind: "number", value: `#${number}` };
}

function indexOf(words: readonly Word[]): Index {
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
      const places = bySense.get(sense);
      if (places === undefined) bySense.set(sense, [at, up]);
      else if (places.length < 2 * MAX_PLACES) places.push(at, up);
    }
  });
  return { byStem, byLemma, byClass, bySense, byPrefix };
}

interface Candidate {
  readonly at: number;
  readonly edit: Edit;
  readonly distance: number;
}

function bySenses(entry: Entry, index: Index): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { sense, up, depth } of entry.line) {
    const places = index.bySense.get(sense);
    if (places === undefined) continue;
    for (let slot = 0; slot < places.length; slot += 2) {
      const at = places[slot] ?? 0;
      const above = places[slot + 1] ?? 0;
      const distance = up + above;
      const isAdjective = sense >= firstAdjective;
      if (distance === 0 || (isAdjective && distance === 1)) found.push({ at, edit: "synonym", distance });
      else if (up === 0) found.push({ at, edit: "more general", distance });
      else if (above === 0) found.push({ at, edit: "more specific", distance });
      else if (depth >= MIN_SIBLING_DEPTH) found.push({ at, edit: "sibling", distance });
    }
  }
  return found;
}

function facingWords(entry: Entry, index: Index): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const sense of entry.facing) {
    const places = index.bySense.get(sense) ?? [];
    for (let slot = 0; slot < places.length; slot += 2) {
      if ((places[slot + 1] ?? 9) <= 1) found.push({ at: places[slot] ?? 0, edit: "opposite", distance: 1 });
    }
  }
  return found;
}

const as = (edit: Edit, places: readonly number[] | undefined): readonly Candidate[] =>
  places === undefined ? [] : places.map((at) => ({ at, edit, distance: 0 }));

function candidatesFor(word: Word, index: Index): readonly Candidate[] {
  const same = as("same", index.byStem.get(word.token.stem));
  if (same.length > 0) return same;
  const number = numberKey(word.token);
  if (number !== null) {
    const equal = as("same", index.byStem.get(number.value));
    return equal.length > 0 ? equal : as("other number", index.byClass.get(number.kind));
  }
  const { entry } = word;
  const derived =
    word.token.stem.length > 4 ? as("derived", index.byPrefix.get(word.token.stem.slice(0, 5))) : [];
  if (entry === null) return derived;
  const lemma = as("same", index.byLemma.get(entry.lemma));
  if (lemma.length > 0) return lemma;
  const opposite: Candidate[] = [];
  for (const lemma of entry.opposites) opposite.push(...as("opposite", index.byLemma.get(lemma)));
  if (opposite.length > 0) return opposite;
  const classmates = entry.closedClass === null ? [] : as("sibling", index.byClass.get(entry.closedClass));
  if (classmates.length > 0) return classmates;
  return [...facingWords(entry, index), ...bySenses(entry, index), ...derived];
}

/** How well a candidate stands beside the counterparts of the words before: alignment likes to run in parallel. */
function nearness(at: number, previous: number): number {
  if (previous < 0) return 0;
  const step = at - previous;
  return step === 1 ? 1.5 : step > 0 && step < 4 ? 0.8 : Math.abs(step) < 4 ? 0.3 : 0;
}

/**
 * Each content word of the claim with its best counterpart in the evidence.
 *
 * Greedy from left to right, same words first; one word of the evidence may answer several. Cost: linear in the words.
 */
export function align(claim: readonly Word[], evidence: readonly Word[]): readonly Aligned[] {
  const index = indexOf(evidence);
  const taken = new Set<number>();
  let previous = -1;
  const aligned = claim.map((word): Aligned => {
    let best: Candidate | null = null;
    let bestWorth = 0;
    for (const candidate of candidatesFor(word, index)) {
      const other = evidence[candidate.at];
      const sameKind =
        other !== undefined &&
        (other.kind === word.kind || candidate.edit === "same" || candidate.edit === "derived");
      const value =
        worth[candidate.edit] -
        0.4 * candidate.distance +
        nearness(candidate.at, previous) -
        (taken.has(candidate.at) ? 4.5 : 0) -
        (sameKind ? 0 : 2);
      if (value > bestWorth) {
        best = candidate;
        bestWorth = value;
      }
    }
    if (best === null) return { word, other: null, edit: "missing", distance: 0 };
    taken.add(best.at);
    previous = best.at;
    return { word, other: evidence[best.at] ?? null, edit: best.edit, distance: best.distance };
  });
  return withReplacements(aligned, evidence, taken);
}

/** A missing word stands for the one free word between the counterparts of its neighbours, where there is just one. */
function withReplacements(
  aligned: readonly Aligned[],
  evidence: readonly Word[],
  taken: ReadonlySet<number>,
): readonly Aligned[] {
  const placeOf = new Map(evidence.map((word, at) => [word.index, at] as const));
  const at = (one: Aligned | undefined, none: number): number =>
    one?.other ? (placeOf.get(one.other.index) ?? none) : none;
  return aligned.map((one, position) => {
    if (one.edit !== "missing") return one;
    const [before, after] = [aligned[position - 1], aligned[position + 1]];
    const from = before === undefined ? -1 : at(before, -9);
    const to = after === undefined ? evidence.length : at(after, -9);
    const other = evidence[from + 1];
    if (from === -9 || to !== from + 2 || other === undefined || taken.has(from + 1)) return one;
    return { word: one.word, other, edit: "replaced", distance: 0 };
  });
}
