import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clausesOf, phrasesOf } from "../../src/judges/model/parts.js";

const words = (text: string, parts: ReturnType<typeof clausesOf>): string[] =>
  parts.map(({ start, end }) => text.slice(start, end));

describe("the parts of a text that a reason may quote", () => {
  test("are its clauses, without the marks around them", () => {
    const text = "The plant opened in May; it employs 300 people, and the mayor came. Shares fell by 2%.";
    expect(words(text, clausesOf(text))).toEqual([
      "The plant opened in May",
      "it employs 300 people",
      "and the mayor came",
      "Shares fell by 2%",
    ]);
  });

  test("keep a short opening with what follows it", () => {
    const text = "However, the company sold the data in 2024.";
    expect(words(text, clausesOf(text))).toEqual(["However, the company sold the data in 2024"]);
  });

  test("are groups of three words in a claim of one clause", () => {
    const text = "We will never sell your data to anybody.";
    expect(words(text, phrasesOf(text))).toEqual(["We will never", "sell your data", "to anybody"]);
  });

  test("never leave the text, and never overlap", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        for (const parts of [clausesOf(text), phrasesOf(text)]) {
          let last = 0;
          for (const { start, end } of parts) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        }
      }),
    );
  });
});
