import { dayOf, parseDay } from "../core/dates/day.js";
import { dayInWords } from "../core/dates/day-words.js";

/** A day in words, as exact as it is known. */
export function DayTime({ day }: { day: string }) {
  return <time datetime={day}>{dayInWords(parseDay(day))}</time>;
}

/** The UTC day of an instant in words, with the instant in `datetime`. */
export function InstantTime({ instant }: { instant: string }) {
  return <time datetime={instant}>{dayInWords(dayOf(new Date(instant)))}</time>;
}
