import { expect, test } from "vitest";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { Verdict } from "../../../../src/core/verdict/verdict.js";

const judged = (claim: string, evidence: string): Verdict =>
  judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });
const sentencesOf = ({ reasons }: Verdict): string => reasons.map(({ sentence }) => sentence).join("\n");

test("planting more trees than the promised minimum keeps the promise", () => {
  const verdict = judged("We will plant at least 1 million trees.", "The company planted 1.4 million trees.");
  expect(verdict.relation).toBe("confirms");
  expect(sentencesOf(verdict)).toContain("the claim says at least so much");
});

test("planting fewer trees than the promised minimum breaks the promise", () => {
  const verdict = judged("We will plant at least 1 million trees.", "The company planted 0.6 million trees.");
  expect(verdict).toMatchObject({ relation: "contradicts", manner: "broken_promise" });
});

test("cutting fewer jobs than the promised maximum keeps the promise", () => {
  const verdict = judged("We will cut no more than 500 jobs.", "The company cut 480 jobs.");
  expect(verdict.relation).toBe("confirms");
});

test("'no more than' is a maximum", () => {
  const claim = "We will not cut more than 500 jobs.";
  expect(judged(claim, "The company cut 900 jobs.").relation).toBe("contradicts");
  expect(judged(claim, "The company cut 480 jobs.").relation).not.toBe("contradicts");
});

test("cutting more jobs than the promised maximum breaks the promise, also as a move", () => {
  const [claim, evidence] = ["We will cut no more than 500 jobs.", "The company cut 900 jobs."];
  expect(judged(claim, evidence).relation).toBe("contradicts");
  const act = judgePair({ text: claim, companies: [] }, { text: evidence, form: "move", companies: [] });
  expect(act.relation).toBe("contradicts");
});

test("paying more than promised does not break the promise, and paying less does", () => {
  expect(judged("We will pay $15 an hour.", "The company pays $18 an hour.").relation).toBe("confirms");
  expect(judged("We will pay $15 an hour.", "The company pays $12 an hour.").relation).toBe("contradicts");
});

test("the same number in another currency does not fully confirm the claim, and a reason says why", () => {
  const [claim, evidence] = [
    "We will give €5 million to flood victims.",
    "The company gave $5 million to flood victims.",
  ];
  const verdict = judged(claim, evidence);
  expect(verdict.degree).not.toBe("full");
  const reason = verdict.reasons.find(({ sentence }) => sentence.includes("different currencies"));
  expect(claim.slice(reason?.claimSpan?.start, reason?.claimSpan?.end)).toBe("€5 million");
  expect(evidence.slice(reason?.evidenceSpan?.start, reason?.evidenceSpan?.end)).toBe("$5 million");
});

test("jobs in Texas do not confirm a promise of the same number of jobs in Ohio", () => {
  const verdict = judged("We will create 300 jobs in Ohio.", "The company created 300 jobs in Texas.");
  expect(["confirms", "contradicts"]).not.toContain(verdict.relation);
  expect(verdict.reasons[0]?.sentence).toContain('"Ohio"');
  expect(verdict.reasons[0]?.sentence).toContain('"Texas"');
  const kept = judged("We will create 300 jobs in Ohio.", "The company created 300 jobs in Ohio.");
  expect(kept.relation).toBe("confirms");
});

test("the same amount of something else does not confirm the claim", () => {
  const verdict = judged(
    "Northgas cost $27.5 billion.",
    "The sale was made to pay a tax bill of $27.5 billion, Northgas was sold for $9.4 billion to a bank.",
  );
  expect(verdict.relation).not.toBe("confirms");
  expect(sentencesOf(verdict)).toContain('names "$9.4 billion" beside it');
});

test("evidence that denies a frequency contradicts it, in digits or in words", () => {
  const claim = "This will be repeated every 4 weeks.";
  const verdict = judged(claim, "The second report came on 15 May 2026, not every four weeks.");
  expect(verdict).toMatchObject({ relation: "contradicts", degree: "partial" });
  expect(verdict.reasons[0]?.sentence).toBe(
    'The claim says "4 weeks". The evidence denies it: "not every four weeks".',
  );
});

test("evidence that denies another frequency says nothing about the claim", () => {
  const verdict = judged(
    "This will be repeated every 4 weeks.",
    "The report came late, not every six weeks.",
  );
  expect(verdict.relation).not.toBe("contradicts");
});
