import { compare } from "../src/core/judge/compare.js";
import { featuresOf } from "../src/core/judge/features.js";
import { type Weights, wordingClasses } from "../src/core/judge/model.js";
import { sparsePlaces, sparseProbabilities } from "../src/core/judge/sparse.js";
import { scoresOf, softmax } from "../src/core/judge/trees.js";
import { tokenise } from "../src/core/language/tokens.js";
import { learn, type Row } from "./learn.js";
import { learnSparse, type SparseRow } from "./learn-sparse.js";
import { type LabelledText, nliLabels, readSet, trainingSets } from "./sets.js";
import { makeVariants } from "./variants.js";

/** How much a row of each set counts; small sets of the judge's own kind of text count more. */
const weightOfSet = new Map<string, number>(
  Object.entries({
    emergent: 2,
    fever: 0.5,
    "fever-symmetric": 2,
    "cad-snli": 1,
    conjnli: 0.3,
    scone: 0.3,
    "negation-mnli": 1.5,
    "mnli-matched-sample": 1.5,
  }),
);
/** Sets that know only two of the labels. */
const labelsOfSet = new Map<string, readonly number[]>([
  ["fever", [0, 2]],
  ["fever-symmetric", [0, 2]],
  ["scone", [0, 1]],
]);
const VARIANTS = 6000;
const STACK_FOLDS = 3;
export const ROUNDS = 90;

/** A labelled text with its features and its words' places, measured once. */
export interface Measured extends LabelledText {
  readonly row: Row;
  readonly places: readonly number[];
}

export function measure(texts: readonly LabelledText[]): readonly Measured[] {
  return texts.map((text) => {
    const among = labelsOfSet.get(text.set);
    const compared = compare(tokenise(text.claim), tokenise(text.evidence));
    const row = {
      features: featuresOf(compared),
      label: nliLabels.indexOf(text.label),
      weight: weightOfSet.get(text.set) ?? 1,
      ...(among ? { among } : {}),
    };
    return { ...text, row, places: sparsePlaces(compared) };
  });
}

/** What is trained: the weights of single words, and the forest that weighs them with everything else. */
export type Model = Pick<Weights, "sparse" | "forest">;

const sparseRow = ({ row, places }: Measured): SparseRow => ({ ...row, places });

/** A model of the texts, not yet calibrated. What the words say of a text is learned on other claims' texts. */
export function modelOf(texts: readonly Measured[], rounds = ROUNDS): Model {
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
  const forest = learn(rows, { classes: wordingClasses, rounds, depth: 5, rate: 0.1, minWeight: 4, seed: 1 });
  return { sparse: learnSparse(texts.map(sparseRow)), forest };
}

/** The scores a model gives a text, in log odds of the three labels. */
export function scoreText({ sparse, forest }: Model, { row, places }: Measured): readonly number[] {
  return scoresOf(forest, [...row.features, ...sparseProbabilities(places, sparse)]);
}

/** The rows of the training sets, without those of FEVER that its symmetric part repeats, and the made variants. */
export function trainingTexts(folder: string): readonly LabelledText[] {
  const sets = trainingSets.flatMap((set) => readSet(folder, set));
  const key = ({ claim, evidence }: LabelledText): string => `${claim}\n${evidence}`;
  const symmetric = new Set(sets.filter(({ set }) => set === "fever-symmetric").map(key));
  const kept = sets.filter((text) => text.set !== "fever" || !symmetric.has(key(text)));
  const sources = kept.filter(({ set }) => ["cad-snli", "mnli-matched-sample", "emergent"].includes(set));
  return [...kept, ...makeVariants(sources, VARIANTS, 7)];
}

/**
 * The temperature that makes held-out sets' probabilities most likely: each set is predicted by a forest that never
 * saw it, and every set counts the same.
 */
export function calibrate(texts: readonly Measured[], rounds = 60): number {
  const sets = [...new Set(texts.map(({ set }) => set))].filter(
    (set) => !labelsOfSet.has(set) && set !== "variants",
  );
  const held = sets.map((set) => {
    const model = modelOf(
      texts.filter((text) => text.set !== set),
      rounds,
    );
    return texts
      .filter((text) => text.set === set)
      .map((text) => ({ label: text.row.label, scores: scoreText(model, text) }));
  });
  const loss = (temperature: number): number =>
    held.reduce((sum, rows) => {
      const own = rows.reduce(
        (total, { label, scores }) =>
          total - Math.log(softmax(scores.map((score) => score / temperature))[label] ?? 1e-9),
        0,
      );
      return sum + own / Math.max(1, rows.length);
    }, 0);
  const grid = Array.from({ length: 40 }, (_, at) => 0.6 + at * 0.1);
  return Number(grid.reduce((best, one) => (loss(one) < loss(best) ? one : best)).toFixed(2));
}

/** The weights of the training sets in a folder; `null` where it has none. */
export function trainShipped(folder: string): Weights | null {
  const texts = trainingTexts(folder);
  if (texts.length === 0) return null;
  const measured = measure(texts);
  const temperature = calibrate(measured);
  return { version: "1", ...modelOf(measured), temperature };
}
