import { expect, test } from "vitest";
import { seeded } from "../../../eval/random.js";
import { learn } from "../../../eval/train/learn.js";
import { scoresOf, softmax } from "../../../src/core/rules/weights/trees.js";

const random = seeded(5);
const rows = Array.from({ length: 300 }, () => {
  const features = [random(), random(), Math.floor(random() * 3)];
  const label = (features[0] ?? 0) > 0.5 ? 2 : (features[2] ?? 0);
  return { features, label: Math.min(label, 2), weight: 1 };
});
const options = { classes: ["a", "b", "c"], rounds: 20, depth: 3, rate: 0.2, minWeight: 1, seed: 1 };

test("a forest learns to separate its rows", () => {
  const forest = learn(rows, options);
  const right = rows.filter(({ features, label }) => {
    const probabilities = softmax(scoresOf(forest, features));
    return probabilities.indexOf(Math.max(...probabilities)) === label;
  });
  expect(right.length).toBeGreaterThan(270);
});

test("the same rows and seed give the same forest, to the byte", () => {
  expect(JSON.stringify(learn(rows, options))).toBe(JSON.stringify(learn(rows, options)));
});

test("a set without a label teaches nothing against that label", () => {
  const [twoOnly] = [rows.filter(({ label }) => label !== 1).map((row) => ({ ...row, among: [0, 2] }))];
  const taught = softmax(scoresOf(learn([...twoOnly, ...rows], options), [0.1, 0.5, 1]));
  expect(taught[1]).toBeGreaterThan(0.6);
});
