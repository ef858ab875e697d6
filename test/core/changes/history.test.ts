import { expect, test } from "vitest";
import { isBackAndForth } from "../../../src/core/changes/back-and-forth.js";
import { silentRemoval } from "../../../src/core/changes/silent-removal.js";
import { parseDay } from "../../../src/core/dates/day.js";

const long = "We never sell your data.";
const short = "We sell your data.";

test("a page that returns to an earlier text goes back and forth", () => {
  expect(isBackAndForth([long, short, long])).toBe(true);
  expect(isBackAndForth([long, short, "We rent your data.", long])).toBe(true);
});

test("a page that changed once does not go back and forth", () => {
  expect(isBackAndForth([long, short])).toBe(false);
  expect(isBackAndForth([long, long, short, short])).toBe(false);
  expect(isBackAndForth([long])).toBe(false);
  expect(isBackAndForth([])).toBe(false);
});

test("noise does not hide that a page returns to an earlier text", () => {
  const dated = (day: string, text: string): string => `Last updated: ${day}\n\n${text}`;
  const versions = [dated("1 March 2024", long), dated("2 March 2024", short), dated("3 March 2024", long)];
  expect(isBackAndForth(versions)).toBe(true);
});

test("the words for a removal say when the sentence was seen and not seen, not when it was removed", () => {
  expect(silentRemoval(parseDay("2024-03-03"), parseDay("2024-09-09"))).toBe(
    "Present on 3 March 2024, absent on 9 September 2024",
  );
  expect(silentRemoval(parseDay("2024-03"), parseDay("2024-09"))).toBe(
    "Present in March 2024, absent in September 2024",
  );
});
