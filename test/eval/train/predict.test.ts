import { expect, test } from "vitest";
import { judged } from "../../../eval/train/predict.js";
import { threeWay, threeWayLabels } from "../../../src/cli/judged-line.js";
import { judgePair } from "../../../src/core/rules/judge.js";

test("the evaluation measures the labels that walkback judge --three-way writes", () => {
  const pairs = [
    ["We will never sell your data.", "The company sold its users' data."],
    ["Our models stay open.", "All of our models are open."],
    ["If it is safe, we will open it.", "Something else happened in Rome."],
    ["", "Nothing."],
  ] as const;
  for (const [claim, evidence] of pairs) {
    const measured = judged({ claim, evidence, label: "neutral", set: "own", split: "all" });
    const { probabilities } = judgePair(
      { text: claim, companies: [] },
      { text: evidence, form: "statement", companies: [] },
    );
    const written = threeWay(probabilities);
    const inOrder = threeWayLabels.map((label) => written.probabilities[label]);
    inOrder.forEach((probability, at) => {
      expect(probability).toBeCloseTo(measured.probabilities[at] ?? Number.NaN, 12);
    });
    expect(threeWayLabels.indexOf(written.label)).toBe(
      measured.probabilities.indexOf(Math.max(...measured.probabilities)),
    );
  }
});
