import { expect, test } from "vitest";
import { countApprovals, isRepeated, type ReviewFact } from "../../../src/core/review/approvals.js";

function said(reviewer: string, verdict: "approve" | "reject", comment: string | null = null): ReviewFact {
  return { reviewer, verdict, comment };
}
const byJudge = (required: number) => ({ proposer: null, required });

test("a reviewer counts once, however often and in whatever case the name is written", () => {
  const reviews = [said("Edda Editor", "approve"), said("EDDA EDITOR", "approve"), said("Emil", "approve")];
  expect(countApprovals(reviews, byJudge(1))).toBe(2);
});

test("a reviewer's latest verdict is the one that counts", () => {
  expect(countApprovals([said("Edda", "approve"), said("edda", "reject")], byJudge(1))).toBe(0);
  expect(countApprovals([said("Edda", "reject"), said("edda", "approve")], byJudge(1))).toBe(1);
});

test("if two approvals are required, the proposer's own does not count", () => {
  const reviews = [said("Edda", "approve"), said("Emil", "approve")];
  expect(countApprovals(reviews, { proposer: "edda", required: 2 })).toBe(1);
  expect(countApprovals(reviews, { proposer: "edda", required: 1 })).toBe(2);
});

test("the same verdict with nothing new is a repetition", () => {
  expect(isRepeated([said("Edda", "approve")], said("edda", "approve"))).toBe(true);
  expect(isRepeated([said("Edda", "approve"), said("Emil", "approve")], said("Edda", "approve"))).toBe(true);
});

test("another verdict, a comment or another reviewer's dissent since makes it new", () => {
  expect(isRepeated([], said("Edda", "approve"))).toBe(false);
  expect(isRepeated([said("Edda", "approve")], said("Edda", "reject"))).toBe(false);
  expect(isRepeated([said("Edda", "approve")], said("Edda", "approve", "checked the source"))).toBe(false);
  expect(isRepeated([said("Edda", "approve"), said("Emil", "reject")], said("Edda", "approve"))).toBe(false);
});
