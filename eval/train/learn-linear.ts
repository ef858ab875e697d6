import { softmax } from "../../src/core/rules/weights/trees.js";
import { seeded, shuffle } from "../random.js";

/** A text's features by name, with the weight of each. */
export type Described = ReadonlyMap<string, number>;

/** A linear model: indexes of the frequent features, the inverse frequency of each, and weights by class. */
export interface Linear {
  readonly places: ReadonlyMap<string, number>;
  readonly inverseFrequency: Float64Array;
  readonly weights: readonly Float64Array[];
}

export interface LinearRow {
  readonly features: Described;
  readonly label: number;
}

const MIN_ROWS = 2;
const EPOCHS = 30;
const RATE = 0.5;

type Vector = readonly (readonly [place: number, value: number])[];

/** A text's features times their inverse frequency, as a vector of length 1. */
function vectorOf(
  features: Described,
  { places, inverseFrequency }: Pick<Linear, "places" | "inverseFrequency">,
): Vector {
  const found: [number, number][] = [];
  let sum = 0;
  for (const [name, value] of features) {
    const place = places.get(name);
    if (place === undefined) continue;
    const weighed = value * (inverseFrequency[place] ?? 0);
    found.push([place, weighed]);
    sum += weighed * weighed;
  }
  const norm = Math.sqrt(sum) || 1;
  return found.map(([place, value]) => [place, value / norm] as const);
}

function scoresOf(vector: Vector, weights: readonly Float64Array[]): number[] {
  return weights.map((own) => {
    let score = own.at(-1) ?? 0;
    for (const [place, value] of vector) score += (own[place] ?? 0) * value;
    return score;
  });
}

/** Logistic weights of the rows' features (TF-IDF, AdaGrad, ridge): the same rows give the same weights. */
export function learnLinear(rows: readonly LinearRow[], classes: number, ridge: number): Linear {
  const counts = new Map<string, number>();
  for (const { features } of rows)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= MIN_ROWS);
  const places = new Map(kept.map(([name], at) => [name, at] as const));
  const inverseFrequency = Float64Array.from(
    kept,
    ([, count]) => 1 + Math.log((1 + rows.length) / (1 + count)),
  );
  const weights = Array.from({ length: classes }, () => new Float64Array(kept.length + 1));
  const history = weights.map((own) => new Float64Array(own.length).fill(1e-2));
  const vectors = rows.map(({ features }) => vectorOf(features, { places, inverseFrequency }));
  const random = seeded(5);
  const order = Int32Array.from(rows.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const [vector, row] = [vectors[index], rows[index]];
      if (vector === undefined || row === undefined) continue;
      const probabilities = softmax(scoresOf(vector, weights));
      weights.forEach((own, label) => {
        const error = (row.label === label ? 1 : 0) - (probabilities[label] ?? 0);
        const past = history[label] ?? new Float64Array();
        const step = (place: number, value: number): void => {
          const gradient = error * value - ridge * (own[place] ?? 0);
          past[place] = (past[place] ?? 0) + gradient * gradient;
          own[place] = (own[place] ?? 0) + (RATE * gradient) / Math.sqrt(past[place] ?? 1);
        };
        for (const [place, value] of vector) step(place, value);
        step(own.length - 1, 1);
      });
    }
  }
  return { places, inverseFrequency, weights };
}

/** Probabilities of the classes for a text. */
export function linearProbabilities(features: Described, model: Linear): readonly number[] {
  return softmax(scoresOf(vectorOf(features, model), model.weights));
}
