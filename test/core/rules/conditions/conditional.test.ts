import { describe, expect, test } from "vitest";
import { parseDay } from "../../../../src/core/dates/day.js";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { JudgedEvidence, Verdict } from "../../../../src/core/verdict/verdict.js";

const judged = (claim: string, evidence: string, form: JudgedEvidence["form"] = "move"): Verdict =>
  judgePair(
    { text: claim, companies: ["Acme"], day: parseDay("2023-05-01") },
    { text: evidence, form, companies: ["Acme"], day: parseDay("2024-05-01") },
  );

const drug = "If it is safe to release the drug, we will release it.";
const risk = "If it is not safe to release the drug, we will not release it.";
const model = "Unless it is unsafe, we will open source the model.";
const approval = "If regulators approve the drug, we will lower the price.";
const demand = "As long as demand grows, we will expand the plant.";
const steel = "If the price of steel falls, we will not raise our fares.";

describe("a conditional promise is broken if its condition was met and the company did the opposite:", () => {
  test.each([
    [drug, "Regulators called the drug safe. Acme did not release it."],
    [risk, "Regulators called the drug dangerous. Acme released it."],
    [model, "The model was found safe. Acme kept it proprietary."],
    [approval, "Regulators approved the drug. Acme raised the price."],
    [demand, "Demand grew. Acme shut down the plant."],
  ])("%s / %s", (claim, evidence) => {
    expect(judged(claim, evidence)).toMatchObject({ relation: "contradicts", manner: "broken_promise" });
    // The company's own words are not proof that the condition was met.
    expect(judged(claim, evidence, "statement").relation).not.toBe("contradicts");
  });
});

describe("a conditional promise is not broken if the evidence says that its condition was not met:", () => {
  test.each([
    [drug, "Regulators called the drug dangerous. Acme did not release it."],
    [drug, "Regulators called the drug dangerous. Acme released it."],
    [risk, "Regulators called the drug safe. Acme released it."],
    [risk, "Regulators called the drug safe. Acme did not release it."],
    [model, "The model was found unsafe. Acme kept it proprietary."],
    [approval, "Regulators did not approve the drug. Acme raised the price."],
    [demand, "Demand did not grow. Acme shut down the plant."],
    [steel, "The price of steel rose. Acme raised its fares."],
  ])("%s / %s", (claim, evidence) => {
    const { relation, probabilities } = judged(claim, evidence);
    expect(relation).not.toBe("contradicts");
    expect(probabilities.contradicts).toBeLessThan(0.01);
  });
});

describe("a conditional promise is not broken if the evidence only mentions the condition's subject:", () => {
  test.each([
    [drug, "Acme said that safety comes first. Acme did not release the drug."],
    [drug, "Acme set up an office for drug safety. Acme did not release the drug."],
    [drug, "Regulators asked whether the drug is safe. Acme did not release it."],
    [drug, "The drug may be safe. Acme did not release it."],
    [drug, "Acme's cars are safe. Acme did not release the drug."],
    [approval, "Regulators rejected the drug. Acme raised the price."],
    [approval, "Regulators discussed the drug. Acme raised the price."],
    [approval, "Regulators will approve the drug next year. Acme raised the price."],
    [demand, "Demand fell. Acme shut down the plant."],
    [demand, "Demand shrank by a third. Acme shut down the plant."],
  ])("%s / %s", (claim, evidence) => {
    const { relation, probabilities } = judged(claim, evidence);
    expect(relation).not.toBe("contradicts");
    expect(probabilities.contradicts).toBeLessThan(0.01);
  });
});

test("a condition that was met, together with the promised act, fully confirms the promise", () => {
  const verdict = judged(drug, "Regulators called the drug safe. Acme released it.");
  expect(verdict).toMatchObject({ relation: "confirms", manner: "condition_met", degree: "full" });
  expect(verdict.reasons[0]?.sentence).toBe(
    'The claim depends on a condition, "If it is safe to release the drug". The evidence says that the condition was met, and the company did what it had announced.',
  );
});

test("the promised act alone partly confirms the promise", () => {
  expect(judged(drug, "Acme released the drug.")).toMatchObject({ relation: "confirms", degree: "partial" });
});

test("words alone neither keep nor break a promise whose condition is undecided", () => {
  const verdict = judged(
    "If the merger closes, we will not cut jobs.",
    "The merger collapsed. Acme cut 300 jobs.",
  );
  expect(["confirms", "contradicts"]).not.toContain(verdict.relation);
  expect(verdict.reasons[0]?.sentence).toContain("does not say whether it was met");
});
