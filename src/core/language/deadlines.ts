import { addDays, addMonths, addYears, parseISO } from "date-fns";
import { type Day, parseDay } from "../dates/day.js";
import type { Span } from "../judge/verdict.js";
import type { Token } from "./tokens.js";

/** A day a text names, with where it stands; `isDeadline` when it says by when ("by", "before", "within", "until"). */
export interface NamedDay extends Span {
  readonly day: Day;
  readonly isDeadline: boolean;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);
const counts = new Map(
  "a one two three four five six seven eight nine ten twelve"
    .split(" ")
    .map((word, index) => [word, index === 0 ? 1 : index] as const),
);
counts.set("twelve", 12);
const two = (value: number): string => String(value).padStart(2, "0");

function monthOf(token: Token | undefined): number {
  if (token === undefined || !token.isCapital) return 0;
  const index = months.findIndex(
    (month) => month === token.lower || (token.lower.length >= 3 && month.slice(0, 3) === token.lower),
  );
  return index + 1;
}

function yearOf(token: Token | undefined): number {
  return token?.kind === "number" && /^(?:19|20|21)\d\d$/.test(token.lower) ? Number(token.lower) : 0;
}

function dayIn(token: Token | undefined): number {
  const value =
    token?.kind === "number" && /^\d\d?(?:st|nd|rd|th)?$/.test(token.lower)
      ? Number.parseInt(token.lower, 10)
      : 0;
  return value <= 31 ? value : 0;
}

function tryDay(text: string): Day | null {
  try {
    return parseDay(text);
  } catch {
    return null; // A day that no calendar has (31 April) names none.
  }
}

interface Match {
  readonly day: Day | null;
  readonly last: number;
}

/** "March 31st, 2025", "31 March 2025", "March 2025", "March 31st" (the next one after the day of speaking). */
function calendarDay(tokens: readonly Token[], at: number, saidOn: Day | undefined): Match | null {
  const dayFirst = dayIn(tokens[at]) > 0 && monthOf(tokens[at + 1]) > 0;
  const month = monthOf(tokens[dayFirst ? at + 1 : at]);
  if (month === 0) return null;
  let last = dayFirst ? at + 1 : at;
  const day = dayIn(tokens[dayFirst ? at : at + 1]);
  if (!dayFirst && day > 0) last += 1;
  const comma = tokens[last + 1]?.lower === "," ? 1 : 0;
  const year = yearOf(tokens[last + 1 + comma]);
  if (year > 0) {
    const written = day > 0 ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
    return { day: tryDay(written), last: last + 1 + comma };
  }
  // "may" alone is a verb more often than a month.
  if (saidOn === undefined || (day === 0 && month === 5)) return null;
  const said = Number(saidOn.first.slice(0, 4));
  const inYear = (of: number): string => `${of}-${two(month)}${day > 0 ? `-${two(day)}` : ""}`;
  const thisYear = tryDay(inYear(said));
  return {
    day: thisYear !== null && thisYear.last < saidOn.first ? tryDay(inYear(said + 1)) : thisYear,
    last,
  };
}

/** "2025", "Q3 2024", "Q3 FY2024" (fiscal years are read as calendar years). */
function yearOrQuarter(tokens: readonly Token[], at: number): Match | null {
  const quarter = /^q([1-4])$/.exec(tokens[at]?.lower ?? "");
  if (quarter) {
    const fiscal = /^fy((?:19|20|21)\d\d)$/.exec(tokens[at + 1]?.lower ?? "");
    const skip = tokens[at + 1]?.lower === "fy" ? 1 : 0;
    const year = fiscal ? Number(fiscal[1]) : yearOf(tokens[at + 1 + skip]);
    if (year === 0) return null;
    const lastMonth = Number(quarter[1]) * 3;
    return { day: tryDay(`${year}-${two(lastMonth)}`), last: at + 1 + skip };
  }
  const year = yearOf(tokens[at]);
  return year > 0 ? { day: tryDay(String(year)), last: at } : null;
}

const isoDay = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

function later(saidOn: Day, count: number, unit: string): Day | null {
  const from = parseISO(saidOn.last);
  if (count > 200) return null;
  if (unit.startsWith("day")) return tryDay(isoDay(addDays(from, count)));
  if (unit.startsWith("week")) return tryDay(isoDay(addDays(from, count * 7)));
  if (unit.startsWith("month")) return tryDay(isoDay(addMonths(from, count)).slice(0, 7));
  if (unit.startsWith("year"))
    return tryDay(isoDay(addYears(from, count)).slice(0, saidOn.precision === "year" ? 4 : 7));
  return null;
}

/** "within two years", "over the next four years", "next year", "this week", counted from the day of speaking. */
function horizon(tokens: readonly Token[], at: number, saidOn: Day | undefined): Match | null {
  if (saidOn === undefined) return null;
  const word = (offset: number): string => tokens[at + offset]?.lower ?? "";
  const year = Number(saidOn.first.slice(0, 4));
  if (word(0) === "next" && word(1) === "year") return { day: tryDay(String(year + 1)), last: at + 1 };
  if (word(0) === "this" && word(1) === "year") return { day: tryDay(String(year)), last: at + 1 };
  if (word(0) === "this" && word(1) === "week") return { day: later(saidOn, 7, "day"), last: at + 1 };
  if (word(0) === "coming" && word(1) === "months") return { day: later(saidOn, 12, "month"), last: at + 1 };
  if (!["within", "in", "next", "coming"].includes(word(0))) return null;
  const skip = ["the", "next"].includes(word(1)) ? (word(2) === "next" ? 2 : 1) : 0;
  const count = counts.get(word(1 + skip)) ?? dayIn(tokens[at + 1 + skip]);
  if (count === 0) return null;
  const day = later(saidOn, count, word(2 + skip));
  return day === null ? null : { day, last: at + 2 + skip };
}

const deadlineWords = new Set("by before until within end of the over next in no later than".split(" "));

/** The days a text names, in order; those without a year, and horizons, are counted from `saidOn` where it is given. */
export function findDays(tokens: readonly Token[], saidOn?: Day): readonly NamedDay[] {
  const found: NamedDay[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const match = calendarDay(tokens, at, saidOn) ?? yearOrQuarter(tokens, at) ?? horizon(tokens, at, saidOn);
    if (match === null) continue;
    const lead = tokens.slice(Math.max(0, at - 4), at + 1).map((token) => token.lower);
    const start = tokens[at]?.start ?? 0;
    if (match.day !== null) {
      const isDeadline = lead.some(
        (word) => deadlineWords.has(word) && word !== "the" && word !== "of" && word !== "in",
      );
      found.push({ day: match.day, isDeadline, start, end: tokens[match.last]?.end ?? start });
    }
    at = match.last;
  }
  return found;
}
