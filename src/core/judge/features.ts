import { findConditions } from "../language/conditions.js";
import { phraseFinder } from "../language/phrases.js";
import { countNegations, negatedTokens } from "../language/polarity.js";
import { findQuantities } from "../language/quantities.js";
import type { Word } from "../language/speech.js";
import type { Edit } from "./alignment.js";
import { type Beside, type Compared, compare, weightOf } from "./compare.js";
import { cueGroups } from "./cue-words.js";
import { runsOf, tellingEdits } from "./runs.js";
import { findStances, type Stance } from "./stances.js";

/** The numbers a pair is judged by, in the order of `featureNames`. */
export type Features = readonly number[];

/** Takes one feature: by its value when a pair is measured, by its name when the names are listed. */
type Note = (name: string, value: number) => void;

const groups = Object.keys(cueGroups);
const findCues = phraseFinder<number>(
  Object.values(cueGroups).flatMap((phrases, group) => phrases.map((phrase) => [phrase, group] as const)),
);
const edits: readonly Edit[] = [
  "same",
  "synonym",
  "derived",
  "more general",
  "more specific",
  "opposite",
  "sibling",
  "replaced",
  "other number",
  "missing",
];
const kinds: readonly Word["kind"][] = ["noun", "verb", "adjective", "name", "number"];
const editKinds = edits.map((edit) => ({
  name: `edits ${edit}`,
  of: kinds.map((kind) => `${edit} ${kind}`),
}));

function coverage({ aligned, words }: Beside, note: Note): void {
  const weights = edits.map(() => 0);
  const counts = edits.map(() => kinds.map(() => 0));
  let total = 0;
  for (const { word, edit } of aligned) {
    const [at, kind, weight] = [edits.indexOf(edit), kinds.indexOf(word.kind), weightOf(word)];
    total += weight;
    weights[at] = (weights[at] ?? 0) + weight;
    const own = counts[at];
    if (own !== undefined && kind >= 0) own[kind] = (own[kind] ?? 0) + 1;
  }
  const part = (...of: readonly Edit[]): number =>
    total === 0 ? 0 : of.reduce((sum, edit) => sum + (weights[edits.indexOf(edit)] ?? 0), 0) / total;
  note("cover same", part("same", "derived"));
  note("cover near", part("same", "derived", "synonym", "more general"));
  note("cover any", 1 - part("missing"));
  editKinds.forEach(({ name, of }, at) => {
    note(
      name,
      aligned.reduce((sum, one) => sum + (one.edit === edits[at] ? 1 : 0), 0),
    );
    if (at > 0)
      of.forEach((key, kind) => {
        note(key, counts[at]?.[kind] ?? 0);
      });
  });
  const answered = new Set(aligned.map(({ other }) => other?.index ?? -1));
  const rest = words.filter(({ index }) => !answered.has(index));
  note("evidence rest", rest.length);
  note("evidence rest names", rest.filter(({ kind }) => kind === "name" || kind === "number").length);
  note("claim words", aligned.length);
  note("evidence words", words.length);
  note("length ratio", aligned.length / (1 + words.length));
}

function nearby({ aligned, words }: Beside, note: Note): void {
  let [total, same, near, sibling] = [0, 0, 0, 9];
  for (const { word, edit, distance } of aligned) {
    const weight = weightOf(word);
    total += weight;
    if (edit === "same") same += weight;
    if (edit === "same" || edit === "derived" || edit === "synonym" || edit === "more general")
      near += weight;
    if (edit === "sibling") sibling = Math.min(sibling, distance);
  }
  note("near same", total === 0 ? 0 : same / total);
  note("near near", total === 0 ? 0 : near / total);
  note("near words", words.length);
  note("sibling nearest", sibling);
}

const replacedEdits = ["opposite", "other number", "sibling", "replaced", "missing"] as const;
const replacedNames = replacedEdits.map((edit) => `runs ${edit}`);

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
  const words = new Map<string, string[]>();
  tokens.forEach(({ stem }, at) => {
    const after = words.get(stem);
    if (after) after.push(tokens[at + 1]?.stem ?? "");
    else words.set(stem, [tokens[at + 1]?.stem ?? ""]);
  });
  let [known, pairs] = [0, 0];
  claim.forEach(({ stem }, at) => {
    const after = words.get(stem);
    if (after === undefined) return;
    known += 1;
    const next = claim[at + 1]?.stem;
    if (next !== undefined && after.includes(next)) pairs += 1;
  });
  note("bigrams", claim.length < 2 ? 0 : pairs / (claim.length - 1));
  note("all words", claim.length === 0 ? 0 : known / claim.length);
  const edit = (one: Beside["aligned"][number] | undefined): number =>
    one === undefined ? -1 : edits.indexOf(one.edit);
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

function cues({ claim, evidence, nearest }: Compared, note: Note): void {
  const mine = new Set(findCues(claim).map(({ value }) => value));
  const theirs = new Set(findCues(nearest.tokens).map(({ value }) => value));
  const anywhere =
    nearest.tokens === evidence ? theirs : new Set(findCues(evidence).map(({ value }) => value));
  cueNames.forEach(([own, other], group) => {
    note(own, mine.has(group) ? 1 : 0);
    note(other, theirs.has(group) ? 2 : anywhere.has(group) ? 1 : 0);
  });
}

function stances({ claim, evidence, nearest }: Compared, note: Note): void {
  const [mine, theirs] = [findStances(claim), findStances(nearest.tokens)];
  const count = (fits: (a: Stance, b: Stance) => boolean): number =>
    mine.filter((a) => theirs.some((b) => a.family === b.family && fits(a, b))).length;
  const opposite = count((a, b) => a.side !== b.side);
  note(
    "stances same",
    count((a, b) => a.side === b.side),
  );
  note("stances opposite", opposite);
  note(
    "stances opposite wholly",
    opposite === 0 ? 0 : count((a) => !theirs.some((b) => b.family === a.family && b.side === a.side)),
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
