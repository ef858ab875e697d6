import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareDays,
  type Day,
  dayOf,
  formatDay,
  latestDayOf,
  parseDay,
} from "../../../src/core/dates/day.js";

const calendarDay = fc
  .date({ min: new Date("1800-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const written = fc.tuple(calendarDay, fc.constantFrom(10, 7, 4)).map(([day, length]) => day.slice(0, length));
const day = written.map(parseDay);

describe("a day with its precision", () => {
  test("is written as it was read", () =>
    fc.assert(
      fc.property(written, (text) => {
        expect(formatDay(parseDay(text))).toBe(text);
      }),
    ));

  test("is an interval of exactly the days that it may be", () =>
    fc.assert(
      fc.property(calendarDay, day, (one, interval) => {
        const inside = interval.first <= one && one <= interval.last;
        expect(inside).toBe(one.startsWith(formatDay(interval)));
      }),
    ));

  test("knows the length of each month", () => {
    expect(parseDay("2024-02").last).toBe("2024-02-29");
    expect(parseDay("1900-02").last).toBe("1900-02-28");
    expect(parseDay("2018")).toEqual({ first: "2018-01-01", last: "2018-12-31", precision: "year" });
  });

  test.each([
    "2024-02-30",
    "2023-02-29",
    "2024-13",
    "2024-00-10",
    "24-07-23",
    "2024-7-3",
    "2024-07-23T00:00:00Z",
    "1799",
    "2200-01-01",
    "July 2024",
    "2024-07-23 ",
    "",
  ])("is not read from %j", (text) => {
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });
});

const opposite = { before: "after", after: "before", same: "same", "cannot tell": "cannot tell" } as const;

describe("the order of two days", () => {
  test("is the opposite if the two days are swapped", () =>
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(compareDays(b, a)).toBe(opposite[compareDays(a, b)]);
      }),
    ));

  test("is transitive: a day before an earlier day is before the later day too", () =>
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [a, b, c] = days.sort((one, other) => one.first.localeCompare(other.first));
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        fc.pre(compareDays(a, b) === "before" && compareDays(b, c) === "before");
        expect(compareDays(a, c)).toBe("before");
      }),
    ));

  test("is known only if it holds for every day that the two may be", () =>
    fc.assert(
      fc.property(day, day, calendarDay, calendarDay, (a, b, one, other) => {
        const clamp = (text: string, { first, last }: Day) =>
          text < first ? first : text > last ? last : text;
        const order = compareDays(a, b);
        if (order === "before") expect(clamp(one, a) < clamp(other, b)).toBe(true);
        if (order === "after") expect(clamp(one, a) > clamp(other, b)).toBe(true);
        if (order === "same") expect(clamp(one, a)).toBe(clamp(other, b));
      }),
    ));

  test("is unknown for a month and a day in it, and for a month and itself", () =>
    fc.assert(
      fc.property(calendarDay, (text) => {
        const month = parseDay(text.slice(0, 7));
        expect(compareDays(month, parseDay(text))).toBe("cannot tell");
        expect(compareDays(parseDay(text.slice(0, 4)), month)).toBe("cannot tell");
        expect(compareDays(month, month)).toBe("cannot tell");
      }),
    ));
});

describe("the day of an instant", () => {
  test("is the day in UTC, whatever the machine's time zone", () => {
    expect(dayOf(new Date("2026-11-22T23:59:59Z")).first).toBe("2026-11-22");
  });

  test("is not in the future if it has begun anywhere on Earth", () => {
    expect(latestDayOf(new Date("2026-11-22T09:59:59Z")).first).toBe("2026-11-22");
    expect(latestDayOf(new Date("2026-11-22T10:00:00Z")).first).toBe("2026-11-23");
  });
});
