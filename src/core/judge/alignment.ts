import type { Entry } from "../language/lexicon.js";
import { firstAdjective } from "../language/lexicon-data.js";
import type { Word } from "../language/speech.js";
import { indexFor, numberKey, placesUnder, type WordIndex } from "./word-index.js";

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

/** The search for one word's counterpart: the best candidate so far, and what makes one better. */
interface Search {
  readonly word: Word;
  readonly evidence: readonly Word[];
  readonly taken: ReadonlySet<number>;
  readonly previous: number;
  at: number;
  edit: Edit;
  distance: number;
  worth: number;
}

const BEST_NEARNESS = 1.5;

function consider(search: Search, at: number, edit: Edit, distance: number): void {
  const plain = worth[edit] - 0.4 * distance;
  if (plain + BEST_NEARNESS <= search.worth) return;
  const other = search.evidence[at];
  const sameKind = edit === "same" || edit === "derived" || other?.kind === search.word.kind;
  const value = plain + nearness(at, search.previous) - (search.taken.has(at) ? 4.5 : 0) - (sameKind ? 0 : 2);
  if (value <= search.worth) return;
  search.at = at;
  search.edit = edit;
  search.distance = distance;
  search.worth = value;
}

/** Considers every place for an edit; whether there were any. */
function considerAll(search: Search, places: readonly number[] | undefined, edit: Edit): boolean {
  if (places === undefined) return false;
  for (const at of places) consider(search, at, edit, 0);
  return places.length > 0;
}

function considerSenses(search: Search, entry: Entry, index: WordIndex): void {
  for (const { sense, up, depth } of entry.line) {
    const places = placesUnder(index, sense);
    if (places === undefined) continue;
    const isAdjective = sense >= firstAdjective;
    for (let slot = 0; slot < places.length; slot += 2) {
      const at = places[slot] ?? 0;
      const above = places[slot + 1] ?? 0;
      const distance = up + above;
      if (distance === 0 || (isAdjective && distance === 1)) consider(search, at, "synonym", distance);
      else if (up === 0) consider(search, at, "more general", distance);
      else if (above === 0) consider(search, at, "more specific", distance);
      else if (depth >= MIN_SIBLING_DEPTH) consider(search, at, "sibling", distance);
    }
  }
}

function considerFacing(search: Search, entry: Entry, index: WordIndex): void {
  for (const sense of entry.facing) {
    const places = placesUnder(index, sense) ?? [];
    for (let slot = 0; slot < places.length; slot += 2) {
      if ((places[slot + 1] ?? 9) <= 1) consider(search, places[slot] ?? 0, "opposite", 1);
    }
  }
}

/** Looks for the likeliest counterparts first; less likely kinds are not looked at where a likelier one is there. */
function searchIn(search: Search, index: WordIndex): void {
  const { token, entry } = search.word;
  if (considerAll(search, index.byStem.get(token.stem), "same")) return;
  const number = numberKey(token);
  if (number !== null) {
    if (!considerAll(search, index.byStem.get(number.value), "same")) {
      considerAll(search, index.byClass.get(number.kind), "other number");
    }
    return;
  }
  if (entry !== null) {
    if (considerAll(search, index.byLemma.get(entry.lemma), "same")) return;
    let isOpposed = false;
    for (const lemma of entry.opposites) {
      isOpposed = considerAll(search, index.byLemma.get(lemma), "opposite") || isOpposed;
    }
    if (isOpposed) return;
    if (entry.closedClass !== null && considerAll(search, index.byClass.get(entry.closedClass), "sibling"))
      return;
    considerFacing(search, entry, index);
    considerSenses(search, entry, index);
  }
  if (token.stem.length > 4) considerAll(search, index.byPrefix.get(token.stem.slice(0, 5)), "derived");
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
  const index = indexFor(claim, evidence);
  const taken = new Set<number>();
  let previous = -1;
  const aligned = claim.map((word): Aligned => {
    const search: Search = {
      word,
      evidence,
      taken,
      previous,
      at: -1,
      edit: "missing",
      distance: 0,
      worth: 0,
    };
    searchIn(search, index);
    if (search.at < 0) return { word, other: null, edit: "missing", distance: 0 };
    taken.add(search.at);
    previous = search.at;
    return { word, other: evidence[search.at] ?? null, edit: search.edit, distance: search.distance };
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
