import { SPARSE_SIZE, type SparseWeights, sparseProbabilities } from "../../src/core/rules/weights/sparse.js";
import { seeded, shuffle } from "../random.js";

/** A labelled row, with the indexes of its words. */
export interface SparseRow {
  readonly places: readonly number[];
  readonly label: number;
  readonly weight: number;
  readonly among?: readonly number[];
}

const EPOCHS = 6;
const RATE = 0.15;
const RIDGE = 2e-4;
const CLASSES = 3;

/** Logistic weights of the rows' words by AdaGrad: the same rows give the same weights. */
export function learnSparse(rows: readonly SparseRow[]): SparseWeights {
  const random = seeded(3);
  const weights = new Float32Array(SPARSE_SIZE * CLASSES);
  const history = new Float32Array(SPARSE_SIZE * CLASSES).fill(1e-4);
  const order = Int32Array.from(rows.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row !== undefined) step(row, weights, history);
    }
  }
  return weights;
}

function step(row: SparseRow, weights: SparseWeights, history: Float32Array): void {
  const probabilities = sparseProbabilities(row.places, weights);
  const known = row.among?.reduce((sum, at) => sum + (probabilities[at] ?? 0), 0) ?? 1;
  const norm = Math.sqrt(row.places.length) || 1;
  for (let at = 0; at < CLASSES; at += 1) {
    if (row.among !== undefined && !row.among.includes(at)) continue;
    const error = (row.weight * ((row.label === at ? 1 : 0) - (probabilities[at] ?? 0) / known)) / norm;
    for (const place of row.places) {
      const where = place * CLASSES + at;
      const gradient = error - RIDGE * (weights[where] ?? 0);
      history[where] = (history[where] ?? 0) + gradient * gradient;
      weights[where] = (weights[where] ?? 0) + (RATE * gradient) / Math.sqrt(history[where] ?? 1);
    }
  }
}
