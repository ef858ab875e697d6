import { type Weights, wordingClasses } from "../../src/core/rules/weights/model.js";
import { sparseProbabilities } from "../../src/core/rules/weights/sparse.js";
import { type Forest, scoresOf } from "../../src/core/rules/weights/trees.js";
import { type LearnOptions, learn, type Row } from "./learn.js";
import { learnSparse, type SparseRow } from "./learn-sparse.js";
import type { Measured } from "./training-texts.js";

const STACK_FOLDS = 3;
export const ROUNDS = 90;

/** The trained parts: the weights of single words, and the forest that combines them with the other features. */
export type Model = Pick<Weights, "sparse" | "forest">;

export interface ModelOptions {
  readonly rounds?: number;
  /** A forest trained on other sets, from which training continues in smaller steps. */
  readonly start?: Forest;
}

/** Step sizes of a new forest, and of one that corrects another. */
const alone = { depth: 5, rate: 0.1 } as const;
const correcting = { depth: 4, rate: 0.06 } as const;

function optionsOf({ rounds = ROUNDS, start }: ModelOptions): LearnOptions {
  const steps = start === undefined ? alone : { ...correcting, start };
  return { classes: wordingClasses, rounds, minWeight: 4, seed: 1, ...steps };
}

const sparseRow = ({ row, places }: Measured): SparseRow => ({ ...row, places });

/**
 * A model for texts of the kind it is trained on, not yet calibrated. It uses single words.
 *
 * The word scores of each text come from weights trained on other claims' texts.
 */
export function modelOf(texts: readonly Measured[], options: ModelOptions = {}): Model {
  const claims = [...new Set(texts.map(({ claim }) => claim))].sort();
  const foldOf = new Map(claims.map((claim, at) => [claim, (at * 7919) % STACK_FOLDS] as const));
  const bySparse = Array.from({ length: STACK_FOLDS }, (_, fold) =>
    learnSparse(texts.filter(({ claim }) => foldOf.get(claim) !== fold).map(sparseRow)),
  );
  const rows = texts.map(({ claim, row, places }) => {
    const weights = bySparse[foldOf.get(claim) ?? 0];
    const said = weights ? sparseProbabilities(places, weights) : [0, 0, 0];
    return { ...row, features: [...row.features, ...said] };
  });
  return { sparse: learnSparse(texts.map(sparseRow)), forest: learn(rows, optionsOf(options)) };
}

/** Row weights that give each label the same total, because the labels of an unknown set are not known. */
function evenly(texts: readonly Measured[]): readonly Row[] {
  const totals = [0, 0, 0];
  for (const { row } of texts) totals[row.label] = (totals[row.label] ?? 0) + row.weight;
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  return texts.map(({ row }) => ({ ...row, weight: (row.weight * mean) / (totals[row.label] ?? 1) }));
}

const NO_WORDS = new Float32Array();

/** A model for texts of any kind, not yet calibrated. It ignores single words, because they differ between sets. */
export function generalModelOf(texts: readonly Measured[], options: ModelOptions = {}): Model {
  return { sparse: NO_WORDS, forest: learn(evenly(texts), optionsOf(options)) };
}

/** A model's scores for a text, as log odds of the three labels. */
export function scoreText({ sparse, forest }: Model, { row, places }: Measured): readonly number[] {
  if (sparse.length === 0) return scoresOf(forest, row.features);
  return scoresOf(forest, [...row.features, ...sparseProbabilities(places, sparse)]);
}
