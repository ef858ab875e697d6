import { expect, test } from "vitest";
import { compareTexts } from "../../../src/core/changes/compare-texts.js";

/** Words that look random and are the same in each run. */
function randomWords(seed: number, letters: number): string {
  let state = seed;
  let text = "";
  while (text.length < letters) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    text += `${state.toString(36)}${state % 9 === 0 ? ". " : " "}`;
  }
  return text;
}

test("two texts of a megabyte of random words are compared coarsely instead of for minutes", {
  timeout: 60_000,
}, () => {
  const { isChanged, isCoarse } = compareTexts(randomWords(1, 1e6), randomWords(2, 1e6));
  expect([isChanged, isCoarse]).toEqual([true, true]);
});

const pieces = [
  "](",
  "![](",
  "<",
  "<a ",
  "<nav>",
  "<!--",
  "[",
  "* ",
  "> ",
  "=",
  "\n ",
  "| ",
  "1. ",
  "1,",
  "a. B. ",
  "&#",
  "!) ",
];

test.each(pieces)("a text of nothing but %j is read in linear time", { timeout: 20_000 }, (piece) => {
  const text = piece.repeat(Math.ceil(300_000 / piece.length));
  expect(() => compareTexts(text, text.slice(piece.length))).not.toThrow();
});
