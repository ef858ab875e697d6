import { expect, test } from "vitest";
import { tokenise } from "../../../../src/core/language/tokens.js";
import { clauseOfClaim } from "../../../../src/core/rules/binding/committed.js";

const committed = (claim: string, evidence: string): number | null =>
  clauseOfClaim(tokenise(claim), tokenise(evidence))?.commitment ?? null;

test("evidence that denies believing a claim speaks against it", () => {
  expect(committed("The model is safe.", "We tested it. We do not think the model is safe.")).toBeLessThan(
    -0.5,
  );
});

test("evidence that regrets an act says that the act was done", () => {
  expect(committed("We sold user data.", "We regret that we sold user data.")).toBe(1);
});

test("among nested clauses, the judge reads the one that the claim repeats", () => {
  expect(committed("We paid the fine.", "We know that we failed to pay the fine.")).toBeLessThan(-0.5);
});

test("a claim in the evidence's own words is read without a frame", () => {
  expect(committed("The model is safe.", "The model is safe. We know that users like it.")).toBeNull();
});
