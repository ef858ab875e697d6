/**
 * A tree of questions "is feature f at most t?", as parallel lists.
 *
 * Node i asks about `feature[i]`; `-1` marks a leaf with the answer `value[i]`. The children of i are `left[i]` and
 * `left[i] + 1`.
 */
export interface Tree {
  readonly feature: readonly number[];
  readonly value: readonly number[];
  readonly left: readonly number[];
}

/** Trees for each class, one class after another. The sum of a class's trees is its score. */
export interface Forest {
  readonly classes: readonly string[];
  readonly base: readonly number[];
  readonly trees: readonly Tree[];
}

function answer(tree: Tree, features: readonly number[]): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    const value = tree.value[node] ?? 0;
    if (feature < 0) return value;
    node = (tree.left[node] ?? 0) + ((features[feature] ?? 0) <= value ? 0 : 1);
  }
}

/** Each class's score in log odds. */
export function scoresOf(forest: Forest, features: readonly number[]): number[] {
  const scores = [...forest.base];
  forest.trees.forEach((tree, index) => {
    const at = index % forest.classes.length;
    scores[at] = (scores[at] ?? 0) + answer(tree, features);
  });
  return scores;
}

/** The probabilities of scores. They sum to 1. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
