import { expect, test } from "vitest";
import { negatedTokens } from "../../../src/core/language/polarity.js";
import { tokenise } from "../../../src/core/language/tokens.js";

/** The words of a text under an odd number of negations. */
function negated(text: string): string[] {
  const tokens = tokenise(text);
  const flags = negatedTokens(tokens);
  return tokens.filter((_, index) => flags[index]).map(({ lower }) => lower);
}

test("a negation extends to the end of its clause", () => {
  expect(negated("We will never sell data, but we show ads")).toEqual(["sell", "data"]);
});

test("two negations cancel each other", () => {
  expect(negated("We will not stop publishing weights")).toEqual(["stop"]);
});

test("in the passive, the thing that was ended is before its verb", () => {
  expect(negated("The ban was lifted")).toContain("ban");
});

test("'from' and 'to' separate the past state from the present one", () => {
  const words = negated("Change the licence from BSD to SSPL");
  expect(words).toContain("bsd");
  expect(words).not.toContain("sspl");
});

test("'not only' and 'not every' deny nothing", () => {
  expect(negated("not only free but open")).toEqual([]);
  expect(negated("We do not release every model. Not every model is open.").includes("open")).toBe(false);
});

test("an act that isn't our business is denied", () => {
  expect(negated("selling access isn't our business model")).toContain("selling");
});
