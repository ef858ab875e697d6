import { describe, expect, test } from "vitest";
import { judgePair } from "../../../src/core/rules/judge.js";

const relationOf = (claim: string, evidence: string) =>
  judgePair({ text: claim, companies: ["Acme"] }, { text: evidence, companies: ["Acme"], form: "statement" })
    .relation;

describe("the same thing in other words confirms a claim:", () => {
  test.each([
    ["We will not raise prices.", "Prices stay the same."],
    ["We will not raise prices.", "Prices are unchanged."],
    ["We will never charge for the app.", "The app remains free of charge."],
    ["We will stop selling cigarettes.", "Acme no longer sells cigarettes."],
  ])("%s / %s", (claim, evidence) => {
    expect(relationOf(claim, evidence)).toBe("confirms");
  });
});

describe("the opposite in other words contradicts a claim:", () => {
  test.each([
    ["We will not raise prices.", "We raised prices by 10 percent."],
    ["We will not lay off anyone.", "Acme dismissed 300 employees."],
    ["We will not lay off anyone.", "Acme fired 300 employees."],
    ["We will release the source code.", "The source code was kept secret."],
    ["We will not sell the cloud division.", "Acme announced the sale of the cloud division to Borealis."],
  ])("%s / %s", (claim, evidence) => {
    expect(relationOf(claim, evidence)).toBe("contradicts");
  });
});

test("evidence that does not deny a claim does not contradict it", () => {
  expect(relationOf("We collect no data.", "We do not deny that we collect no data.")).not.toBe(
    "contradicts",
  );
});

test("an acquisition with buyer and target swapped does not confirm the claim", () => {
  expect(relationOf("Acme acquired Borealis.", "Borealis acquired Acme.")).not.toBe("confirms");
  expect(relationOf("Acme acquired Borealis.", "Acme acquired Borealis.")).toBe("confirms");
});

test("a layoff says nothing about a claim on open models", () => {
  expect(relationOf("Our models will stay open source.", "Acme laid off 200 people.")).not.toBe(
    "contradicts",
  );
});
