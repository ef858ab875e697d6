import { describe, expect, test } from "vitest";
import { parseDay } from "../../../../src/core/dates/day.js";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { Verdict } from "../../../../src/core/verdict/verdict.js";

const judged = (claim: string, evidence: string): Verdict =>
  judgePair(
    { text: claim, companies: ["Acme"], day: parseDay("2023-05-01") },
    { text: evidence, form: "move", companies: ["Acme"], day: parseDay("2024-05-01") },
  );

describe("a result that reaches or exceeds a target keeps the promise:", () => {
  test.each([
    ["We will cut emissions by 50%.", "Acme cut emissions by 60%."],
    ["We will cut emissions by half.", "Acme cut emissions by 55%."],
    ["We will cut emissions by at least 50%.", "Acme cut emissions by 60%."],
    ["We will cut emissions to 50% of the level of 2010.", "Acme cut emissions to 40% of the level of 2010."],
    ["We will raise wages by 5%.", "Acme raised wages by 7%."],
    ["We will raise wages to $20 an hour.", "Acme raised wages to $22 an hour."],
    ["We will raise prices by no more than 5%.", "Acme raised prices by 3%."],
    ["We will cap fees at 3%.", "Acme capped fees at 2%."],
    ["We will cut up to 500 jobs.", "Acme cut 400 jobs."],
    ["We will plant 1 million trees.", "Acme planted 2 million trees."],
  ])("%s / %s", (claim, evidence) => {
    expect(judged(claim, evidence).relation).toBe("confirms");
  });
});

describe("a result that falls short of a target, or exceeds a limit, breaks the promise:", () => {
  test.each([
    ["We will cut emissions by 50%.", "Acme cut emissions by 40%."],
    ["We will cut emissions by half.", "Acme cut emissions by 45%."],
    ["We will cut emissions by at least 50%.", "Acme cut emissions by 40%."],
    ["We will cut emissions to 50% of the level of 2010.", "Acme cut emissions to 60% of the level of 2010."],
    ["We will raise wages by 5%.", "Acme raised wages by 3%."],
    ["We will raise prices by no more than 5%.", "Acme raised prices by 9%."],
    ["We will limit price increases to 5%.", "Acme increased prices by 9%."],
    ["We will cut up to 500 jobs.", "Acme cut 900 jobs."],
    ["We will plant 1 million trees.", "Acme planted 0.2 million trees."],
  ])("%s / %s", (claim, evidence) => {
    expect(judged(claim, evidence)).toMatchObject({ relation: "contradicts", manner: "broken_promise" });
  });
});

describe("a different amount that may keep the promise is not a contradiction:", () => {
  test.each([
    [
      "more is given than 'up to' allows",
      "We will invest up to $5 million in the town.",
      "Acme invested $6 million in the town.",
    ],
    ["more is cut than 'up to' allows", "We will cut emissions by up to 50%.", "Acme cut emissions by 60%."],
    ["a higher price may be worse or better", "We will raise prices by 5%.", "Acme raised prices by 9%."],
    ["more jobs cut may be worse or better", "We will cut 500 jobs.", "Acme cut 900 jobs."],
    ["the day has not come", "We will cut emissions by 50% by 2030.", "Acme cut emissions by 40%."],
    [
      "a change is not a level",
      "We will cut emissions by 50%.",
      "Acme cut emissions to 60% of the level of 2010.",
    ],
  ])("%s", (_, claim, evidence) => {
    const { relation, probabilities } = judged(claim, evidence);
    expect(["contradicts", "confirms"]).not.toContain(relation);
    expect(probabilities.contradicts).toBeLessThan(0.01);
  });
});

test("a change in the opposite direction does not keep a target, however large it is", () => {
  expect(judged("We will cut emissions by 50%.", "Acme increased emissions by 60%.").relation).toBe(
    "contradicts",
  );
});

test("a promise not to cut is not confirmed by a cut of the same number", () => {
  expect(judged("We will not cut 500 jobs.", "Acme cut 500 jobs.").relation).toBe("contradicts");
});

describe("a claim that limits a change is neither kept nor broken by the change itself:", () => {
  test.each([
    ["We will limit price increases to 5%", "It raised prices by 9%"],
    ["We will cap price increases at 5%.", "Acme raised its prices by 9%."],
    ["We will keep price increases below 5%.", "Acme raised its prices by 9%."],
    ["We will limit price increases to 5%.", "Acme cut its prices by 9%."],
    ["We will limit layoffs to 500 jobs.", "Acme laid off 900 workers."],
  ])("%s / %s", (claim, evidence) => {
    expect(["contradicts", "confirms"]).not.toContain(judged(claim, evidence).relation);
  });
});

test.each([
  ["We will keep lowering prices at our stores.", "Acme raised prices at its stores.", "contradicts"],
  ["We will limit our debt and cut prices.", "Acme cut prices.", "confirms"],
])("a word of limiting that governs something else changes nothing: %s / %s", (claim, evidence, relation) => {
  expect(judged(claim, evidence).relation).toBe(relation);
});
