import { z } from "zod";
import { parseDay } from "../core/dates/day.js";
import { instant } from "./text.js";

const isDay = (value: string): boolean => {
  try {
    parseDay(value);
    return true;
  } catch {
    return false;
  }
};

const isWholeDay = (value: string): boolean => value.length === 10 && isDay(value);

/** A day, as precise as it is known: `2024-07-23`, `2024-07` or `2018`. The calendar must have it. */
export const day = z
  .string()
  .refine(isDay, "is not a day: write 2024-07-23, or 2024-07 or 2024 if the day or month is unknown")
  .meta({
    description: "A day as precise as it is known: YYYY-MM-DD, YYYY-MM or YYYY",
    examples: ["2024-07-23"],
  });

/** A whole day, for fields where a month is not precise enough: `2024-07-23`. */
export const wholeDay = z
  .string()
  .refine(isWholeDay, "is not a whole day: write a day of the calendar such as 2024-07-23")
  .meta({ description: "A whole day, YYYY-MM-DD", format: "date", examples: ["2024-07-23"] });

export const precision = z
  .enum(["day", "month", "year"])
  .meta({ description: "How precisely the day is known" });

/**
 * A time limit: an instant, or a whole day, which ends at its last millisecond in UTC.
 *
 * Reads as an instant, and reads its own output unchanged.
 */
export const deadline = z
  .string()
  .refine(
    (value) => isWholeDay(value) || instant.safeParse(value).success,
    "is not a deadline: write a day such as 2026-12-01, or an instant such as 2026-12-01T17:00:00Z",
  )
  .transform((value) => (isWholeDay(value) ? `${value}T23:59:59.999Z` : value))
  .meta({
    description: "A day, which ends at midnight UTC, or an instant such as 2026-12-01T17:00:00Z",
    examples: ["2026-12-01"],
  });
