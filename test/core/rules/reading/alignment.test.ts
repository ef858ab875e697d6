import { expect, test } from "vitest";
import { contentWords } from "../../../../src/core/language/content-words.js";
import { tokenise } from "../../../../src/core/language/tokens.js";
import { align } from "../../../../src/core/rules/reading/alignment.js";

const edits = (claim: string, evidence: string): string[] =>
  align(contentWords(tokenise(claim)), contentWords(tokenise(evidence))).map(
    ({ word, edit, other }) => `${word.token.lower} ${edit} ${other?.token.lower ?? "-"}`,
  );

test("words of a claim are aligned with similar words of the evidence", () => {
  expect(edits("An animal sold a violin", "The dog bought a piano")).toEqual([
    "animal more general dog",
    "sold opposite bought",
    "violin sibling piano",
  ]);
});

test("numbers are the same in digits and in words", () => {
  expect(edits("two dogs", "2 dogs")[0]).toBe("two same 2");
  expect(edits("30th place", "first place")[0]).toBe("30th other number first");
});

test("two words of one closed class exclude each other", () => {
  expect(edits("an Indonesian plant", "an Indian plant")[0]).toBe("indonesian sibling indian");
});

test("a word without a counterpart is missing", () => {
  expect(edits("Whales swim", "Taxes rise")).toEqual(["whales missing -", "swim missing -"]);
});
