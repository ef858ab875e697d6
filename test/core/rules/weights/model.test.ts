import { expect, test } from "vitest";
import { tokenise } from "../../../../src/core/language/tokens.js";
import { compare } from "../../../../src/core/rules/reading/compare.js";
import { featureNames, featuresOf } from "../../../../src/core/rules/weights/features.js";
import {
  judgeWording,
  parseWeights,
  shippedWeights,
  writeWeights,
} from "../../../../src/core/rules/weights/model.js";

const compared = (claim: string, evidence: string) => compare(tokenise(claim), tokenise(evidence));

test("every pair has one value for each named feature", () => {
  for (const [claim, evidence] of [
    ["", ""],
    ["We sell shoes.", "It sold 20 shoes. They were red."],
  ] as const) {
    expect(featuresOf(compared(claim, evidence))).toHaveLength(featureNames.length);
  }
});

test("weights that were written and read again give the same verdicts", () => {
  const pair = compared("A man is sleeping", "A man is running in the park");
  const again = parseWeights(writeWeights(shippedWeights()));
  expect(judgeWording(pair, again)).toEqual(judgeWording(pair, shippedWeights()));
});

test("weights for another version of the judge are refused", () => {
  const foreign = writeWeights(shippedWeights()).replace('"cover same"', '"cover else"');
  expect(() => parseWeights(foreign)).toThrow(/train them again/);
});

test.each([
  ["no temperature", { temperature: null }, /"temperature" must be a number above 0/],
  ["a temperature that is a text", { temperature: "x" }, /"temperature"/],
  ["a temperature of 0", { temperature: 0 }, /"temperature"/],
  ["no step", { sparse: { step: null, bytes: "" } }, /"step" above 0/],
  ["no words", { sparse: null }, /"sparse"/],
  ["bytes that are no base 64", { sparse: { step: 1, bytes: "?" } }, /base 64/],
  ["bytes of a few words", { sparse: { step: 1, bytes: "AAAA" } }, /of all words or of none/],
  ["two classes", { base: [0, 0] }, /"base" must be 3 numbers/],
  ["no trees", { trees: null }, /"trees"/],
  ["a tree without an answer", { trees: [[[], [], []]] }, /"trees"/],
  ["lists of unequal length", { trees: [[[-1], [0, 1], [0]]] }, /"trees"/],
  ["a number that is null", { trees: [[[-1], [null], [0]]] }, /"trees"/],
  [
    "a feature that is not there",
    {
      trees: [
        [
          [9_999, -1, -1],
          [0, 0, 0],
          [1, 0, 0],
        ],
      ],
    },
    /"trees"/,
  ],
  [
    "a branch that leads back",
    {
      trees: [
        [
          [0, -1, -1],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
    },
    /"trees"/,
  ],
  [
    "a branch that leads nowhere",
    {
      trees: [
        [
          [0, -1, -1],
          [0, 0, 0],
          [2, 0, 0],
        ],
      ],
    },
    /"trees"/,
  ],
])("damaged weights are refused: %s", (_, damage, told) => {
  const whole = JSON.parse(writeWeights(shippedWeights()));
  expect(() => parseWeights(JSON.stringify({ ...whole, ...damage }))).toThrow(told);
});

test("the shipped weights distinguish a repetition from a reversal", () => {
  const same = judgeWording(
    compared("The firm will open a store in Paris", "The firm will open a store in Paris"),
    shippedWeights(),
  );
  const other = judgeWording(compared("The store is open", "The store is not open"), shippedWeights());
  expect(same.confirms).toBeGreaterThan(0.6);
  expect(other.contradicts).toBeGreaterThan(0.5);
});

test("the shipped weights are smaller than a megabyte", () => {
  expect(writeWeights(shippedWeights()).length).toBeLessThan(1_000_000);
});
