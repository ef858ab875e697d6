import { findConditions } from "../language/conditions.js";
import { phraseFinder } from "../language/phrases.js";
import { countNegations, negatedTokens } from "../language/polarity.js";
import { findQuantities } from "../language/quantities.js";
import { contentWords, type Word } from "../language/speech.js";
import type { Token } from "../language/tokens.js";
import { isRare } from "../language/words.js";
import { type Aligned, align, type Edit } from "./alignment.js";
import { cueGroups } from "./cue-words.js";
import { findStances, type Stance } from "./stances.js";

/** The numbers a pair is judged by, in the order of `featureNames`. */
export type Features = readonly number[];

const findCues = phraseFinder<string>(
  Object.entries(cueGroups).flatMap(([group, phrases]) => phrases.map((phrase) => [phrase, group] as const)),
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

/** What features are made of, read once. */
export interface Compared {
  readonly claim: readonly Token[];
  readonly evidence: readonly Token[];
  readonly aligned: readonly Aligned[];
  readonly evidenceWords: readonly Word[];
}

export function compare(claim: readonly Token[], evidence: readonly Token[]): Compared {
  const evidenceWords = contentWords(evidence);
  return { claim, evidence, evidenceWords, aligned: align(contentWords(claim), evidenceWords) };
}

const weightOf = (word: Word): number =>
  word.kind === "name" || word.kind === "number" ? 1.6 : isRare(word.token) ? 1 : 0.5;

type Named = Map<string, number>;

function coverage({ aligned, evidenceWords }: Compared, out: Named): void {
  const total = aligned.reduce((sum, { word }) => sum + weightOf(word), 0);
  const part = (of: readonly Edit[]): number =>
    total === 0
      ? 0
      : aligned.reduce((sum, { word, edit }) => sum + (of.includes(edit) ? weightOf(word) : 0), 0) / total;
  out.set("cover same", part(["same", "derived"]));
  out.set("cover near", part(["same", "derived", "synonym", "more general"]));
  out.set("cover any", 1 - part(["missing"]));
  for (const edit of edits) {
    const hits = aligned.filter((one) => one.edit === edit);
    out.set(`edits ${edit}`, hits.length);
    for (const kind of kinds)
      if (edit !== "same") out.set(`${edit} ${kind}`, hits.filter(({ word }) => word.kind === kind).length);
  }
  const answered = new Set(aligned.map(({ other }) => other?.index ?? -1));
  const rest = evidenceWords.filter(({ index }) => !answered.has(index));
  out.set("evidence rest", rest.length);
  out.set("evidence rest names", rest.filter(({ kind }) => kind === "name" || kind === "number").length);
  out.set("claim words", aligned.length);
  out.set("evidence words", evidenceWords.length);
  out.set("length ratio", aligned.length / (1 + evidenceWords.length));
  const distances = aligned.filter(({ edit }) => edit === "sibling").map(({ distance }) => distance);
  out.set("sibling nearest", distances.length === 0 ? 9 : Math.min(...distances));
}

/** Words of the claim in a row that the evidence has not as such, and what it has in their place. */
interface Run {
  readonly edit: Edit;
  readonly distance: number;
  /** Words of the evidence between the counterparts of the run's neighbours; -1 when these do not stand in order. */
  readonly gap: number;
}

/** From the edit that says most of a run to the one that says least. */
const telling: readonly Edit[] = [
  "opposite",
  "other number",
  "sibling",
  "more specific",
  "replaced",
  "more general",
  "derived",
  "synonym",
  "missing",
  "same",
];

function runsOf({ aligned, evidenceWords }: Compared): readonly Run[] {
  const placeOf = new Map(evidenceWords.map((word, at) => [word.index, at] as const));
  const runs: Run[] = [];
  for (let from = 0; from < aligned.length; from += 1) {
    if (aligned[from]?.edit === "same") continue;
    let to = from;
    while (to < aligned.length && aligned[to]?.edit !== "same") to += 1;
    const members = aligned.slice(from, to);
    const before = from === 0 ? -1 : (placeOf.get(aligned[from - 1]?.other?.index ?? -1) ?? -1);
    const after =
      to === aligned.length ? evidenceWords.length : (placeOf.get(aligned[to]?.other?.index ?? -1) ?? -1);
    const top = members.reduce((best, one) =>
      telling.indexOf(one.edit) < telling.indexOf(best.edit) ? one : best,
    );
    runs.push({ edit: top.edit, distance: top.distance, gap: after > before ? after - before - 1 : -1 });
    from = to;
  }
  return runs;
}

/** Runs: one word or name changed for another in its place tells more than a chance likeness. */
function substitutions(compared: Compared, out: Named): void {
  const runs = runsOf(compared);
  const { aligned, evidenceWords } = compared;
  out.set("runs", runs.length);
  out.set("runs inserted", runs.filter(({ gap }) => gap === 0).length);
  out.set("runs replaced", runs.filter(({ gap }) => gap > 0 && gap < 4).length);
  for (const edit of ["opposite", "other number", "sibling", "replaced", "missing"] as const) {
    out.set(`runs ${edit}`, runs.filter((run) => run.edit === edit && run.gap > 0 && run.gap < 4).length);
  }
  const [only] = runs;
  const isSame =
    runs.length === 1 &&
    only !== undefined &&
    evidenceWords.length - only.gap === aligned.filter(({ edit }) => edit === "same").length;
  out.set("single edit", isSame ? telling.indexOf(only.edit) : runs.length === 0 ? -1 : 20);
  out.set("single distance", isSame ? only.distance : -1);
  out.set("single gap", isSame ? only.gap : -1);
}

function order({ aligned, claim, evidence }: Compared, out: Named): void {
  const places = aligned.flatMap(({ other }) => (other === null ? [] : [other.index]));
  let [inversions, adjacent] = [0, 0];
  for (let at = 1; at < places.length; at += 1) {
    const step = (places[at] ?? 0) - (places[at - 1] ?? 0);
    if (step < 0) inversions += 1;
    if (step > 0 && step <= 3) adjacent += 1;
  }
  out.set("inversions", inversions);
  out.set("adjacent", places.length < 2 ? 0 : adjacent / (places.length - 1));
  const span = places.length === 0 ? 0 : Math.max(...places) - Math.min(...places) + 1;
  out.set("density", span === 0 ? 0 : places.length / span);
  const bigrams = new Set(evidence.slice(1).map((token, at) => `${evidence[at]?.stem} ${token.stem}`));
  const own = claim.slice(1).map((token, at) => `${claim[at]?.stem} ${token.stem}`);
  out.set("bigrams", own.length === 0 ? 0 : own.filter((pair) => bigrams.has(pair)).length / own.length);
  const words = new Set(evidence.map(({ stem }) => stem));
  out.set(
    "all words",
    claim.length === 0 ? 0 : claim.filter(({ stem }) => words.has(stem)).length / claim.length,
  );
  const first = aligned.find(({ word }) => word.kind === "noun" || word.kind === "name");
  const verb = aligned.find(({ word }) => word.kind === "verb");
  const last = aligned.at(-1);
  for (const [name, one] of [
    ["first noun", first],
    ["first verb", verb],
    ["last word", last],
  ] as const) {
    out.set(`${name} edit`, one === undefined ? -1 : edits.indexOf(one.edit));
  }
}

function polarity({ aligned, claim, evidence }: Compared, out: Named): void {
  const [mine, theirs] = [negatedTokens(claim), negatedTokens(evidence)];
  let [differs, agrees, verbDiffers] = [0, 0, 0];
  for (const { word, other } of aligned) {
    if (other === null) continue;
    const isDifferent = mine[word.index] !== theirs[other.index];
    if (isDifferent) differs += 1;
    else agrees += 1;
    if (isDifferent && word.kind === "verb") verbDiffers += 1;
  }
  out.set("polarity differs", differs);
  out.set("polarity part", differs + agrees === 0 ? 0 : differs / (differs + agrees));
  out.set("polarity verbs", verbDiffers);
  const [own, other] = [countNegations(claim), countNegations(evidence)];
  out.set("negations claim", own);
  out.set("negations evidence", other);
  out.set("negation parity", (own + other) % 2);
}

function cues({ claim, evidence }: Compared, out: Named): void {
  const [mine, theirs] = [
    new Set(findCues(claim).map(({ value }) => value)),
    new Set(findCues(evidence).map(({ value }) => value)),
  ];
  for (const group of Object.keys(cueGroups)) {
    out.set(`cue ${group} claim`, mine.has(group) ? 1 : 0);
    out.set(`cue ${group} evidence`, theirs.has(group) ? 1 : 0);
  }
}

function stances({ claim, evidence }: Compared, out: Named): void {
  const [mine, theirs] = [findStances(claim), findStances(evidence)];
  const count = (fits: (a: Stance, b: Stance) => boolean): number =>
    mine.filter((a) => theirs.some((b) => a.family === b.family && fits(a, b))).length;
  out.set(
    "stances same",
    count((a, b) => a.side === b.side),
  );
  out.set(
    "stances opposite",
    count((a, b) => a.side !== b.side),
  );
  out.set(
    "stances opposite wholly",
    count((a) => !theirs.some((b) => b.family === a.family && b.side === a.side)),
  );
  out.set("conditions claim", findConditions(claim).length);
  out.set("conditions evidence", findConditions(evidence).length);
}

function quantities({ claim, evidence }: Compared, out: Named): void {
  const [mine, theirs] = [findQuantities(claim), findQuantities(evidence)];
  const same = mine.filter((a) => theirs.some((b) => b.value === a.value));
  const other = mine.filter(
    (a) => theirs.some((b) => b.unit === a.unit && b.value !== a.value) && !same.includes(a),
  );
  out.set("numbers claim", mine.length);
  out.set("numbers same", same.length);
  out.set("numbers other", other.length);
  const greater = other.filter((a) => theirs.some((b) => b.unit === a.unit && b.value > a.value)).length;
  out.set("numbers greater", greater);
}

/** The features of a pair by name, in a fixed order. */
function measure(compared: Compared): Named {
  const out: Named = new Map();
  for (const part of [coverage, substitutions, order, polarity, cues, stances, quantities])
    part(compared, out);
  return out;
}

/** Names of the features in their order, the same for every pair. */
export const featureNames: readonly string[] = [...measure(compare([], [])).keys()];

/** The features of a pair. Cost: linear in the tokens. */
export function featuresOf(compared: Compared): Features {
  return [...measure(compared).values()];
}
