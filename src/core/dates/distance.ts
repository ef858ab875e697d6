import { addMonths, differenceInCalendarDays, differenceInCalendarMonths, formatDuration } from "date-fns";
import { compareDays, type Day, type Precision } from "./day.js";

const list = new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" });

// Noon exists on every day in every time zone. Midnight may not exist on a day when the clock changes.
function noon(wholeDay: string): Date {
  return new Date(`${wholeDay}T12:00:00`);
}

/**
 * The whole months between two days, and the days that remain.
 *
 * Do not use `intervalToDuration` of date-fns: it counts 31 January to 28 February 2024 as a month.
 */
function monthsAndDays(earlier: string, later: string): { months: number; days: number } {
  const [start, end] = [noon(earlier), noon(later)];
  const begun = differenceInCalendarMonths(end, start);
  const months = addMonths(start, begun) > end ? begun - 1 : begun;
  return { months, days: differenceInCalendarDays(end, addMonths(start, months)) };
}

function exact(earlier: string, later: string): string {
  const { months, days } = monthsAndDays(earlier, later);
  const duration = { years: Math.floor(months / 12), months: months % 12, days };
  const parts = (["years", "months", "days"] as const).filter((unit) => duration[unit] > 0);
  return list.format(parts.map((unit) => formatDuration({ [unit]: duration[unit] })));
}

type Unit = "month" | "year";

function wholeUnits(earlier: string, later: string, unit: Unit): number {
  const { months } = monthsAndDays(earlier, later);
  return unit === "month" ? months : Math.floor(months / 12);
}

function begunUnits(earlier: string, later: string, unit: Unit): number {
  const { months, days } = monthsAndDays(earlier, later);
  const begun = days > 0 ? months + 1 : months;
  return unit === "month" ? begun : Math.ceil(begun / 12);
}

function amount(units: number, unit: Unit): string {
  if (unit === "year") return formatDuration({ years: units });
  return formatDuration({ years: Math.floor(units / 12), months: units % 12 });
}

/** The least and the greatest distance between two days in months or years, when one of them is a month or a year. */
function bounds(earlier: Day, later: Day): string {
  const unit = earlier.precision === "year" || later.precision === "year" ? "year" : "month";
  const least = wholeUnits(earlier.last, later.first, unit);
  const most = begunUnits(earlier.first, later.last, unit);
  return least === 0
    ? `up to ${amount(most, unit)}`
    : `between ${amount(least, unit)} and ${amount(most, unit)}`;
}

const sameCoarse: Record<Precision, string> = {
  day: "on the same day",
  month: "in the same month",
  year: "in the same year",
};

function coarser(a: Precision, b: Precision): Precision {
  return a === "year" || b === "year" ? "year" : a === "month" || b === "month" ? "month" : "day";
}

/**
 * The distance from `from` to `to` in words: `1 year and 7 days later`, `3 months earlier`, `on the same day`.
 *
 * If only a month or a year is known, it gives a range: `between 11 months and 1 year 1 month later`,
 * `up to 2 years later`, `in the same month`.
 */
export function distanceInWords(from: Day, to: Day): string {
  const order = compareDays(to, from);
  if (order === "same" || order === "cannot tell") return sameCoarse[coarser(from.precision, to.precision)];
  const [earlier, later] = order === "after" ? [from, to] : [to, from];
  const isExact = from.precision === "day" && to.precision === "day";
  const words = isExact ? exact(earlier.first, later.first) : bounds(earlier, later);
  return `${words} ${order === "after" ? "later" : "earlier"}`;
}
