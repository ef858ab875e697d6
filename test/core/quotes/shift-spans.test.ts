import { expect, test } from "vitest";
import { shiftSpans } from "../../../src/core/quotes/shift-spans.js";

const before = "We will keep it open, as ever.";
const reasons = [
  { sentence: "It says open.", claimSpan: { start: 16, end: 20 }, evidenceSpan: { start: 0, end: 2 } },
];
const moved = (after: string) => shiftSpans(reasons, { side: "claimSpan", before, after });

test("a span moves to the new place of its words", () => {
  const after = "Today: we will keep it open, as ever.";
  const [reason] = moved(after);
  expect(after.slice(reason?.claimSpan?.start, reason?.claimSpan?.end)).toBe("open");
});

test("a span whose words have not moved stays, even if the words also occur elsewhere", () => {
  expect(moved("We will keep it open, always open.")).toEqual(reasons);
  expect(moved("open... we keep it open.")[0]?.claimSpan).toEqual({ start: 0, end: 4 });
});

test("a span whose words are gone is removed, and its sentence and the other side's span stay", () => {
  expect(moved("We will keep it closed.")).toEqual([
    { sentence: "It says open.", evidenceSpan: { start: 0, end: 2 } },
  ]);
});

test("a reason without a span on this side does not change", () => {
  const plain = [{ sentence: "The days fit." }];
  expect(shiftSpans(plain, { side: "evidenceSpan", before, after: "" })).toEqual(plain);
});
