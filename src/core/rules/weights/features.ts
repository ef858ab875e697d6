import { findConditions } from "../../language/conditions.js";
import { once } from "../../language/once.js";
import { phraseFinder } from "../../language/phrases.js";
import { countNegations, negatedTokens } from "../../language/polarity.js";
import { findQuantities } from "../../language/quantities.js";
import { naturalLogic } from "../logic/natural-logic.js";
import { findStances, type Stance } from "../opposites/stances.js";
import { type Beside, type Compared, compare } from "../reading/compare.js";
import { conflicts } from "../reading/conflicts.js";
import { cueGroups } from "../reading/cue-words.js";
import { projection } from "../reading/projection.js";
import { runsOf, tellingEdits } from "../reading/runs.js";
import { coverage, nearby, placeOfEdit } from "./cover-features.js";
import type { Note } from "./note.js";

/** The numbers that the weights read, in the order of `featureNames`. */
export type Features = readonly number[];

const groups = Object.keys(cueGroups);
const findCues = phraseFinder<number>(
  Object.values(cueGroups).flatMap((phrases, group) => phrases.map((phrase) => [phrase, group] as const)),
);
const replacedEdits = ["opposite", "other number", "sibling", "replaced", "missing"] as const;
const replacedNames = replacedEdits.map((edit) => `runs of ${edit}`);

function substitutions(beside: Beside, note: Note): void {
  const runs = runsOf(beside);
  const { aligned, words } = beside;
  const replaced = runs.filter(({ gap }) => gap > 0 && gap < 4);
  note("runs", runs.length);
  note("runs inserted", runs.filter(({ gap }) => gap === 0).length);
  note("runs replaced", replaced.length);
  replacedEdits.forEach((edit, at) => {
    note(replacedNames[at] ?? "", replaced.filter((run) => run.edit === edit).length);
  });
  const [only] = runs;
  const same = aligned.filter(({ edit }) => edit === "same").length;
  const single = runs.length === 1 && only !== undefined && words.length - only.gap === same ? only : null;
  note("single edit", single ? tellingEdits.indexOf(single.edit) : runs.length === 0 ? -1 : 20);
  note("single distance", single?.distance ?? -1);
  note("single gap", single?.gap ?? -1);
}

/** How many of the claim's tokens the other text has too, and how many of those have the same next token. */
function inCommon(
  claim: Compared["claim"],
  tokens: Compared["claim"],
): { readonly known: number; readonly pairs: number } {
  const after = new Map<string, Set<string>>();
  for (let at = 0; at < tokens.length; at += 1) {
    const stem = tokens[at]?.stem ?? "";
    const next = tokens[at + 1]?.stem ?? "";
    const others = after.get(stem);
    if (others === undefined) after.set(stem, new Set([next]));
    else others.add(next);
  }
  let [known, pairs] = [0, 0];
  for (let at = 0; at < claim.length; at += 1) {
    const others = after.get(claim[at]?.stem ?? "");
    if (others === undefined) continue;
    known += 1;
    const next = claim[at + 1]?.stem;
    if (next !== undefined && others.has(next)) pairs += 1;
  }
  return { known, pairs };
}

function order(claim: Compared["claim"], { tokens, aligned }: Beside, note: Note): void {
  const places = aligned.flatMap(({ other }) => (other === null ? [] : [other.index]));
  let [inversions, adjacent, low, high] = [0, 0, places[0] ?? 0, places[0] ?? 0];
  for (let at = 1; at < places.length; at += 1) {
    const here = places[at] ?? 0;
    const step = here - (places[at - 1] ?? 0);
    if (step < 0) inversions += 1;
    if (step > 0 && step <= 3) adjacent += 1;
    low = Math.min(low, here);
    high = Math.max(high, here);
  }
  note("inversions", inversions);
  note("adjacent", places.length < 2 ? 0 : adjacent / (places.length - 1));
  note("density", places.length === 0 ? 0 : places.length / (high - low + 1));
  const { known, pairs } = inCommon(claim, tokens);
  note("bigrams", claim.length < 2 ? 0 : pairs / (claim.length - 1));
  note("all words", claim.length === 0 ? 0 : known / claim.length);
  const edit = (one: Beside["aligned"][number] | undefined): number =>
    one === undefined ? -1 : placeOfEdit(one.edit);
  note("first noun edit", edit(aligned.find(({ word }) => word.kind === "noun" || word.kind === "name")));
  note("first verb edit", edit(aligned.find(({ word }) => word.kind === "verb")));
  note("last word edit", edit(aligned.at(-1)));
}

function polarity(claim: Compared["claim"], { tokens, aligned }: Beside, note: Note): void {
  const [mine, theirs] = [negatedTokens(claim), negatedTokens(tokens)];
  let [differs, agrees, verbDiffers] = [0, 0, 0];
  for (const { word, other } of aligned) {
    if (other === null) continue;
    const isDifferent = mine[word.index] !== theirs[other.index];
    if (isDifferent) differs += 1;
    else agrees += 1;
    if (isDifferent && word.kind === "verb") verbDiffers += 1;
  }
  note("polarity differs", differs);
  note("polarity part", differs + agrees === 0 ? 0 : differs / (differs + agrees));
  note("polarity verbs", verbDiffers);
  const [own, other] = [countNegations(claim), countNegations(tokens)];
  note("negations claim", own);
  note("negations evidence", other);
  note("negation parity", (own + other) % 2);
}

const cueNames = groups.map((group) => [`cue ${group} claim`, `cue ${group} evidence`] as const);

/** For each group of cue words, whether a text has a word of the group. */
const cuesOf = once((tokens): Uint8Array => {
  const found = new Uint8Array(groups.length);
  for (const { value } of findCues(tokens)) found[value] = 1;
  return found;
});

function cues({ claim, evidence, nearest }: Compared, note: Note): void {
  const [mine, theirs, anywhere] = [cuesOf(claim), cuesOf(nearest.tokens), cuesOf(evidence)];
  for (let group = 0; group < cueNames.length; group += 1) {
    const [own, other] = cueNames[group] ?? ["", ""];
    note(own, mine[group] ?? 0);
    note(other, theirs[group] === 1 ? 2 : (anywhere[group] ?? 0));
  }
}

function stances({ claim, evidence, nearest }: Compared, note: Note): void {
  const [mine, theirs] = [findStances(claim), findStances(nearest.tokens)];
  const count = (fits: (a: Stance, b: Stance) => boolean): number =>
    mine.filter((a) => theirs.some((b) => a.opposites === b.opposites && fits(a, b))).length;
  const opposite = count((a, b) => a.side !== b.side);
  note(
    "stances same",
    count((a, b) => a.side === b.side),
  );
  note("stances opposite", opposite);
  note(
    "stances opposite wholly",
    opposite === 0 ? 0 : count((a) => !theirs.some((b) => b.opposites === a.opposites && b.side === a.side)),
  );
  note("conditions claim", findConditions(claim).length);
  note("conditions evidence", findConditions(evidence).length);
}

function quantities({ claim, nearest }: Compared, note: Note): void {
  const [mine, theirs] = [findQuantities(claim), findQuantities(nearest.tokens)];
  const same = mine.filter((a) => theirs.some((b) => b.value === a.value));
  const other = mine.filter((a) => !same.includes(a) && theirs.some((b) => b.unit === a.unit));
  note("numbers claim", mine.length);
  note("numbers same", same.length);
  note("numbers other", other.length);
  note(
    "numbers greater",
    other.filter((a) => theirs.some((b) => b.unit === a.unit && b.value > a.value)).length,
  );
}

function measure(compared: Compared, note: Note): void {
  const { claim, nearest } = compared;
  coverage(compared, note);
  nearby(nearest, note);
  substitutions(nearest, note);
  order(claim, nearest, note);
  polarity(claim, nearest, note);
  cues(compared, note);
  stances(compared, note);
  quantities(compared, note);
  projection(compared, note);
  naturalLogic(compared, note);
  conflicts(compared, note);
}

/** Names of the features in their order, the same for every pair. */
export const featureNames: readonly string[] = (() => {
  const names: string[] = [];
  measure(compare([], []), (name) => names.push(name));
  return names;
})();

/** The features of a pair. Cost: linear in the tokens. */
export function featuresOf(compared: Compared): Features {
  const values: number[] = [];
  measure(compared, (_, value) => values.push(value));
  return values;
}
