import { monthNames } from "../dates/day-words.js";

const languages = ["en", "de", "fr", "es", "it", "nl", "pt"];

/** The number of each month by its name or short name, in seven languages. */
function readMonths(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const language of languages) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      monthNames.forEach((_, at) => {
        const name = format.format(new Date(Date.UTC(2000, at, 15))).toLowerCase();
        months.set(name.replace(/\.$/, ""), at + 1);
      });
    }
  }
  return months.set("sept", 9);
}

let months: ReadonlyMap<string, number> | undefined;

/** The month that a lower-case word names, from 1; 0 if it names none. */
export function monthOf(word: string): number {
  months ??= readMonths();
  return months.get(word) ?? 0;
}

const dayOf = (word: string | undefined): number => {
  const found = /^(\d\d?)(?:st|nd|rd|th)?$/.exec(word ?? "");
  const day = Number(found?.[1] ?? 0);
  return day <= 31 ? day : 0;
};
const yearOf = (word: string | undefined): number => (/^(?:19|20)\d\d$/.test(word ?? "") ? Number(word) : 0);
const monthIn = (word: string | undefined): number => (word === undefined ? 0 : monthOf(word));

/** A day that words name: its key, and how many words it takes. */
export interface WrittenDay {
  readonly key: string;
  readonly words: number;
}

/**
 * The day that begins at a word, whatever its form: "1 December 2025", "December 1, 2025" and "2025-12-01" have one key.
 *
 * `null` if no day with a year begins there. A day in digits only is read if the year comes first.
 */
export function writtenDay(words: readonly string[], at: number): WrittenDay | null {
  const [first, second, third] = [words[at], words[at + 1], words[at + 2]];
  const key = (year: number, month: number, day: number): string => `${year}-${month}-${day}`;
  if (dayOf(first) > 0 && monthIn(second) > 0 && yearOf(third) > 0)
    return { key: key(yearOf(third), monthIn(second), dayOf(first)), words: 3 };
  if (monthIn(first) > 0 && dayOf(second) > 0 && yearOf(third) > 0)
    return { key: key(yearOf(third), monthIn(first), dayOf(second)), words: 3 };
  if (yearOf(first) > 0 && dayOf(second) > 0 && dayOf(second) <= 12 && dayOf(third) > 0)
    return { key: key(yearOf(first), dayOf(second), dayOf(third)), words: 3 };
  if (monthIn(first) > 0 && yearOf(second) > 0)
    return { key: key(yearOf(second), monthIn(first), 0), words: 2 };
  return null;
}
