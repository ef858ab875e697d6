import { expect, test } from "vitest";
import { clauseOfClaim } from "../../../src/core/judge/committed.js";
import { tokenise } from "../../../src/core/language/tokens.js";

const committed = (claim: string, evidence: string): number | null =>
  clauseOfClaim(tokenise(claim), tokenise(evidence))?.commitment ?? null;

test("evidence that denies thinking so speaks against the claim it repeats", () => {
  expect(committed("The model is safe.", "We tested it. We do not think the model is safe.")).toBeLessThan(
    -0.5,
  );
});

test("evidence that regrets an act says that it was done", () => {
  expect(committed("We sold user data.", "We regret that we sold user data.")).toBe(1);
});

test("of clauses within each other the one the claim repeats is read", () => {
  expect(committed("We paid the fine.", "We know that we failed to pay the fine.")).toBeLessThan(-0.5);
});

test("a claim in the evidence's own words stands under no other word", () => {
  expect(committed("The model is safe.", "The model is safe. We know that users like it.")).toBeNull();
});
