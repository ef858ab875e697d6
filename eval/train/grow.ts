import type { Tree } from "../../src/core/rules/weights/trees.js";
import { BINS, type Binned } from "./bins.js";

/** The goal of a tree: how much each row's score should rise (gradient), and with what weight (curvature). */
export interface Slopes {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
}

export interface GrowOptions {
  readonly depth: number;
  readonly rate: number;
  readonly minWeight: number;
  readonly ridge: number;
}

interface Growth {
  readonly data: Binned;
  readonly slopes: Slopes;
  readonly options: GrowOptions;
  readonly features: readonly number[];
}

const WIDTH = BINS + 1;

/** Sums of gradients and curvatures of a node's rows, by feature and bin. */
interface Histogram {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  gradient: number;
  curvature: number;
}

function sumUp(members: Int32Array, { data, slopes, features }: Growth): Histogram {
  const found = emptyHistogram(features.length);
  const { gradients, curvatures } = slopes;
  features.forEach((feature, at) => {
    const bins = data.bins[feature] ?? new Uint8Array();
    const from = at * WIDTH;
    for (let index = 0; index < members.length; index += 1) {
      const row = members[index] as number; // below its length
      const slot = from + (bins[row] as number); // a row has a bin
      found.gradients[slot] = (found.gradients[slot] as number) + (gradients[row] as number);
      found.curvatures[slot] = (found.curvatures[slot] as number) + (curvatures[row] as number);
    }
  });
  for (const row of members) {
    found.gradient += gradients[row] ?? 0;
    found.curvature += curvatures[row] ?? 0;
  }
  return found;
}

function emptyHistogram(features: number): Histogram {
  return {
    gradients: new Float64Array(features * WIDTH),
    curvatures: new Float64Array(features * WIDTH),
    gradient: 0,
    curvature: 0,
  };
}

/** A node's sums minus those of one of its two children. */
function without(all: Histogram, part: Histogram): Histogram {
  return {
    gradients: all.gradients.map((value, at) => value - (part.gradients[at] ?? 0)),
    curvatures: all.curvatures.map((value, at) => value - (part.curvatures[at] ?? 0)),
    gradient: all.gradient - part.gradient,
    curvature: all.curvature - part.curvature,
  };
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

const NONE: Split = { gain: 1e-6, feature: -1, bin: 0 };

function bestSplit(sums: Histogram, growth: Growth): Split {
  const { data, features } = growth;
  let best = NONE;
  features.forEach((feature, at) => {
    const cuts = data.thresholds[feature]?.length ?? 0;
    if (cuts > 0) best = bestCut({ feature, from: at * WIDTH, cuts, best }, sums, growth.options);
  });
  return best;
}

interface Column {
  readonly feature: number;
  readonly from: number;
  readonly cuts: number;
  readonly best: Split;
}

function bestCut({ feature, from, cuts, best }: Column, sums: Histogram, options: GrowOptions): Split {
  const score = (g: number, h: number): number => (g * g) / (h + options.ridge);
  const whole = score(sums.gradient, sums.curvature);
  let [found, leftG, leftH] = [best, 0, 0];
  for (let bin = 0; bin < cuts; bin += 1) {
    leftG += sums.gradients[from + bin] ?? 0;
    leftH += sums.curvatures[from + bin] ?? 0;
    const rightH = sums.curvature - leftH;
    if (leftH < options.minWeight || rightH < options.minWeight) continue;
    const gain = score(leftG, leftH) + score(sums.gradient - leftG, rightH) - whole;
    if (gain > found.gain) found = { gain, feature, bin };
  }
  return found;
}

interface Node {
  readonly at: number;
  readonly members: Int32Array;
  readonly sums: Histogram;
  readonly depth: number;
}

/** A tree over the rows `members`, split by `features` only. The same slopes give the same tree. */
export function grow(members: Int32Array, growth: Growth): Tree {
  const tree = { feature: [-1], value: [0], left: [0] };
  const queue: Node[] = [{ at: 0, members, sums: sumUp(members, growth), depth: 0 }];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    const split = node.depth < growth.options.depth ? bestSplit(node.sums, growth) : NONE;
    if (split.feature < 0) {
      const { rate, ridge } = growth.options;
      const value = (rate * node.sums.gradient) / (node.sums.curvature + ridge);
      tree.value[node.at] = Number(value.toFixed(4));
      continue;
    }
    tree.feature[node.at] = split.feature;
    tree.value[node.at] = growth.data.thresholds[split.feature]?.[split.bin] ?? 0;
    tree.left[node.at] = tree.feature.length;
    queue.push(...childrenOf(node, split, growth, tree.feature.length));
    tree.feature.push(-1, -1);
    tree.value.push(0, 0);
    tree.left.push(0, 0);
  }
  return tree;
}

/** The two children of a node. Only the smaller one is summed; the other is the difference. */
function childrenOf(node: Node, split: Split, growth: Growth, at: number): readonly Node[] {
  const bins = growth.data.bins[split.feature];
  const isLeft = (row: number): boolean => (bins?.[row] ?? 0) <= split.bin;
  const left = node.members.filter(isLeft);
  const right = node.members.filter((row) => !isLeft(row));
  const depth = node.depth + 1;
  const isLeftSmaller = left.length <= right.length;
  const less = sumUp(isLeftSmaller ? left : right, growth);
  const more = without(node.sums, less);
  const [leftSums, rightSums] = isLeftSmaller ? [less, more] : [more, less];
  return [
    { at, members: left, sums: leftSums, depth },
    { at: at + 1, members: right, sums: rightSums, depth },
  ];
}

/** One tree's score for one row's features. */
export function answerOf({ feature, value, left }: Tree, features: readonly number[]): number {
  let node = 0;
  for (;;) {
    const asked = feature[node] ?? -1;
    const here = value[node] ?? 0;
    if (asked < 0) return here;
    node = (left[node] ?? 0) + ((features[asked] ?? 0) <= here ? 0 : 1);
  }
}
