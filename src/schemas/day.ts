import { z } from "zod";
import { parseDay } from "../core/dates/day.js";

const isDay = (value: string): boolean => {
  try {
    parseDay(value);
    return true;
  } catch {
    return false;
  }
};

/** A day known to a precision: `2024-07-23`, `2024-07` or `2018`; refuses days no calendar has. */
export const day = z
  .string()
  .refine(
    isDay,
    "is not a day: write YYYY-MM-DD, or YYYY-MM or YYYY where only that is known, of days the calendar has",
  )
  .meta({
    description: "A day to the precision it is known: YYYY-MM-DD, YYYY-MM or YYYY",
    examples: ["2024-07-23"],
  });

/** A whole day, for where a month is not enough: `2024-07-23`. */
export const wholeDay = z
  .string()
  .refine(
    (value) => isDay(value) && value.length === 10,
    "is not a whole day: write YYYY-MM-DD, a day the calendar has",
  )
  .meta({ description: "A whole day, YYYY-MM-DD", format: "date", examples: ["2024-07-23"] });

export const precision = z.enum(["day", "month", "year"]);
