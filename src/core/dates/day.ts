import { endOfMonth, isValid, lastDayOfYear, parse } from "date-fns";
import { DomainError } from "../../errors.js";

/** How exactly a day is known. */
export type Precision = "day" | "month" | "year";

/**
 * A day, a month or a year, as the interval of days from `first` to `last`, both `YYYY-MM-DD`.
 *
 * A day is not an instant: it has no time zone. It is written in ISO 8601: `2024-07-23`, `2024-07`, `2018`.
 */
export interface Day {
  readonly first: string;
  readonly last: string;
  readonly precision: Precision;
}

export type DayOrder = "before" | "same" | "after" | "cannot tell";

const reference = new Date(2000, 0, 1);

function iso(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}

/**
 * The day in a text of the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY` (years 1800 to 2199).
 *
 * @throws DomainError `invalid-input` for any other form, and for days that do not exist (2024-02-30)
 */
export function parseDay(text: string): Day {
  const match = /^((?:18|19|20|21)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  const refuse = (): never => {
    throw new DomainError(
      "invalid-input",
      `"${text.slice(0, 20)}" is not a day. Write an existing day as YYYY-MM-DD, YYYY-MM or YYYY, such as 2024-07-23.`,
    );
  };
  if (!match) return refuse();
  const [, year, month, day] = match;
  const first = parse(`${year}-${month ?? "01"}-${day ?? "01"}`, "yyyy-MM-dd", reference);
  if (!isValid(first)) return refuse();
  if (day !== undefined) return { first: iso(first), last: iso(first), precision: "day" };
  if (month !== undefined) return { first: iso(first), last: iso(endOfMonth(first)), precision: "month" };
  return { first: iso(first), last: iso(lastDayOfYear(first)), precision: "year" };
}

/** The day as text, with the parts that are known: `2024-07-23`, `2024-07`, `2024`. */
export function formatDay(day: Day): string {
  return { day: day.first, month: day.first.slice(0, 7), year: day.first.slice(0, 4) }[day.precision];
}

/** Whether day `a` came before or after `b`. Overlapping months and years give `cannot tell`. */
export function compareDays(a: Day, b: Day): DayOrder {
  if (a.last < b.first) return "before";
  if (b.last < a.first) return "after";
  if (a.precision === "day" && b.precision === "day") return "same";
  return "cannot tell";
}

/** The UTC day of an instant. */
export function dayOf(instant: Date): Day {
  return parseDay(instant.toISOString().slice(0, 10));
}

const EARLIEST_CLOCKS_MS = 14 * 3_600_000;

/** The latest day that any time zone has at an instant. Any later day is in the future everywhere. */
export function latestDayOf(instant: Date): Day {
  return dayOf(new Date(instant.getTime() + EARLIEST_CLOCKS_MS));
}
