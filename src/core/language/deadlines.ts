import type { Day } from "../dates/day.js";
import { monthNames } from "../dates/day-words.js";
import type { Span } from "../text/span.js";
import { perForm } from "./forms.js";
import { horizonAt, type Match, periodAt, tryDay, two, yearOf } from "./horizons.js";
import type { Token } from "./tokens.js";

/** A day that a text names, with its place. `isDeadline` marks "by", "before", "within" and "until". */
export interface NamedDay extends Span {
  readonly day: Day;
  readonly isDeadline: boolean;
}

const months = monthNames.map((name) => name.toLowerCase());
const monthOfForm = perForm(
  ({ lower }): number =>
    months.findIndex((month) => month === lower || (lower.length >= 3 && month.slice(0, 3) === lower)) + 1,
);
const dayInForm = perForm(({ kind, lower }): number => {
  const value = kind === "number" && /^\d\d?(?:st|nd|rd|th)?$/.test(lower) ? Number.parseInt(lower, 10) : 0;
  return value <= 31 ? value : 0;
});

const monthOf = (token: Token | undefined): number => (token?.isCapital ? monthOfForm(token.form) : 0);
const dayIn = (token: Token | undefined): number => (token ? dayInForm(token.form) : 0);

const beforeMonths = new Set(
  "in by of until since from before during next this late early mid last".split(" "),
);

/** The day at a token: "March 31st, 2025", "31 March 2025", "March 2025", or "March 31st" (the next after `saidOn`). */
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
  const isVerb = day === 0 && month === 5 && !beforeMonths.has(tokens[at - 1]?.lower ?? "");
  if (saidOn === undefined || isVerb) return null;
  const said = Number(saidOn.first.slice(0, 4));
  const inYear = (of: number): string => `${of}-${two(month)}${day > 0 ? `-${two(day)}` : ""}`;
  const thisYear = tryDay(inYear(said));
  return {
    day: thisYear !== null && thisYear.last < saidOn.first ? tryDay(inYear(said + 1)) : thisYear,
    last,
  };
}

/** The day at a token in digits: "2025-12-31", or "31/12/2025" if the first number cannot be a month. */
function writtenDay(tokens: readonly Token[], at: number): Match | null {
  const mark = tokens[at + 1]?.lower;
  if ((mark !== "-" && mark !== "/") || tokens[at + 3]?.lower !== mark) return null;
  const [first, middle, last] = [tokens[at], tokens[at + 2], tokens[at + 4]];
  if (yearOf(first) > 0 && dayIn(middle) > 0 && dayIn(last) > 0)
    return { day: tryDay(`${yearOf(first)}-${two(dayIn(middle))}-${two(dayIn(last))}`), last: at + 4 };
  if (dayIn(first) > 12 && dayIn(middle) > 0 && yearOf(last) > 0)
    return { day: tryDay(`${yearOf(last)}-${two(dayIn(middle))}-${two(dayIn(first))}`), last: at + 4 };
  return null;
}

const deadlineWords = new Set(
  "by before until within end of the over next coming in no later than".split(" "),
);

/** The days that a text names, in order. Days without a year, and horizons such as "in two years", count from `saidOn`. */
export function findDays(tokens: readonly Token[], saidOn?: Day): readonly NamedDay[] {
  const found: NamedDay[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const match =
      calendarDay(tokens, at, saidOn) ??
      writtenDay(tokens, at) ??
      periodAt(tokens, at, saidOn) ??
      horizonAt(tokens, at, saidOn);
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
