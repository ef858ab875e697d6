import { expect, test } from "vitest";
import { relatedWords } from "../../../../src/core/rules/reading/related-words.js";

const together = (groups: readonly (readonly string[])[], a: string, b: string): boolean =>
  groups.some((group) => group.includes(a) && group.includes(b));

test("irregular forms of a word find each other", () => {
  expect(together(relatedWords.forms, "sell", "sold")).toBe(true);
});

test("the two sides of an opposite, and words of the same subject, find each other", () => {
  expect(together(relatedWords.subjects, "launch", "shut")).toBe(true);
  expect(together(relatedWords.subjects, "employee", "workforce")).toBe(true);
});

test("the groups have no more words than the search reads", () => {
  expect(relatedWords.forms.flat().length).toBeLessThan(1000);
  expect(relatedWords.subjects.flat().length).toBeLessThan(400);
});
