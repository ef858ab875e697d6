import { addDays, format, subDays, subMonths, subWeeks, subYears } from "date-fns";
import { monthNames } from "../dates/day-words.js";
import type { StatedDay } from "../documents/document.js";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const months = monthNames.map((name) => name.toLowerCase());
const weekday = new RegExp(`\\b(?:(last|next|this) )?(${weekdays.join("|")})\\b`, "i");
const monthWord = `(${monthNames.join("|")}|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\\.?`;
const fullDay = new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?:, (\\d{4}))?\\b(?!\\d)`);
const britishDay = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthWord}(?: (\\d{4}))?\\b`);
const monthYear = new RegExp(
  `\\b(?:[Ii]n|since|from|of) (?:(?:early|late|mid-?) ?)?${monthWord}(?:,? (\\d{4}))?\\b`,
);
const relative =
  /\b(yesterday|today|last (?:week|month|year|fall|spring|summer|winter)|earlier this (?:week|month|year)|this (?:week|month|year)|(?:a|one|two|three|four|five|six|\d{1,2}) (day|week|month|year)s? (?:ago|earlier))\b/i;
const yearOnly =
  /\b(?:[Ii]n|back in|since|from) (?:a |an |the |his |her |its )?(?:[a-z]+ )?((?:19|20)\d\d)\b(?![\d-])/;
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

const iso = (date: Date): StatedDay => format(date, "yyyy-MM-dd");
const noon = (day: string): Date => new Date(`${day}T12:00:00`);

/** The publication as a day; `null` if only its month or year is known. */
const exact = (publishedOn: StatedDay | null): Date | null =>
  publishedOn !== null && publishedOn.length === 10 ? noon(publishedOn) : null;

function monthNumber(word: string): number {
  return months.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;
}

/** The year of a month or day without one: the last that is not after the publication. */
function yearOf(month: number, day: number, publishedOn: StatedDay | null): number | null {
  if (publishedOn === null || publishedOn.length < 7) return null;
  const [year = 0, published = 1, date = 31] = publishedOn.split("-").map(Number);
  return month > published || (month === published && day > date) ? year - 1 : year;
}

const two = (number: number): string => String(number).padStart(2, "0");

function dayFrom(
  words: { month: string; day: string; year: string | undefined },
  publishedOn: StatedDay | null,
) {
  const [month, day] = [monthNumber(words.month), Number(words.day)];
  if (day < 1 || day > 31) return null;
  const year = words.year ?? yearOf(month, day, publishedOn);
  return year === null ? null : `${year}-${two(month)}-${two(day)}`;
}

function namedDay(text: string, publishedOn: StatedDay | null): StatedDay | null {
  const american = fullDay.exec(text);
  if (american !== null)
    return dayFrom({ month: american[1] ?? "", day: american[2] ?? "", year: american[3] }, publishedOn);
  const british = britishDay.exec(text);
  if (british !== null)
    return dayFrom({ month: british[2] ?? "", day: british[1] ?? "", year: british[3] }, publishedOn);
  const month = monthYear.exec(text);
  if (month === null) return null;
  const number = monthNumber(month[1] ?? "");
  const year = month[2] ?? yearOf(number, 1, publishedOn);
  return year === null ? null : `${year}-${two(number)}`;
}

function relativeDay(words: string, published: Date): StatedDay | null {
  const [first = "", second = ""] = words.toLowerCase().split(" ");
  if (first === "yesterday") return iso(subDays(published, 1));
  if (first === "today") return iso(published);
  const count = numbers[first] ?? Number(first);
  if (words.toLowerCase().endsWith("ago") || count > 0) {
    if (second.startsWith("day")) return iso(subDays(published, count));
    if (second.startsWith("week")) return format(subWeeks(published, count), "yyyy-MM");
    if (second.startsWith("month")) return format(subMonths(published, count), "yyyy-MM");
    return format(subYears(published, count), "yyyy");
  }
  if (/month$/.test(words)) return format(first === "last" ? subMonths(published, 1) : published, "yyyy-MM");
  if (/week$/.test(words)) return null;
  if (/year$/.test(words)) return format(first === "last" ? subYears(published, 1) : published, "yyyy");
  return null;
}

/** The last such weekday on or before the publication; with "last", before its week's day. */
function weekdayBefore(name: string, isLast: boolean, published: Date): StatedDay {
  const back = (published.getDay() - weekdays.indexOf(name.toLowerCase()) + 7) % 7;
  return iso(addDays(published, -(back === 0 && isLast ? 7 : back)));
}

/**
 * The day on which words were said, as the words around them tell it: "on Tuesday", "in an interview last month",
 * "in 2019". `null` if they do not. A day without a year is the last one not after `publishedOn`.
 */
export function findSaidDay(around: string, publishedOn: StatedDay | null): StatedDay | null {
  const named = namedDay(around, publishedOn);
  if (named !== null) return named;
  const year = yearOnly.exec(around)?.[1];
  const published = exact(publishedOn);
  if (published !== null) {
    const [, which, name] = weekday.exec(around) ?? [];
    if (name !== undefined && which?.toLowerCase() !== "next")
      return weekdayBefore(name, which !== undefined && /last/i.test(which), published);
    const words = relative.exec(around)?.[1];
    if (words !== undefined) return relativeDay(words, published);
  }
  return year ?? null;
}
