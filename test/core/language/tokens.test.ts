import fc from "fast-check";
import { expect, test } from "vitest";
import { stem } from "../../../src/core/language/stems.js";
import { tokenise } from "../../../src/core/language/tokens.js";

const words = (text: string): string[] => tokenise(text).map((token) => token.lower);

test("contractions are read as their full words", () => {
  expect(words("We won’t, they can't")).toEqual(["we", "will", "not", ",", "they", "can", "not"]);
});

test("hyphens separate words, so open-source is open source", () => {
  expect(words("open-source")).toEqual(["open", "-", "source"]);
});

test("a period in a number or an abbreviation does not end a sentence", () => {
  expect(tokenise("It paid $1.25 in the U.S. market, e.g. twice.").at(-1)?.sentence).toBe(0);
  expect(tokenise("We will. They did not.").at(-1)?.sentence).toBe(1);
});

test("inflected forms of a word share a key", () => {
  for (const forms of [
    ["release", "releases", "releasing", "released"],
    ["promise", "promised"],
    ["policy", "policies"],
    ["licence", "license"],
    ["sell", "sold"],
  ]) {
    expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
  }
});

test("every token is in the text at its span, in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let last = 0;
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.end).toBeLessThanOrEqual(text.length);
        last = token.end;
      }
    }),
  );
});
