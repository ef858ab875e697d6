import { addDays, addMonths, addYears, parseISO } from "date-fns";
import { type Day, parseDay } from "../dates/day.js";
import { perForm } from "./forms.js";
import { numberWords } from "./number-words.js";
import type { Token } from "./tokens.js";

/** A day that words name, and their last token. `day` is `null` if no calendar has the day. */
export interface Match {
  readonly day: Day | null;
  readonly last: number;
}

const counts: ReadonlyMap<string, number> = new Map([...numberWords, ["a", 1], ["an", 1], ["couple", 2]]);
/** The farthest end of phrases that give no number, such as "the coming weeks". */
const open: Readonly<Record<string, readonly [count: number, unit: string]>> = {
  days: [30, "day"],
  weeks: [12, "week"],
  months: [12, "month"],
};
const lastMonths: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, fall: 11 };
const ordinals = ["first", "second", "third", "fourth"];
const MAX_COUNT = 200;
/** Words between "in" or "within" and the number. */
const leads = new Set([
  "the",
  "next",
  "coming",
  "few",
  "several",
  "about",
  "roughly",
  "around",
  "approximately",
]);

export const two = (value: number): string => String(value).padStart(2, "0");

const written = new Map<string, Day | null>();
const MEMO_SIZE = 2000;

/**
 * The day that a text writes as `2025`, `2025-06` or `2025-06-30`; `null` if no calendar has it.
 *
 * It remembers up to `MEMO_SIZE` answers. This is safe, because an answer depends on the text only.
 */
export function tryDay(text: string): Day | null {
  const known = written.get(text);
  if (known !== undefined) return known;
  let day: Day | null = null;
  try {
    day = parseDay(text);
  } catch {
    // No calendar has the day (31 April).
  }
  if (written.size < MEMO_SIZE) written.set(text, day);
  return day;
}

const yearOfForm = perForm(({ kind, lower }): number => {
  if (kind === "number") return /^(?:19|20|21)\d\d$/.test(lower) ? Number(lower) : 0;
  const fiscal = /^fy(\d\d|20\d\d)$/.exec(lower)?.[1];
  return fiscal === undefined ? 0 : Number(fiscal.length === 2 ? `20${fiscal}` : fiscal);
});

/** The year that a token writes, or 0. "FY2024" and "FY24" count as calendar years. */
export const yearOf = (token: Token | undefined): number => (token ? yearOfForm(token.form) : 0);

/** Whether a period may start with a form. Few forms pass, so most tokens need no further test. */
const opensPeriod = perForm(
  (form): boolean =>
    yearOfForm(form) > 0 ||
    /^(?:q[1-4]|h[12])$/.test(form.lower) ||
    ordinals.includes(form.lower) ||
    lastMonths[form.lower] !== undefined,
);

const isoDay = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

function later(saidOn: Day, count: number, unit: string): Day | null {
  const from = parseISO(saidOn.last);
  if (count > MAX_COUNT) return null;
  if (unit.startsWith("hour")) return tryDay(isoDay(addDays(from, Math.ceil(count / 24))));
  if (unit.startsWith("day")) return tryDay(isoDay(addDays(from, count)));
  if (unit.startsWith("week")) return tryDay(isoDay(addDays(from, count * 7)));
  if (unit.startsWith("month")) return tryDay(isoDay(addMonths(from, count)).slice(0, 7));
  if (unit.startsWith("quarter")) return tryDay(isoDay(addMonths(from, count * 3)).slice(0, 7));
  if (unit.startsWith("decade")) return later(saidOn, count * 10, "year");
  if (unit.startsWith("year"))
    return tryDay(isoDay(addYears(from, count)).slice(0, saidOn.precision === "year" ? 4 : 7));
  return null;
}

/** The period at a token: "2025", "Q3 FY2024", "H1 2025", "the third quarter of 2024", "summer 2025". */
export function periodAt(tokens: readonly Token[], at: number, saidOn: Day | undefined): Match | null {
  const token = tokens[at];
  if (token === undefined || !opensPeriod(token.form)) return null;
  const { lower } = token;
  const inYear = (month: number, next: number): Match | null => {
    const skip = ["fy", "of", "fiscal", "the", ","].includes(tokens[next]?.lower ?? "") ? 1 : 0;
    const more = ["fiscal", "year", "fy"].includes(tokens[next + skip]?.lower ?? "") ? 1 : 0;
    const year = yearOf(tokens[next + skip + more]);
    if (year > 0) return { day: tryDay(`${year}-${two(month)}`), last: next + skip + more };
    return null;
  };
  const quarter = /^q([1-4])$/.exec(lower)?.[1];
  const half = /^h([12])$/.exec(lower)?.[1];
  if (quarter) return inYear(Number(quarter) * 3, at + 1) ?? endOfQuarter(Number(quarter), at, saidOn);
  if (half) return inYear(Number(half) * 6, at + 1);
  const place = ordinals.indexOf(lower) + 1;
  const unit = tokens[at + 1]?.lower;
  if (place > 0 && unit === "quarter") return inYear(place * 3, at + 2);
  if (place > 0 && place < 3 && unit === "half") return inYear(place * 6, at + 2);
  const season = lastMonths[lower];
  if (season !== undefined) return inYear(season, at + 1);
  const year = yearOf(tokens[at]);
  return year > 0 ? { day: tryDay(String(year)), last: at } : null;
}

/** The end of a quarter without a year ("Q2"): the next such quarter to end. */
function endOfQuarter(quarter: number, at: number, saidOn: Day | undefined): Match | null {
  if (saidOn === undefined) return null;
  const [year, month] = [Number(saidOn.first.slice(0, 4)), quarter * 3];
  const isOver = `${year}-${two(month)}` < saidOn.first.slice(0, 7);
  return { day: tryDay(`${isOver ? year + 1 : year}-${two(month)}`), last: at };
}

/** The day that "this quarter", "next month" or "the end of the year" means on the day of speaking. */
function thisOrNext(unit: string, steps: number, saidOn: Day): Day | null {
  const [year, month] = [Number(saidOn.first.slice(0, 4)), Number(saidOn.first.slice(5, 7))];
  if (unit === "year") return tryDay(String(year + steps));
  if (unit === "decade") return tryDay(String(Math.floor(year / 10) * 10 + 10 * (steps + 1)));
  if (unit === "week") return later(saidOn, 7 * (steps + 1), "day");
  const season = lastMonths[unit];
  if (season !== undefined) return tryDay(`${year + (steps > 0 || month > season ? 1 : 0)}-${two(season)}`);
  if (saidOn.precision === "year") return null;
  const last = unit === "quarter" ? Math.ceil(month / 3) * 3 + 3 * steps : month + steps;
  if (unit !== "month" && unit !== "quarter") return null;
  return tryDay(`${year + Math.floor((last - 1) / 12)}-${two(((last - 1) % 12) + 1)}`);
}

/** The day of a horizon, counted from `saidOn`: "within two years", "next quarter", "by year end", "tomorrow". */
export function horizonAt(tokens: readonly Token[], at: number, saidOn: Day | undefined): Match | null {
  if (saidOn === undefined) return null;
  const word = (offset: number): string => tokens[at + offset]?.lower ?? "";
  if (word(0) === "tomorrow") return { day: later(saidOn, 1, "day"), last: at };
  if (word(0) === "christmas") return { day: tryDay(`${saidOn.first.slice(0, 4)}-12-25`), last: at };
  if (word(0) === "year" && (word(1) === "end" || (word(1) === "-" && word(2) === "end")))
    return { day: thisOrNext("year", 0, saidOn), last: at + (word(1) === "end" ? 1 : 2) };
  if (word(0) === "this" || word(0) === "next" || word(0) === "current" || word(0) === "coming") {
    const day = thisOrNext(word(1), word(0) === "next" || word(0) === "coming" ? 1 : 0, saidOn);
    const isSpan = word(1) === "decade" && word(0) !== "this" && word(0) !== "current";
    if (day !== null) return { day: isSpan ? later(saidOn, 1, "decade") : day, last: at + 1 };
  }
  if (word(0) === "end" && word(1) === "of" && word(2) === "the") {
    const day = thisOrNext(word(3), 0, saidOn);
    if (day !== null) return { day, last: at + 3 };
  }
  return counted(tokens, at, saidOn);
}

function counted(tokens: readonly Token[], at: number, saidOn: Day): Match | null {
  const word = (offset: number): string => tokens[at + offset]?.lower ?? "";
  if (!["within", "in", "next", "coming", "under"].includes(word(0))) return null;
  let skip = 1;
  while (skip < 4 && leads.has(word(skip))) skip += 1;
  const reach = open[word(skip)];
  const isOpen = word(0) === "next" || word(0) === "coming" || skip > 1;
  if (reach !== undefined && isOpen) return { day: later(saidOn, reach[0], reach[1]), last: at + skip };
  const count = counts.get(word(skip)) ?? countIn(word(skip));
  if (count === 0) return null;
  const unit = word(skip + 1) === "-" || word(skip + 1) === "of" ? skip + 2 : skip + 1;
  const day = later(saidOn, count, word(unit));
  return day === null ? null : { day, last: at + unit };
}

const countIn = (lower: string): number => (/^\d{1,3}$/.test(lower) ? Number(lower) : 0);
