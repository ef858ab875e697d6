import { dayOf, parseDay } from "../core/dates/day.js";
import { dayInWords } from "../core/dates/day-words.js";

/** A day in words, to its precision. */
export function DayTime({ day }: { day: string }) {
  return <time datetime={day}>{dayInWords(parseDay(day))}</time>;
}

/** The day of an instant in words, the instant itself for machines. Days are those of UTC. */
export function InstantTime({ instant }: { instant: string }) {
  return <time datetime={instant}>{dayInWords(dayOf(new Date(instant)))}</time>;
}
