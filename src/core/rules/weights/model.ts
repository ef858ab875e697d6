import { DomainError } from "../../../errors.js";
import { reason } from "../logic/logic.js";
import type { Compared } from "../reading/compare.js";
import { featureNames, featuresOf } from "./features.js";
import {
  packSparse,
  SPARSE_SIZE,
  type SparseWeights,
  sparsePlaces,
  sparseProbabilities,
  unpackSparse,
} from "./sparse.js";
import { type Forest, scoresOf, softmax, type Tree } from "./trees.js";
import { weights as shipped } from "./weights.js";

/** The probabilities of the three relations by the words alone. They sum to 1. */
export interface WordingProbabilities {
  readonly confirms: number;
  readonly neutral: number;
  readonly contradicts: number;
}

/** Trained weights: for single words, a forest over the features, and a temperature that calibrates its scores. */
export interface Weights {
  readonly version: string;
  readonly sparse: SparseWeights;
  readonly forest: Forest;
  readonly temperature: number;
}

/** Weights as JSON: only numbers, and three lists for each tree. */
interface WrittenWeights {
  readonly version: string;
  readonly features: readonly string[];
  readonly temperature: number;
  readonly sparse: { readonly step: number; readonly bytes: string };
  readonly base: readonly number[];
  readonly trees: readonly (readonly [feature: number[], value: number[], left: number[]])[];
}

export const wordingClasses = ["confirms", "neutral", "contradicts"] as const;

/** The weights as the text of a weights file. */
export function writeWeights({ version, sparse, forest, temperature }: Weights): string {
  const written: WrittenWeights = {
    version,
    features: featureNames,
    temperature,
    sparse: packSparse(sparse),
    base: forest.base,
    trees: forest.trees.map(({ feature, value, left }) => [[...feature], [...value], [...left]]),
  };
  return JSON.stringify(written);
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isNumber);

/** Whether every path in a tree ends at a leaf: each inner node leads to two later nodes. */
function isTree(tree: unknown, features: number): boolean {
  if (!Array.isArray(tree) || tree.length !== 3 || !tree.every(isNumbers)) return false;
  const [feature = [], value = [], left = []]: readonly (readonly number[])[] = tree;
  if (feature.length === 0 || value.length !== feature.length || left.length !== feature.length) return false;
  return feature.every((asked, node) => {
    if (!Number.isInteger(asked) || asked < -1 || asked >= features) return false;
    const next = left[node] ?? 0;
    return asked === -1 || (Number.isInteger(next) && next > node && next + 1 < feature.length);
  });
}

/** The first fault of a weights file, as a sentence that says what would be right; `null` if there is none. */
function faultOf({ version, temperature, sparse, base, trees }: WrittenWeights): string | null {
  if (typeof version !== "string") return '"version" must be a text';
  if (!isNumber(temperature) || temperature <= 0) return '"temperature" must be a number above 0';
  const isPacked = isNumber(sparse?.step) && sparse.step > 0 && typeof sparse.bytes === "string";
  if (!isPacked) return '"sparse" must have a "step" above 0 and its "bytes"';
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(sparse.bytes) || sparse.bytes.length % 4 !== 0)
    return 'the "bytes" of "sparse" must be base 64';
  const places = atob(sparse.bytes).length;
  if (places !== 0 && places !== SPARSE_SIZE * wordingClasses.length)
    return 'the "bytes" of "sparse" must be of all words or of none';
  if (!isNumbers(base) || base.length !== wordingClasses.length)
    return `"base" must be ${wordingClasses.length} numbers`;
  const features = featureNames.length + (places === 0 ? 0 : wordingClasses.length);
  if (!Array.isArray(trees) || !trees.every((tree) => isTree(tree, features)))
    return '"trees" must be lists of equal length whose every number is in range';
  return null;
}

/**
 * The weights in a file, with every number checked.
 *
 * @throws DomainError `invalid-input` if the file is damaged or was trained for another list of features
 */
export function parseWeights(text: string): Weights {
  const written = JSON.parse(text) as WrittenWeights; // checked below
  if (!Array.isArray(written?.features) || written.features.join() !== featureNames.join()) {
    throw new DomainError(
      "invalid-input",
      "These weights were trained for another version of the judge: train them again.",
    );
  }
  const fault = faultOf(written);
  if (fault !== null)
    throw new DomainError("invalid-input", `These weights are damaged (${fault}): train them again.`);
  const { version, temperature, sparse, base, trees } = written;
  const forest = {
    classes: wordingClasses,
    base,
    trees: trees.map(([feature, value, left]): Tree => ({ feature, value, left })),
  };
  return { version, sparse: unpackSparse(sparse), forest, temperature };
}

let parsed: Weights | undefined;

/** The weights that ship with this version, unpacked at first use. */
export function shippedWeights(): Weights {
  parsed ??= parseWeights(shipped);
  return parsed;
}

/** The probabilities of a pair that formal reasoning decides. */
const certainties: Readonly<Record<"follows" | "excluded" | "open" | "none", WordingProbabilities | null>> = {
  follows: { confirms: 0.94, neutral: 0.04, contradicts: 0.02 },
  excluded: { confirms: 0.02, neutral: 0.04, contradicts: 0.94 },
  open: { confirms: 0.05, neutral: 0.9, contradicts: 0.05 },
  none: null,
};

/** The probabilities of a compared pair by its wording. Cost: one path in each tree. */
export function judgeWording(compared: Compared, weights: Weights): WordingProbabilities {
  const { sparse } = weights;
  // The shipped weights have no weights for single words, because single words differ from set to set.
  const said = sparse.length === 0 ? [] : sparseProbabilities(sparsePlaces(compared), sparse);
  const features = [...featuresOf(compared), ...said];
  const scores = scoresOf(weights.forest, features).map((score) => score / weights.temperature);
  const [confirms = 0, neutral = 0, contradicts = 0] = softmax(scores);
  const followed = certainties[reason(compared.claim, compared.evidence) ?? "none"];
  return followed ?? { confirms, neutral, contradicts };
}
