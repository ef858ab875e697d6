import { expect, test } from "vitest";
import { losesNegation } from "../../../src/core/claims/lost-negation.js";

function loses(quote: string, text: string): boolean {
  const start = quote.indexOf(text);
  expect(start).toBeGreaterThanOrEqual(0);
  return losesNegation(quote, { start, end: start + text.length });
}

test.each([
  ["We will not sell user data to anyone.", "sell user data to anyone"],
  ["We never charge for the editor.", "charge for the editor"],
  ["We have no plans to sell ads.", "sell ads"],
  ["Selling access isn’t our business model.", "Selling access"],
])("%s does not contain the claim: %s", (quote, text) => {
  expect(loses(quote, text)).toBe(true);
});

test.each([
  ["We will not sell user data to anyone.", "not sell user data to anyone"],
  ["We will not sell user data. We will open our models.", "We will open our models"],
  ["We are committed to open source AI.", "committed to open source AI"],
])("%s contains the claim: %s", (quote, text) => {
  expect(loses(quote, text)).toBe(false);
});
