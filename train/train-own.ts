import { type LabelledText, nliLabels } from "../eval/sets/sets.js";
import { type Model, modelOf } from "../eval/train/models.js";
import { type Measured, measure } from "../eval/train/training-texts.js";
import { shippedWeights, type Weights } from "../src/core/rules/weights/model.js";
import { sparseProbabilities } from "../src/core/rules/weights/sparse.js";
import { scoresOf, softmax } from "../src/core/rules/weights/trees.js";
import { DomainError } from "../src/errors.js";

/** The fewest rows that a training accepts. Fewer teach nothing that holds for other rows. */
export const FEWEST_ROWS = 30;
const FOLDS = 4;
/** From this number of rows on, one held-out fold is enough, and four trainings would take minutes. */
const MANY_ROWS = 8_000;
const MOST_ROUNDS = 120;
const ROUND_STEP = 10;
const temperatures = Array.from({ length: 36 }, (_, at) => 0.5 + at * 0.1);

/** The labels of each file. A file without neutral pairs says nothing about neutral pairs. */
function labelsAmong(texts: readonly LabelledText[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const { set, label } of texts)
    found.set(set, (found.get(set) ?? new Set()).add(nliLabels.indexOf(label)));
  const all = [...new Set([...found.values()].flatMap((labels) => [...labels]))];
  // A file with one label is part of a set that was split by label.
  return new Map(
    [...found].map(([set, labels]) => [set, (labels.size > 1 ? [...labels] : all).sort()] as const),
  );
}

/**
 * The rows with their features.
 *
 * @throws DomainError `invalid-input` if the rows are too few, or all have one label
 */
export function measureOwn(texts: readonly LabelledText[]): readonly Measured[] {
  if (texts.length < FEWEST_ROWS)
    throw new DomainError(
      "invalid-input",
      `${texts.length} labelled rows are too few to learn from: give at least ${FEWEST_ROWS}, better a few hundred.`,
    );
  const [first] = texts;
  if (texts.every(({ label }) => label === first?.label))
    throw new DomainError(
      "invalid-input",
      `All rows are labelled ${first?.label}: give rows of two or three labels.`,
    );
  const among = labelsAmong(texts);
  return measure(texts).map((text) => {
    const labels = among.get(text.set) ?? [];
    const row = { features: text.row.features, label: text.row.label, weight: 1 };
    return { ...text, row: labels.length === nliLabels.length ? row : { ...row, among: labels } };
  });
}

/** A text's scores after every ROUND_STEP rounds, fewest rounds first. */
function scoresByRounds(
  { sparse, forest }: Model,
  { row, places }: Measured,
): readonly (readonly number[])[] {
  const features = [...row.features, ...sparseProbabilities(places, sparse)];
  const perStep = ROUND_STEP * forest.classes.length;
  // The trees of the starting forest come first, and all of them stay.
  const first = shippedWeights().forest.trees.length;
  let scores: readonly number[] = scoresOf({ ...forest, trees: forest.trees.slice(0, first) }, features);
  const found: (readonly number[])[] = [];
  for (let from = first; from < forest.trees.length; from += perStep) {
    const trees = forest.trees.slice(from, from + perStep);
    scores = scoresOf({ classes: forest.classes, base: scores, trees }, features);
    found.push(scores);
  }
  return found;
}

interface Held {
  readonly label: number;
  readonly among: readonly number[] | undefined;
  readonly scores: readonly (readonly number[])[];
}

function lossOf(held: readonly Held[], step: number, temperature: number): number {
  let sum = 0;
  for (const { label, among, scores } of held) {
    const said = softmax((scores[step] ?? []).map((score) => score / temperature));
    const known = among?.reduce((total, at) => total + (said[at] ?? 0), 0) ?? 1;
    sum -= Math.log(Math.max((said[label] ?? 0) / known, 1e-9));
  }
  return sum / Math.max(1, held.length);
}

/** Whether the likeliest of the row's possible labels is its own. */
function isRight({ label, among, scores }: Held, step: number): boolean {
  const said = scores[step] ?? [];
  const labels = among ?? [...said.keys()];
  return labels.every((at) => at === label || (said[at] ?? 0) < (said[label] ?? 0));
}

/** Counts of held-out rows. The same rows chose the number of rounds, so `right` is a little too high. */
export interface HeldOut {
  readonly rows: number;
  readonly right: number;
}

/** The held-out rows with their scores: those of every fold, or of one fold if there are many rows. */
function holdOut(texts: readonly Measured[]): readonly Held[] {
  const claims = [...new Set(texts.map(({ claim }) => claim))].sort();
  const foldOf = new Map(claims.map((claim, at) => [claim, (at * 7919) % FOLDS] as const));
  const held: Held[] = [];
  for (let fold = 0; fold < (texts.length > MANY_ROWS ? 1 : FOLDS); fold += 1) {
    const model = modelOf(
      texts.filter(({ claim }) => foldOf.get(claim) !== fold),
      { rounds: MOST_ROUNDS, start: shippedWeights().forest },
    );
    for (const text of texts) {
      if (foldOf.get(text.claim) !== fold) continue;
      held.push({ label: text.row.label, among: text.row.among, scores: scoresByRounds(model, text) });
    }
  }
  return held;
}

/** The number of rounds and the temperature with the lowest loss on the held-out rows. */
function choose(held: readonly Held[]): { readonly rounds: number; readonly temperature: number } {
  let best = { rounds: MOST_ROUNDS, temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let step = 0; step < MOST_ROUNDS / ROUND_STEP; step += 1) {
    for (const temperature of temperatures) {
      const loss = lossOf(held, step, temperature);
      if (loss < best.loss) best = { rounds: (step + 1) * ROUND_STEP, temperature, loss };
    }
  }
  return { rounds: best.rounds, temperature: Number(best.temperature.toFixed(2)) };
}

/**
 * Weights trained on a user's own labelled pairs. The same pairs in the same order give the same weights.
 *
 * Held-out claims choose the number of rounds, so that the model does not learn a few hundred rows by heart.
 * @throws DomainError `invalid-input` if the rows are too few, or all have one label
 */
export function trainOwn(texts: readonly LabelledText[]): {
  readonly weights: Weights;
  readonly heldOut: HeldOut;
} {
  const measured = measureOwn(texts);
  const held = holdOut(measured);
  const { rounds, temperature } = choose(held);
  const right = held.filter((one) => isRight(one, rounds / ROUND_STEP - 1)).length;
  const model = modelOf(measured, { rounds, start: shippedWeights().forest });
  return { weights: { version: "1", ...model, temperature }, heldOut: { rows: held.length, right } };
}
