import { describe, expect, test } from "vitest";
import { keepHardRules } from "../../../src/core/rules/binding/hard-rules.js";
import { judgePair } from "../../../src/core/rules/judge.js";
import type { Pair } from "../../../src/core/verdict/verdict.js";
import { verdictOf } from "../../support/judges.js";

const pairOf = (claim: string, evidence: string): Pair => ({
  claim: { text: claim, companies: ["Acme"] },
  evidence: { text: evidence, companies: ["Acme"], form: "statement" },
});
const judge = (claim: string, evidence: string) => {
  const pair = pairOf(claim, evidence);
  return judgePair(pair.claim, pair.evidence);
};
const kept = "We will not sell the cloud division.";

describe(`"${kept}" is not broken by words that do not assert an act:`, () => {
  test.each([
    ["Will the company sell the cloud division?", "is a question"],
    ["What if Acme sold the cloud division?", "is a question"],
    ["Suppose Acme sold the cloud division.", "imagines"],
    ["If the company sold the cloud division, shareholders would gain.", "imagines"],
    ["Two analysts said that they believe the company will sell the cloud division.", "others"],
    ['A rival\'s chief executive said: "They sold the cloud division."', "others"],
    ["A lawsuit alleges that the company sold the cloud division.", "others"],
    ["Acme allegedly sold the cloud division.", "others"],
    ["Acme will sell the cloud division, critics fear.", "others"],
  ])("%s", (evidence, why) => {
    const verdict = judge(kept, evidence);
    expect(["contradicts", "confirms"]).not.toContain(verdict.relation);
    expect(verdict.probabilities.contradicts).toBe(0);
    const accusation = verdictOf({
      probabilities: { contradicts: 0.9, confirms: 0.02, qualifies: 0.04, unrelated: 0.04 },
    });
    const bound = keepHardRules(pairOf(kept, evidence), accusation);
    expect(bound.relation).toBeNull();
    expect(bound.reasons[0]?.sentence).toContain(why);
  });
});

describe(`"${kept}" is confirmed by an act that did not happen in the end:`, () => {
  test.each([
    "The company nearly sold the cloud division.",
    "Acme considered selling the cloud division but decided against it.",
    "Acme rejected an offer for the cloud division.",
    "Acme refused to sell the cloud division.",
    "Acme abandoned plans to sell the cloud division.",
  ])("%s", (evidence) => {
    expect(judge(kept, evidence).relation).toBe("confirms");
  });

  test("Acme denied that it sold the cloud division. (at least not broken)", () => {
    expect(judge(kept, "Acme denied that it sold the cloud division.").probabilities.contradicts).toBe(0);
  });

  test("but only considering the act neither keeps nor breaks it", () => {
    const { relation } = judge(kept, "Acme is considering selling the cloud division.");
    expect(["contradicts", "confirms"]).not.toContain(relation);
  });
});

describe(`"${kept}" is broken by an asserted act, even beside questions and suppositions:`, () => {
  test.each([
    "Acme sold the cloud division. Will users leave?",
    "When asked why, Acme said it sold the cloud division because it lost money.",
    "Acme considered selling the cloud division and then sold the cloud division.",
    "Acme told analysts that it sold the cloud division.",
    "We sold the cloud division, didn't we?",
    "Why did Acme sell the cloud division? It needed cash.",
    "Acme sold the cloud division, which analysts believe was a mistake.",
    "If you ask me, Acme sold the cloud division.",
    "The company rejected criticism and sold the cloud division.",
    "Acme sold the cloud division for nearly 300 million dollars.",
  ])("%s", (evidence) => {
    expect(judge(kept, evidence).relation).toBe("contradicts");
  });
});

describe("an act that nearly happened does not keep a promise to do it:", () => {
  test.each(["Acme nearly opened a plant in Leeds.", "Will Acme open a plant in Leeds?"])(
    "%s",
    (evidence) => {
      expect(judge("We will open a plant in Leeds.", evidence).relation).not.toBe("confirms");
    },
  );
});
