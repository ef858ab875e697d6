import { type Forest, scoresOf, softmax, type Tree } from "../src/core/judge/trees.js";

/** A labelled row: features, the index of its class, how much it counts. */
export interface Row {
  readonly features: readonly number[];
  readonly label: number;
  readonly weight: number;
  /** Classes the row's set knows, by index; the others are neither right nor wrong for it. */
  readonly among?: readonly number[];
}

export interface LearnOptions {
  readonly classes: readonly string[];
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  readonly minWeight: number;
  readonly seed: number;
}

const BINS = 32;
const RIDGE = 1;

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Up to BINS - 1 thresholds of a feature, between values that occur. */
function thresholdsOf(values: Float64Array): number[] {
  const sorted = Float64Array.from(values).sort();
  const found: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0;
    if (found.at(-1) !== value) found.push(value);
  }
  const distinct = [...new Set(sorted)];
  return distinct.length <= BINS ? distinct.slice(0, -1) : found;
}

interface Binned {
  readonly bins: readonly Uint8Array[];
  readonly thresholds: readonly (readonly number[])[];
}

function bin(rows: readonly Row[]): Binned {
  const count = rows[0]?.features.length ?? 0;
  const bins: Uint8Array[] = [];
  const thresholds: number[][] = [];
  for (let feature = 0; feature < count; feature += 1) {
    const values = Float64Array.from(rows, (row) => row.features[feature] ?? 0);
    const cuts = thresholdsOf(values);
    thresholds.push(cuts);
    bins.push(
      Uint8Array.from(values, (value) => {
        const at = cuts.findIndex((cut) => value <= cut);
        return at < 0 ? cuts.length : at;
      }),
    );
  }
  return { bins, thresholds };
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Sums {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
}

function bestSplit(
  members: Int32Array,
  data: Binned,
  sums: Sums,
  options: LearnOptions,
  features: readonly number[],
): Split | null {
  let [gradient, curvature] = [0, 0];
  for (const row of members) {
    gradient += sums.gradients[row] ?? 0;
    curvature += sums.curvatures[row] ?? 0;
  }
  const score = (g: number, h: number): number => (g * g) / (h + RIDGE);
  let best: Split | null = null;
  const [gs, hs] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1)];
  for (const feature of features) {
    const bins = data.bins[feature];
    const cuts = data.thresholds[feature]?.length ?? 0;
    if (bins === undefined || cuts === 0) continue;
    gs.fill(0);
    hs.fill(0);
    for (const row of members) {
      const at = bins[row] ?? 0;
      gs[at] = (gs[at] ?? 0) + (sums.gradients[row] ?? 0);
      hs[at] = (hs[at] ?? 0) + (sums.curvatures[row] ?? 0);
    }
    let [leftG, leftH] = [0, 0];
    for (let at = 0; at < cuts; at += 1) {
      leftG += gs[at] ?? 0;
      leftH += hs[at] ?? 0;
      if (leftH < options.minWeight || curvature - leftH < options.minWeight) continue;
      const gain =
        score(leftG, leftH) + score(gradient - leftG, curvature - leftH) - score(gradient, curvature);
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin: at };
    }
  }
  return best;
}

function grow(
  all: Int32Array,
  data: Binned,
  sums: Sums,
  options: LearnOptions,
  features: readonly number[],
  predicted: Float64Array,
): Tree {
  const tree = { feature: [-1], value: [0], left: [0] };
  const queue: { node: number; members: Int32Array; depth: number }[] = [{ node: 0, members: all, depth: 0 }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { node, members, depth } = next;
    const split = depth < options.depth ? bestSplit(members, data, sums, options, features) : null;
    if (split === null) {
      let [g, h] = [0, 0];
      for (const row of members) {
        g += sums.gradients[row] ?? 0;
        h += sums.curvatures[row] ?? 0;
      }
      const value = Number(((options.rate * g) / (h + RIDGE)).toFixed(4));
      tree.value[node] = value;
      for (const row of members) predicted[row] = value;
      continue;
    }
    const bins = data.bins[split.feature];
    const left = tree.feature.length;
    tree.feature[node] = split.feature;
    tree.value[node] = data.thresholds[split.feature]?.[split.bin] ?? 0;
    tree.left[node] = left;
    tree.feature.push(-1, -1);
    tree.value.push(0, 0);
    tree.left.push(0, 0);
    queue.push(
      { node: left, members: members.filter((row) => (bins?.[row] ?? 0) <= split.bin), depth: depth + 1 },
      { node: left + 1, members: members.filter((row) => (bins?.[row] ?? 0) > split.bin), depth: depth + 1 },
    );
  }
  return tree;
}

/** Gradient-boosted trees on the rows: the same rows and options give the same forest, to the byte. */
export function learn(rows: readonly Row[], options: LearnOptions): Forest {
  const random = seeded(options.seed);
  const data = bin(rows);
  const classes = options.classes.length;
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const base = options.classes.map((_, at) => {
    const own = rows.reduce((sum, row) => sum + (row.label === at ? row.weight : 0), 0);
    return Number(Math.log((own + 1) / (total + classes)).toFixed(4));
  });
  const scores = options.classes.map((_, at) => new Float64Array(rows.length).fill(base[at] ?? 0));
  const trees: Tree[] = [];
  const count = rows[0]?.features.length ?? 0;
  const predicted = new Float64Array(rows.length);
  for (let round = 0; round < options.rounds; round += 1) {
    const members = Int32Array.from(rows.keys()).filter(() => random() < 0.6);
    const features = Array.from({ length: count }, (_, at) => at).filter(() => random() < 0.5);
    const current = rows.map((one, row) => among(one.among, softmax(scores.map((score) => score[row] ?? 0))));
    for (let at = 0; at < classes; at += 1) {
      const gradients = new Float64Array(rows.length);
      const curvatures = new Float64Array(rows.length);
      rows.forEach((row, index) => {
        const probability = current[index]?.[at] ?? 0;
        gradients[index] = row.weight * ((row.label === at ? 1 : 0) - probability);
        curvatures[index] = row.weight * Math.max(probability * (1 - probability), 1e-6);
      });
      const tree = grow(members, data, { gradients, curvatures }, options, features, predicted);
      trees.push(tree);
      const own = scores[at];
      if (own)
        rows.forEach((row, index) => {
          own[index] = (own[index] ?? 0) + leafOf(tree, row);
        });
    }
  }
  return { classes: options.classes, base, trees };
}

/** The probabilities among the classes a set knows: 0 for the others, whose gradient then is 0 too. */
function among(known: readonly number[] | undefined, probabilities: readonly number[]): readonly number[] {
  if (known === undefined) return probabilities;
  const sum = known.reduce((total, at) => total + (probabilities[at] ?? 0), 0);
  return probabilities.map((probability, at) => (known.includes(at) ? probability / sum : 0));
}

/** What one tree says of one row. */
function leafOf(tree: Tree, row: Row): number {
  return scoresOf({ classes: ["one"], base: [0], trees: [tree] }, row.features)[0] ?? 0;
}
