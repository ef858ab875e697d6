import { expect, test } from "vitest";
import { formatDay, parseDay } from "../../../src/core/dates/day.js";
import { findDays } from "../../../src/core/language/deadlines.js";
import { tokenise } from "../../../src/core/language/tokens.js";

const dayIn = (text: string, saidOn = "2023-03-17"): string | null => {
  const [named] = findDays(tokenise(text), parseDay(saidOn));
  return named ? formatDay(named.day) : null;
};

test("a day without a year is the next such day after the statement", () => {
  expect(dayIn("It will be open source on March 31st")).toBe("2023-03-31");
  expect(dayIn("It will be out on 2 January")).toBe("2024-01-02");
});

test("a horizon is counted from the day of the statement", () => {
  expect(dayIn("We will do this within two years")).toBe("2025-03");
  expect(dayIn("Next year we will lead")).toBe("2024");
  expect(dayIn("over the next four years")).toBe("2027-03");
});

test("a year and a quarter keep their precision", () => {
  expect(dayIn("by the end of 2025")).toBe("2025");
  expect(dayIn("in Q3 FY2024 we ship")).toBe("2024-09");
});

test("'may' is a month only beside a day or a year", () => {
  expect(dayIn("May we ask you to wait")).toBeNull();
  expect(dayIn("in May 2024")).toBe("2024-05");
});
