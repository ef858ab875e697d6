import { expect, test } from "vitest";
import { parseDay } from "../../../../src/core/dates/day.js";
import { tokenise } from "../../../../src/core/language/tokens.js";
import { findTakenBack } from "../../../../src/core/rules/binding/taken-back.js";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { Verdict } from "../../../../src/core/verdict/verdict.js";

const month = parseDay("2025-02");
const claim = "Mozilla doesn't sell data about you. Never have, never will.";

const judged = (evidence: string): Verdict =>
  judgePair(
    { text: claim, kind: "promise", day: month, companies: ["Mozilla"] },
    { text: evidence, form: "move", day: month, companies: ["Mozilla"] },
  );

test("evidence that quotes the claim and removes it came after the claim, even within one month", () => {
  const evidence = 'Mozilla removed the "Never have, never will" promise from its FAQ.';
  const verdict = judged(evidence);
  expect(verdict).toMatchObject({ relation: "contradicts", manner: "broken_promise" });
  const [reason] = verdict.reasons;
  expect(reason?.sentence).toContain("So the claim came first.");
  expect(claim.slice(reason?.claimSpan?.start, reason?.claimSpan?.end)).toBe("Never have, never will");
  expect(evidence.slice(reason?.evidenceSpan?.start, reason?.evidenceSpan?.end)).toBe(
    "Never have, never will",
  );
});

test("the order of an act and a claim of one month is unknown if the act removes none of the claim's words", () => {
  const verdict = judged("Mozilla removed a promise from its FAQ.");
  expect(verdict.relation).toBeNull();
  expect(verdict.reasons[0]?.sentence).toContain("do not say which came first");
});

test.each([
  'Mozilla did not remove the "Never have, never will" promise.',
  'Mozilla removed the "never have" promise.',
  'Mozilla wrote "Never have, never will" in its FAQ.',
])("no promise is withdrawn here: %s", (evidence) => {
  expect(findTakenBack(tokenise(claim), tokenise(evidence))).toBeNull();
});

test("a common phrase in both texts is not a quotation", () => {
  const [mine, theirs] = [
    "It will be there by the end of the day.",
    "They removed the seats by the end of the week.",
  ];
  expect(findTakenBack(tokenise(mine), tokenise(theirs))).toBeNull();
});
