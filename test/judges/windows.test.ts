import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLabels } from "../../src/judges/nli/labels.js";
import { windowsOf } from "../../src/judges/process/windows.js";

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;
const textsOf = (text: string, most: number) =>
  windowsOf(text, most, countWords).map(({ start, end }) => text.slice(start, end).trim());

describe("a text in windows", () => {
  test("is one window if it fits", () => {
    expect(windowsOf("One two. Three four.", 4, countWords)).toEqual([{ start: 0, end: 20 }]);
  });

  test("is cut between sentences, and a window starts with the last sentence of the one before it", () => {
    expect(textsOf("One two. Three four. Five six. Seven eight.", 4)).toEqual([
      "One two. Three four.",
      "Three four. Five six.",
      "Five six. Seven eight.",
    ]);
  });

  test("is cut at a space if a sentence is longer than a window", () => {
    expect(textsOf("one two three four five six seven", 4).every((part) => countWords(part) <= 4)).toBe(true);
  });

  test("includes every character, and no window is larger than allowed", () => {
    const word = fc.constantFrom("open", "closed.", "We", "will", "Prices?", "rise!", "\u{1f600}");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.integer({ min: 1, max: 9 }), (words, most) => {
        const text = words.join(" ");
        const windows = windowsOf(text, most, countWords);
        let covered = 0;
        for (const { start, end } of windows) {
          expect(start).toBeLessThanOrEqual(covered);
          expect(countWords(text.slice(start, end))).toBeLessThanOrEqual(most);
          expect(end).toBeGreaterThanOrEqual(covered);
          covered = end;
        }
        expect(covered).toBe(text.length);
      }),
    );
  });
});

describe("a model's labels", () => {
  test("are found in any order and case", () => {
    expect(readLabels({ 0: "Neutral", 1: "ENTAILMENT", 2: "contradiction" })).toEqual({
      places: { neutral: 0, entailment: 1, contradiction: 2 },
    });
  });

  test.each([
    ["none", undefined],
    ["two of three", { 0: "entailment", 1: "not_entailment" }],
    ["numbers", { 0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2" }],
    ["one of them twice", { 0: "neutral", 1: "neutral", 2: "contradiction" }],
    ["four", { 0: "neutral", 1: "entailment", 2: "contradiction", 3: "other" }],
  ])("are refused where they are %s", (_, id2label) => {
    expect(readLabels(id2label)).toHaveProperty("mistake");
  });
});
