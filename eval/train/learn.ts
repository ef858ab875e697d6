import { type Forest, scoresOf, type Tree } from "../../src/core/rules/weights/trees.js";
import { seeded } from "../random.js";
import { type Binned, bin } from "./bins.js";
import { answerOf, grow, type Slopes } from "./grow.js";

/** A labelled row: its features, the index of its class, and its weight. */
export interface Row {
  readonly features: readonly number[];
  readonly label: number;
  readonly weight: number;
  /** Indexes of the classes that the row's set knows. The other classes are neither right nor wrong for it. */
  readonly among?: readonly number[];
}

export interface LearnOptions {
  readonly classes: readonly string[];
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  readonly minWeight: number;
  readonly seed: number;
  readonly ridge?: number;
  /** Shares of the rows and of the features that each round uses. */
  readonly rowShare?: number;
  readonly featureShare?: number;
  /** A trained forest to start from: its trees stay, and new trees correct it. */
  readonly start?: Forest;
}

/** The state of a training: the rows, and each class's present score of each row. */
interface Lesson {
  readonly rows: readonly Row[];
  readonly data: Binned;
  readonly scores: readonly Float64Array[];
  readonly options: LearnOptions;
}

function baseOf(rows: readonly Row[], classes: number): number[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: classes }, (_, at) => {
    const own = rows.reduce((sum, row) => sum + (row.label === at ? row.weight : 0), 0);
    return Number(Math.log((own + 1) / (total + classes)).toFixed(4));
  });
}

/** Each class's gradients, from the probabilities of the classes that a row's set knows. */
function slopesOf({ rows, scores }: Lesson): readonly Slopes[] {
  const slopes = scores.map(() => ({
    gradients: new Float64Array(rows.length),
    curvatures: new Float64Array(rows.length),
  }));
  const every = [...scores.keys()];
  rows.forEach(({ label, weight, among = every }, index) => {
    const powers = among.map((at) => Math.exp(scores[at]?.[index] ?? 0));
    const sum = powers.reduce((total, power) => total + power, 0);
    among.forEach((at, place) => {
      const probability = (powers[place] ?? 0) / sum;
      const own = slopes[at];
      if (own === undefined) return;
      own.gradients[index] = weight * ((label === at ? 1 : 0) - probability);
      own.curvatures[index] = weight * Math.max(probability * (1 - probability), 1e-6);
    });
  });
  return slopes;
}

function oneRound(lesson: Lesson, members: Int32Array, features: readonly number[]): Tree[] {
  const { rows, data, scores, options } = lesson;
  const settings = { ...options, ridge: options.ridge ?? 1 };
  return slopesOf(lesson).map((slopes, at) => {
    const tree = grow(members, { data, slopes, options: settings, features });
    const own = scores[at];
    if (own !== undefined)
      rows.forEach((row, index) => {
        own[index] = (own[index] ?? 0) + answerOf(tree, row.features);
      });
    return tree;
  });
}

/** Each class's score of each row by an existing forest. */
function startOf(rows: readonly Row[], forest: Forest): readonly Float64Array[] {
  const scores = forest.base.map(() => new Float64Array(rows.length));
  rows.forEach(({ features }, index) => {
    scoresOf(forest, features).forEach((score, at) => {
      const own = scores[at];
      if (own !== undefined) own[index] = score;
    });
  });
  return scores;
}

/** Gradient-boosted trees on the rows: the same rows and options give the same forest, to the byte. */
export function learn(rows: readonly Row[], options: LearnOptions): Forest {
  const random = seeded(options.seed);
  const { start } = options;
  const base = start?.base ?? baseOf(rows, options.classes.length);
  const scores = startOf(rows, start ?? { classes: options.classes, base, trees: [] });
  const lesson = { rows, data: bin(rows), scores, options };
  const places = Array.from({ length: rows[0]?.features.length ?? 0 }, (_, at) => at);
  const trees: Tree[] = [...(start?.trees ?? [])];
  for (let round = 0; round < options.rounds; round += 1) {
    const members = Int32Array.from(rows.keys()).filter(() => random() < (options.rowShare ?? 0.6));
    const features = places.filter(() => random() < (options.featureShare ?? 0.5));
    trees.push(...oneRound(lesson, members, features));
  }
  return { classes: options.classes, base, trees };
}
