import { expect, test } from "vitest";
import { countsInWords } from "../../src/web/company-counts.js";

const none = { statements: 0, moves: 0, contradicts: 0, confirms: 0, qualifies: 0 };

test("a company without links says how much is on record of it", () => {
  expect(countsInWords({ ...none, statements: 1, moves: 2 })).toBe(
    "On record: 1 statement and 2 moves. None of its claims has a published link.",
  );
});

test("counts are singular for one and plural for any other number", () => {
  expect(countsInWords({ statements: 42, moves: 1, contradicts: 1, confirms: 0, qualifies: 3 })).toBe(
    "On record: 42 statements and 1 move. Published: 1 contradiction, 0 confirmations, 3 qualifications.",
  );
});
