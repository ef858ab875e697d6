import { addDays, addMonths, format } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay } from "../../../src/core/dates/day.js";
import { dayInWords, onDay } from "../../../src/core/dates/day-words.js";
import { distanceInWords } from "../../../src/core/dates/distance.js";

const distance = (from: string, to: string) => distanceInWords(parseDay(from), parseDay(to));

test.each([
  ["2024-07-23", "2025-07-30", "1 year and 7 days later"],
  ["2024-07-23", "2024-07-23", "on the same day"],
  ["2024-07-23", "2024-07-24", "1 day later"],
  ["2024-07-23", "2025-07-23", "1 year later"],
  ["2021-01-15", "2024-03-17", "3 years, 2 months and 2 days later"],
  ["2024-07-23", "2024-04-18", "3 months and 5 days earlier"],
  ["2024-01-31", "2024-02-28", "28 days later"],
  ["2024-01-31", "2024-02-29", "1 month later"],
  ["2044-02-29", "2045-03-29", "1 year and 1 month later"],
])("from %s to %s is %s", (from, to, words) => {
  expect(distance(from, to)).toBe(words);
});

test.each([
  ["2024-07", "2024-07", "in the same month"],
  ["2024-07", "2024-07-23", "in the same month"],
  ["2018", "2018-05", "in the same year"],
  ["2018-03-01", "2018", "in the same year"],
  ["2024-07", "2025-07-30", "between 11 months and 1 year 1 month later"],
  ["2024-07", "2024-08-01", "up to 1 month later"],
  ["2018", "2021-04-15", "between 2 years and 4 years later"],
  ["2018", "2019", "up to 2 years later"],
  ["2021-04-15", "2018", "between 2 years and 4 years earlier"],
])("without exact days, from %s to %s is %s", (from, to, words) => {
  expect(distance(from, to)).toBe(words);
});

const wholeDays = fc.date({ min: new Date(1950, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true });
const iso = (date: Date) => format(date, "yyyy-MM-dd");

test("adding the years, months and days of the distance to one day gives the other", () => {
  fc.assert(
    fc.property(wholeDays, fc.nat(30_000), (start, span) => {
      const end = addDays(start, span);
      const words = distance(iso(start), iso(end));
      const amount = (unit: string) => Number(new RegExp(`(\\d+) ${unit}`).exec(words)?.[1] ?? 0);
      // Add all months in one step. In two steps, 29 February becomes the 28th after a year and stays the 28th.
      const months = 12 * amount("year") + amount("month");
      const reached = addDays(addMonths(start, months), amount("day"));
      expect(iso(reached)).toBe(iso(end));
    }),
  );
});

test("the distance back is the same, with the opposite word", () => {
  fc.assert(
    fc.property(wholeDays, wholeDays, (a, b) => {
      fc.pre(iso(a) !== iso(b));
      const [there, back] = [distance(iso(a), iso(b)), distance(iso(b), iso(a))];
      expect(there.replace(/ (later|earlier)$/, "")).toBe(back.replace(/ (later|earlier)$/, ""));
      expect(there.endsWith("later")).toBe(back.endsWith("earlier"));
    }),
  );
});

test("a day is written to its precision", () => {
  expect(["2024-07-23", "2024-07", "2018"].map((text) => dayInWords(parseDay(text)))).toEqual([
    "23 July 2024",
    "July 2024",
    "2018",
  ]);
  expect(onDay(parseDay("2024-07-03"))).toBe("on 3 July 2024");
  expect(onDay(parseDay("2024-07"))).toBe("in July 2024");
});
