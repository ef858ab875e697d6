// Hidden state: one set of lists, reused for each pair, and the claim that it was filled for. This is safe in the pure
// core. `placesFor` empties the lists before it fills them, and `align` reads them before the next call, without an await
// in between. The bound is the size of the largest pair, which `MAX_JUDGED_CHARACTERS` limits. There is one class key for
// each closed class in the code.

import type { Word } from "../../language/content-words.js";
import { type Form, perForm } from "../../language/forms.js";
import { type Entry, senseOf, upOf } from "../../language/lexicon.js";
import { numberOf, ordinalOf } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";
import { type Key, keyOf, PlaceLists } from "../binding/place-lists.js";

/** The keys of a word, besides its lemma and senses. Computed once for each form. */
export interface Keys {
  readonly stem: Key;
  /** The first letters of a stem that is long enough to be derived from another stem. */
  readonly prefix: Key | null;
  /** The value and the kind: "two" and "2" have one value, "2nd" and "second" another value of another kind. */
  readonly number: { readonly kind: Key; readonly value: Key } | null;
}

const PREFIX = 5;
const FIRST_LEMMA = 65_536;
/** A place and the steps above it share a number: `place * STEPS + steps`. */
export const STEPS = 8;

const classKeys = new Map<string, Key>();

/** The key of a closed class, or of "number" or "ordinal". The judge's own lists bound the number of keys. */
function classKey(name: string): Key {
  const key = classKeys.get(name) ?? keyOf(`%${name}`);
  classKeys.set(name, key);
  return key;
}

/** The key of a number: "two" and "2" have one value, "2nd" and "second" another. */
export function numberKey(
  token: Pick<Token, "form">,
): { readonly kind: string; readonly value: string } | null {
  const place = ordinalOf(token);
  if (place !== null) return { kind: "ordinal", value: `#${place}th` };
  const number = numberOf(token);
  return number === null ? null : { kind: "number", value: `#${number}` };
}

function numberKeys(form: Form): Keys["number"] {
  const number = numberKey({ form });
  return number && { kind: classKey(number.kind), value: keyOf(number.value) };
}

/** The keys of a form. A mark before a prefix distinguishes it from a stem with the same letters. */
export const keysOf = perForm(
  (form: Form): Keys => ({
    stem: keyOf(form.stem),
    prefix: form.stem.length >= PREFIX ? keyOf(`^${form.stem.slice(0, PREFIX)}`) : null,
    number: numberKeys(form),
  }),
);

export const lemmaNumber = (id: number): number => FIRST_LEMMA + id;

/** The keys of a claim's words, and the places in the evidence that have these keys. */
const lists = new PlaceLists();
let asked: readonly Word[] = [];

function askEntry(entry: Entry): void {
  lists.askNumber(lemmaNumber(entry.id));
  for (const id of entry.opposites) lists.askNumber(lemmaNumber(id));
  if (entry.closedClass !== null) lists.askText(classKey(entry.closedClass));
  for (const step of entry.steps) lists.askNumber(senseOf(step));
  for (const sense of entry.facing) lists.askNumber(sense);
}

function ask({ token, entry }: Word): void {
  const { stem, prefix, number } = keysOf(token.form);
  lists.askText(stem);
  if (prefix !== null) lists.askText(prefix);
  if (number !== null) {
    lists.askText(number.kind);
    lists.askText(number.value);
  }
  if (entry !== null) askEntry(entry);
}

function answer({ token, entry }: Word, at: number): void {
  const place = at * STEPS;
  const { stem, prefix, number } = keysOf(token.form);
  lists.answerText(stem, place);
  if (prefix !== null) lists.answerText(prefix, place);
  if (number !== null) {
    lists.answerText(number.kind, place);
    lists.answerText(number.value, place);
  }
  if (entry === null) return;
  lists.answerNumber(lemmaNumber(entry.id), place);
  if (entry.closedClass !== null) lists.answerText(classKey(entry.closedClass), place);
  for (const step of entry.steps) lists.answerNumber(senseOf(step), place + upOf(step));
}

/**
 * The places in the evidence of the stems, lemmas, numbers, classes and senses of the claim's words.
 *
 * Valid until the next call. Cost: linear in the words.
 */
export function placesFor(claim: readonly Word[], evidence: readonly Word[]): PlaceLists {
  if (claim === asked) lists.empty();
  else {
    lists.begin(5 * claim.length);
    for (const word of claim) ask(word);
    asked = claim;
  }
  for (let at = 0; at < evidence.length; at += 1) {
    const word = evidence[at];
    if (word !== undefined) answer(word, at);
  }
  return lists;
}

export const listOfClass = (name: string): number => lists.listOfText(classKey(name));
