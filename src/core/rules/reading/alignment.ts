import type { Word } from "../../language/content-words.js";
import { depthAt, type Entry, senseOf, upOf } from "../../language/lexicon.js";
import { firstAdjective } from "../../language/lexicon-data.js";
import type { PlaceLists } from "../binding/place-lists.js";
import { keysOf, lemmaNumber, listOfClass, placesFor, STEPS } from "./word-index.js";

/** How a word of the claim relates to its counterpart in the evidence. */
export type Edit =
  | "same"
  | "synonym"
  | "derived"
  | "more general" // the claim's word is the wider one: dog -> animal
  | "more specific"
  | "opposite"
  | "sibling" // another of the same kind: piano -> violin
  | "replaced" // different words in the same place
  | "other number"
  | "missing";

/** One word of the claim with its best counterpart in the evidence; `other` is `null` for `missing`. */
export interface Aligned {
  readonly word: Word;
  readonly other: Word | null;
  /** The place of `other` among the evidence's words; -1 for `missing`. */
  readonly at: number;
  readonly edit: Edit;
  /** Steps between the two words in the hierarchy of senses; 0 if there are none. */
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
  readonly evidence: readonly Word[];
  readonly lists: PlaceLists;
  /** By place, whether a word of the evidence already answers a word of the claim. */
  readonly taken: Uint8Array;
  word: Word;
  previous: number;
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
  const value =
    plain + nearness(at, search.previous) - (search.taken[at] === 1 ? 4.5 : 0) - (sameKind ? 0 : 2);
  if (value <= search.worth) return;
  search.at = at;
  search.edit = edit;
  search.distance = distance;
  search.worth = value;
}

/** Whether a list has places. Considers each of them for an edit. */
function considerAll(search: Search, list: number, edit: Edit): boolean {
  const count = search.lists.countOf(list);
  for (let slot = 0; slot < count; slot += 1) {
    consider(search, Math.floor(search.lists.placeOf(list, slot) / STEPS), edit, 0);
  }
  return count > 0;
}

function considerSenses(search: Search, entry: Entry): void {
  const { lists } = search;
  for (const step of entry.steps) {
    const sense = senseOf(step);
    const list = lists.listOfNumber(sense);
    if (list === 0) continue;
    const up = upOf(step);
    const isAdjective = sense >= firstAdjective;
    const count = lists.countOf(list);
    for (let slot = 0; slot < count; slot += 1) {
      const place = lists.placeOf(list, slot);
      const above = place % STEPS;
      const at = (place - above) / STEPS;
      const distance = up + above;
      if (distance === 0 || (isAdjective && distance === 1)) consider(search, at, "synonym", distance);
      else if (up === 0) consider(search, at, "more general", distance);
      else if (above === 0) consider(search, at, "more specific", distance);
      else if (depthAt(step) >= MIN_SIBLING_DEPTH) consider(search, at, "sibling", distance);
    }
  }
}

function considerFacing(search: Search, entry: Entry): void {
  const { lists } = search;
  for (const sense of entry.facing) {
    const list = lists.listOfNumber(sense);
    const count = lists.countOf(list);
    for (let slot = 0; slot < count; slot += 1) {
      const place = lists.placeOf(list, slot);
      const above = place % STEPS;
      if (above <= 1) consider(search, (place - above) / STEPS, "opposite", 1);
    }
  }
}

/** Searches for the likeliest kinds of counterparts first, and stops at the first kind that has one. */
function searchIn(search: Search): void {
  const { lists } = search;
  const { token, entry } = search.word;
  const { stem, prefix, number } = keysOf(token.form);
  if (considerAll(search, lists.listOfText(stem), "same")) return;
  if (number !== null) {
    if (!considerAll(search, lists.listOfText(number.value), "same")) {
      considerAll(search, lists.listOfText(number.kind), "other number");
    }
    return;
  }
  if (entry !== null && searchByEntry(search, entry)) return;
  if (prefix !== null) considerAll(search, lists.listOfText(prefix), "derived");
}

/** Whether the lexicon's counterparts of a word end the search. Considers them first. */
function searchByEntry(search: Search, entry: Entry): boolean {
  const { lists } = search;
  if (considerAll(search, lists.listOfNumber(lemmaNumber(entry.id)), "same")) return true;
  let isOpposed = false;
  for (const id of entry.opposites) {
    isOpposed = considerAll(search, lists.listOfNumber(lemmaNumber(id)), "opposite") || isOpposed;
  }
  if (isOpposed) return true;
  if (entry.closedClass !== null && considerAll(search, listOfClass(entry.closedClass), "sibling"))
    return true;
  considerFacing(search, entry);
  considerSenses(search, entry);
  return false;
}

/** The value of a candidate's place: best right after the counterpart of the word before. */
function nearness(at: number, previous: number): number {
  if (previous < 0) return 0;
  const step = at - previous;
  return step === 1 ? 1.5 : step > 0 && step < 4 ? 0.8 : Math.abs(step) < 4 ? 0.3 : 0;
}

/**
 * Each content word of the claim with its best counterpart in the evidence.
 *
 * The search is greedy, from left to right. The same word is the best counterpart. One word of the evidence may answer
 * several words of the claim. Cost: linear in the words.
 */
export function align(claim: readonly Word[], evidence: readonly Word[]): readonly Aligned[] {
  const [first] = claim;
  if (first === undefined) return [];
  const taken = new Uint8Array(evidence.length);
  const lists = placesFor(claim, evidence);
  const search: Search = { evidence, lists, taken, word: first, previous: -1, ...nothingFound };
  const aligned: Aligned[] = [];
  for (const word of claim) {
    search.word = word;
    search.at = -1;
    search.edit = "missing";
    search.distance = 0;
    search.worth = 0;
    searchIn(search);
    const { at, edit, distance } = search;
    if (at >= 0) {
      taken[at] = 1;
      search.previous = at;
    }
    aligned.push({ word, other: evidence[at] ?? null, at, edit, distance });
  }
  return withReplacements(aligned, evidence, taken);
}

const nothingFound = { at: -1, edit: "missing", distance: 0, worth: 0 } as const;

/** The alignment with replacements: a missing word answers the free word between its neighbours' counterparts. */
function withReplacements(
  aligned: readonly Aligned[],
  evidence: readonly Word[],
  taken: Uint8Array,
): readonly Aligned[] {
  return aligned.map((one, position) => {
    if (one.edit !== "missing") return one;
    const [before, after] = [aligned[position - 1], aligned[position + 1]];
    if (before?.at === -1 || after?.at === -1) return one;
    const between = (before?.at ?? -1) + 1;
    const other = evidence[between];
    if ((after?.at ?? evidence.length) !== between + 1 || other === undefined || taken[between] === 1)
      return one;
    return { word: one.word, other, at: between, edit: "replaced", distance: 0 };
  });
}
