import { describe, expect, test } from "vitest";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { Verdict } from "../../../../src/core/verdict/verdict.js";

const judged = (claim: string, evidence: string): Verdict =>
  judgePair({ text: claim, companies: ["Acme"] }, { text: evidence, form: "move", companies: ["Acme"] });

const build = "We will build a plant in Dayton.";
const keep = "We will keep the plant in Dayton open.";

describe("an act in another place neither keeps nor breaks a promise:", () => {
  test.each([
    [build, "Acme built a plant in Lyon."],
    [build, "Acme cancelled its plant in Lyon."],
    [build, "Acme shut down its plant near Lyon."],
    [build, "Acme cancelled its Lyon plant."],
    [keep, "Acme closed the plant in Lyon."],
    ["We will never sell user data in Europe.", "Acme sold user data in the United States."],
    ["We will hire 300 people in Ohio.", "Acme hired 200 people in Texas."],
  ])("%s / %s", (claim, evidence) => {
    const verdict = judged(claim, evidence);
    expect(["confirms", "contradicts"]).not.toContain(verdict.relation);
    expect(verdict.probabilities.contradicts).toBeLessThan(0.01);
    expect(verdict.reasons[0]?.sentence).toContain("Nothing says that one is part of the other");
  });
});

describe("an act in the same place does:", () => {
  test.each([
    [build, "Acme built a plant in Dayton.", "confirms"],
    [build, "Acme cancelled its plant in Dayton.", "contradicts"],
    [build, "Acme cancelled its Dayton plant.", "contradicts"],
    [keep, "Acme closed the plant in Dayton.", "contradicts"],
    ["We will keep the plant in Dayton, Ohio open.", "Acme closed the plant in Ohio.", "contradicts"],
  ])("%s / %s", (claim, evidence, relation) => {
    expect(judged(claim, evidence).relation).toBe(relation);
  });
});

test("a text that names no place is not about another place", () => {
  expect(judged(build, "Acme cancelled the plant.").relation).toBe("contradicts");
});

test("a company's name and a day are not read as places", () => {
  expect(judged("We will keep the store at Acme open.", "Acme closed the store in May.").relation).toBe(
    "contradicts",
  );
});
