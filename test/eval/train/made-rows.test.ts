import { expect, test } from "vitest";
import type { LabelledText } from "../../../eval/sets/sets.js";
import { temperatureOf } from "../../../eval/train/calibrate.js";
import { makeFrames, makeStrangers } from "../../../eval/train/frames.js";
import type { HeldOut } from "../../../eval/train/held-out.js";

const row = (claim: string, evidence: string): LabelledText => ({
  claim,
  evidence,
  label: "entailment",
  set: "own",
  split: "all",
});
const rows = [
  row("The bridge is closed.", "The bridge is closed for repairs."),
  row("A dog sleeps on the porch.", "A brown dog sleeps on the porch."),
  row("The company sells boats.", "The company sells boats and sails."),
];

test("a denied sentence contradicts the sentence, and a question about it leaves it open", () => {
  const made = makeFrames(rows, 300, 1);
  const labelsOf = (words: RegExp) =>
    new Set(made.filter(({ evidence }) => words.test(evidence)).map(({ label }) => label));
  expect(labelsOf(/do not think that/)).toEqual(new Set(["contradiction"]));
  expect(labelsOf(/Do you think that/)).toEqual(new Set(["neutral"]));
  expect(labelsOf(/did not know that/)).toEqual(new Set(["entailment"]));
});

test("the same rows and seed make the same rows", () => {
  expect(makeFrames(rows, 60, 4)).toEqual(makeFrames(rows, 60, 4));
  expect(makeStrangers(rows, 10, 4)).toEqual(makeStrangers(rows, 10, 4));
});

test("evidence of another claim is neutral, and is never the claim's own evidence", () => {
  const made = makeStrangers(rows, 10, 2);
  expect(made.length).toBeGreaterThan(0);
  for (const { claim, evidence, label } of made) {
    expect(label).toBe("neutral");
    expect(rows.some((one) => one.claim === claim && one.evidence === evidence)).toBe(false);
  }
});

test("scores with too much confidence are flattened", () => {
  const held = (right: number): HeldOut[] =>
    Array.from({ length: 100 }, (_, at) => ({
      set: "own",
      label: at < right ? 0 : 2,
      scores: [3, 0, 0],
      among: [0, 1, 2],
    }));
  expect(temperatureOf(held(60))).toBeGreaterThan(1.5);
  expect(temperatureOf(held(91))).toBeLessThan(1.2);
});
