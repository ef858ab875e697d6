import { expect, test } from "vitest";
import { parseDay } from "../../../../src/core/dates/day.js";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { JudgedClaim, JudgedEvidence, Verdict } from "../../../../src/core/verdict/verdict.js";

interface More {
  readonly claim?: Partial<JudgedClaim>;
  readonly evidence?: Partial<JudgedEvidence>;
}

const judged = (claim: string, evidence: string, more: More = {}): Verdict =>
  judgePair(
    { text: claim, companies: [], ...more.claim },
    { text: evidence, form: "statement", companies: [], ...more.evidence },
  );

const truck = "We will ship the electric truck by the end of 2022.";

test("a delivery in October 2024 misses a deadline at the end of 2022", () => {
  const evidence = "The company delivered the electric truck in October 2024.";
  const verdict = judged(truck, evidence);
  expect(verdict).toMatchObject({ relation: "contradicts", manner: "missed_deadline" });
  const [reason] = verdict.reasons;
  expect(reason?.sentence).toBe(
    'It was due by 2022. The evidence says that it was done late: 2024-10 ("delivered").',
  );
  expect(truck.slice(reason?.claimSpan?.start, reason?.claimSpan?.end)).toBe("2022");
  expect(evidence.slice(reason?.evidenceSpan?.start, reason?.evidenceSpan?.end)).toBe("October 2024");
});

test("a delivery in October 2021 keeps a deadline at the end of 2022", () => {
  const verdict = judged(truck, "The company delivered the electric truck in October 2021.");
  expect(verdict).toMatchObject({ relation: "confirms", manner: "kept" });
});

test.each([
  ["2024-10", { relation: "contradicts", manner: "missed_deadline" }],
  ["2021-10", { relation: "confirms", manner: "kept" }],
])("without a day in the texts, the due day and the evidence's day of %s decide", (day, expected) => {
  const verdict = judged("We will ship the electric truck.", "The company delivered the electric truck.", {
    claim: { dueDay: parseDay("2022-12-31") },
    evidence: { day: parseDay(day) },
  });
  expect(verdict).toMatchObject(expected);
});

test("a truck that is promised again has not been delivered", () => {
  const verdict = judged(truck, "The company will deliver the electric truck soon.", {
    evidence: { day: parseDay("2021-10") },
  });
  expect(verdict.manner).not.toBe("kept");
});

test("delivering something else does not meet a deadline", () => {
  expect(judged(truck, "The company delivered pizza in October 2021.").relation).not.toBe("confirms");
});

test("net zero by 2050 instead of by 2040 is a postponed deadline, not a matching amount", () => {
  const verdict = judged("We will reach net zero by 2040.", "The company will reach net zero by 2050.");
  expect(verdict).toMatchObject({ relation: "contradicts", manner: "missed_deadline" });
  expect(verdict.reasons[0]?.sentence).toBe(
    "The goal moved: it is due by 2040 in the claim, and by 2050 in the evidence.",
  );
});

test("another goal for a later day is no postponement", () => {
  const verdict = judged("We will cut emissions by 50% by 2030.", "The company will reach net zero by 2050.");
  expect(verdict.manner).not.toBe("missed_deadline");
});

test("a price rise in March 2025 breaks a promise about 2025, and one in 2027 does not", () => {
  const claim = "We will not raise prices in 2025.";
  const other = judged(claim, "The company raised prices in 2027.");
  expect(["contradicts", "confirms"]).not.toContain(other.relation);
  expect(other.reasons[0]?.sentence).toContain("The claim is about 2025, the evidence about 2027");
  expect(judged(claim, "The company raised prices in March 2025.").relation).toBe("contradicts");
});

test("a promise until 2026 can be broken before that year, and not after", () => {
  const claim = "We will not raise prices until 2026.";
  expect(judged(claim, "The company raised prices in 2025.").relation).toBe("contradicts");
  expect(judged(claim, "The company raised prices in 2028.").relation).not.toBe("contradicts");
});
