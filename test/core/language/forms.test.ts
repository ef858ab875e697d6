import { expect, test } from "vitest";
import { FormTable, perForm, wordForm } from "../../../src/core/language/forms.js";
import { tokenise } from "../../../src/core/language/tokens.js";

/** Words with the same hash, because "aP" and "b1" add the same to it. */
const colliding = (count: number): string[] =>
  Array.from({ length: count }, (_, number) =>
    Array.from({ length: 12 }, (_, bit) => ((number >> bit) & 1 ? "b1" : "aP")).join(""),
  );

test("words with the same hash are read as different words", () => {
  const words = colliding(500);
  expect(tokenise(words.join(" ")).map(({ lower }) => lower)).toEqual(
    words.map((word) => word.toLowerCase()),
  );
});

test("a table that was filled and emptied still gives the right form of each piece", () => {
  const table = new FormTable((piece) => `${piece}!`);
  for (let number = 0; number < 120_000; number += 1) table.get(`w${number}`);
  for (const number of [0, 49_999, 50_000, 119_999]) expect(table.get(`w${number}`)).toBe(`w${number}!`);
});

test("a piece of a text is found at its place and with its length", () => {
  const table = new FormTable((piece) => piece);
  expect(table.get("we will not sell", 3, 7)).toBe("will");
  expect(table.get("we will not sell", 3, 6)).toBe("wil");
});

test("a form's properties are computed once", () => {
  let times = 0;
  const lengthOf = perForm(({ lower }): number => {
    times += 1;
    return lower.length;
  });
  const form = wordForm("reversal");
  expect([lengthOf(form), lengthOf(form), times]).toEqual([8, 8, 1]);
});
