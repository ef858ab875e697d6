import { describe, expect, test } from "vitest";
import { parseDay } from "../../../../src/core/dates/day.js";
import { gateVerdict, keepHardRules } from "../../../../src/core/rules/binding/hard-rules.js";
import type { JudgedClaim, JudgedEvidence, Pair } from "../../../../src/core/verdict/verdict.js";
import { verdictOf } from "../../../support/judges.js";

const accusation = verdictOf({
  probabilities: { contradicts: 0.9, confirms: 0.02, qualifies: 0.04, unrelated: 0.04 },
  reasons: [{ sentence: "A model said so." }],
});

function pairOf(claim: string, evidence: string, more: Partial<JudgedClaim & JudgedEvidence> = {}): Pair {
  const { disclosure, form = "move", voice, ...ofClaim } = more;
  return {
    claim: { text: claim, companies: ["Acme"], day: parseDay("2023-05-01"), ...ofClaim },
    evidence: {
      text: evidence,
      companies: ["Acme"],
      day: parseDay("2024-05-01"),
      form,
      ...(disclosure && { disclosure }),
      ...(voice && { voice }),
    },
  };
}

describe("a pair that the first check refuses is refused, whatever a judge says:", () => {
  const kept = "We will keep all weights open.";
  const withheld = "Withheld the weights of its new model.";
  test.each([
    ["of another company", { companies: ["Other"] }, "unrelated"],
    ["in a reporting voice", { voice: "reporting" }, "unrelated"],
    ["with evidence from before the claim", { day: parseDay("2025-01-01"), kind: "promise" }, "unrelated"],
    ["with days in no order", { day: parseDay("2024"), kind: "promise" }, null],
  ] as const)("%s", (_, more, relation) => {
    const pair = pairOf(kept, withheld, more);
    expect(gateVerdict(pair)?.relation).toBe(relation);
    expect(keepHardRules(pair, accusation)).toEqual(gateVerdict(pair));
  });

  test("in a language that the judge does not read", () => {
    const german = "Wir werden die Gewichte aller unserer Modelle auch in Zukunft offen halten.";
    expect(keepHardRules(pairOf(german, withheld), accusation)).toMatchObject({ relation: null });
  });

  test("and a pair that passes the first check keeps the judge's verdict unchanged", () => {
    const pair = pairOf(kept, withheld);
    expect(gateVerdict(pair)).toBeNull();
    expect(keepHardRules(pair, accusation)).toBe(accusation);
  });
});

describe("a conditional claim", () => {
  const claim = "If the model is safe, we will release its weights.";

  test("is not contradicted by evidence that does not speak of the condition", () => {
    const verdict = keepHardRules(pairOf(claim, "Kept the weights closed."), accusation);
    expect(verdict).toMatchObject({ relation: null, manner: null, probabilities: { contradicts: 0 } });
    expect(verdict.reasons[0]?.sentence).toContain("does not say whether it was met");
    expect(verdict.reasons[1]?.sentence).toBe("Before this rule: A model said so.");
    const sum = Object.values(verdict.probabilities).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1);
  });

  test("may be contradicted by evidence that says the condition holds", () => {
    const pair = pairOf(claim, "Said that the model is safe, and kept its weights closed.");
    expect(keepHardRules(pair, accusation)).toBe(accusation);
  });

  test("is bound by its condition even if the condition is outside the claim's words", () => {
    const pair = pairOf("We will release the weights.", "Kept the weights closed.", {
      condition: "if regulators approve",
    });
    expect(keepHardRules(pair, accusation)).toMatchObject({ relation: null });
  });

  test("is not contradicted if the exception that it names has happened", () => {
    const pair = pairOf(
      "Unless regulators object, we will release the weights.",
      "Regulators objected to the release, and the company kept the weights closed.",
    );
    const verdict = keepHardRules(pair, accusation);
    expect(verdict.relation).toBeNull();
    expect(verdict.reasons[0]?.sentence).toContain("The evidence says that the exception applies");
  });

  test("keeps a confirmation, and loses the probability of a contradiction", () => {
    const probabilities = { contradicts: 0.3, confirms: 0.6, qualifies: 0.05, unrelated: 0.05 };
    const confirmed = verdictOf({ relation: "confirms", manner: "kept", confidence: 0.6, probabilities });
    const verdict = keepHardRules(pairOf(claim, "Kept the weights closed."), confirmed);
    expect(verdict).toMatchObject({
      relation: "confirms",
      confidence: 0.6,
      probabilities: { contradicts: 0, confirms: 0.6 },
    });
  });
});

test("a mere report narrows a claim and does not break it", () => {
  const pair = pairOf("We will keep all weights open.", "Discussed closing its weights.", {
    disclosure: "reported",
  });
  const verdict = keepHardRules(pair, accusation);
  expect(verdict).toMatchObject({ relation: "qualifies", manner: "narrowed", degree: "partial" });
  expect(verdict.confidence).toBeCloseTo(0.94);
  expect(verdict.reasons[0]?.sentence).toContain("report");
});

test("using a reservation is not a contradiction", () => {
  const pair = pairOf(
    "We have not committed to open sourcing every single thing that we do.",
    "Decided not to open source its new model.",
  );
  expect(keepHardRules(pair, accusation).relation).not.toBe("contradicts");
});
