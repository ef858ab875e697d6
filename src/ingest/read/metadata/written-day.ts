import type { StatedDay } from "../../../core/documents/document.js";
import type { Span } from "../../../core/text/span.js";
import { monthNamed } from "./month-names.js";

/** A day as a text writes it. */
export interface WrittenDay extends Span {
  readonly day: StatedDay;
}

const pad = (value: number): string => String(value).padStart(2, "0");

/** The day in ISO form if the calendar has it, otherwise `null`. Years from 1990 to 2099. */
export function calendarDay(year: number, month: number, date?: number): StatedDay | null {
  if (year < 1990 || year > 2099 || month < 1 || month > 12) return null;
  if (date === undefined) return `${year}-${pad(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return date >= 1 && date <= last ? `${year}-${pad(month)}-${pad(date)}` : null;
}

/** The page's language, such as "de", and its region, such as "AT", where it tells them. */
export interface Locale {
  readonly language: string | null;
  readonly region: string | null;
}

const longYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** "04/05/2017": in American English the month comes first, elsewhere the day. */
function numericDay(match: RegExpExecArray, { language, region }: Locale): StatedDay | null {
  const [, first = "", mark = "", second = "", year = ""] = match;
  const isAmerican = mark === "/" && language === "en" && (region === null || region === "US");
  const [date, month] = isAmerican ? [second, first] : [first, second];
  return (
    calendarDay(longYear(year), Number(month), Number(date)) ??
    (mark === "." ? null : calendarDay(longYear(year), Number(date), Number(month)))
  );
}

const named = (locale: Locale, word: string, year: string, date?: string): StatedDay | null => {
  const month = monthNamed(word, locale.language);
  return month === null
    ? null
    : calendarDay(longYear(year), month, date === undefined ? undefined : Number(date));
};

type Form = readonly [RegExp, (match: RegExpExecArray, locale: Locale) => StatedDay | null];

// Every repetition is bounded, so that no text makes these slow.
const forms: readonly Form[] = [
  [
    /(?<![\d.])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu,
    ([, year, month, date]) => calendarDay(Number(year), Number(month), Number(date)),
  ],
  [
    /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu,
    ([, year, month, date]) => calendarDay(Number(year), Number(month), Number(date)),
  ],
  [/(?<![\d.,:])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d(?![\d:.]))(?!\d)/gu, numericDay],
  [
    /(?<![\d.,:])(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?[\s.\-–]{0,3}(?:de |of |d['’])?(\p{L}{3,12})[.,'’]{0,2}[\s\-–]{0,3}(?:de |del )?((?:19|20)\d\d|['’]?\d\d(?=\s|$))(?!\d)/giu,
    ([, date = "", word = "", year = ""], locale) => named(locale, word, year.replace(/['’]/u, ""), date),
  ],
  [
    /(?<!\p{L})(\p{L}{3,12})[.\s\-–]{1,3}(\d{1,2})(?:st|nd|rd|th)?[,.\s\-–]{1,3}((?:19|20)\d\d)(?!\d)/giu,
    ([, word = "", date = "", year = ""], locale) => named(locale, word, year, date),
  ],
  [
    /(?<!\d)((?:19|20)\d\d)[.,\s]{1,2}(\p{L}{3,12})[.\s]{1,2}(\d{1,2})(?!\d)/giu,
    ([, year = "", word = "", date = ""], locale) => named(locale, word, year, date),
  ],
  [
    /(?<!\p{L})(\p{L}{3,12})\.?\s(?:de |del )?((?:19|20)\d\d)(?!\d)/giu,
    ([, word = "", year = ""], locale) => named(locale, word, year),
  ],
];

/** The days and months that a text writes out, in order. Where two forms overlap, the more exact one counts. */
export function findWrittenDays(text: string, locale: Locale): readonly WrittenDay[] {
  const found: WrittenDay[] = [];
  if (!/\d{2}/.test(text)) return found;
  for (const [pattern, read] of forms)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const day = read(match as RegExpExecArray, locale); // matchAll gives what exec gives
      if (day !== null) found.push({ day, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** The day after a day. */
export const dayAfter = (day: StatedDay): StatedDay =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Midnight in central Europe, written in universal time, as programs write a day without an hour. */
const midnight = /^\d{4}-\d\d-\d\dT2[23]:00(?::00(?:\.0{1,6})?)?(?:Z|\+00:?00)$/;

/**
 * The day in a value for machines: an ISO 8601 instant, a compact day, a day of RFC 2822, a Unix time or words.
 *
 * An instant keeps the day of its own time zone.
 */
export function parseMachineDay(value: string, locale: Locale): StatedDay | null {
  const text = value.trim().slice(0, 100);
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)/.exec(text);
  if (iso) {
    const day = calendarDay(
      Number(iso[1]),
      Number(iso[2]),
      iso[3] === undefined ? undefined : Number(iso[3]),
    );
    return day !== null && locale.language !== "en" && midnight.test(text) ? dayAfter(day) : day;
  }
  const compact = /^(\d{4})(\d\d)(\d\d)(?:\D|T?\d{4,6}(?!\d)|$)/.exec(text);
  if (compact) return calendarDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const unix = /^(1\d{9})(?:\d{3})?$/.exec(text);
  if (unix) return new Date(Number(unix[1]) * 1000).toISOString().slice(0, 10);
  return findWrittenDays(text, locale)[0]?.day ?? null;
}
