import { plainDocument, type ReadDocument } from "../../core/documents/document.js";
import { type ChosenDays, chooseDays } from "./metadata/choose-day.js";
import type { FoundDay } from "./metadata/found-day.js";
import type { Origin } from "./metadata/metadata.js";
import { urlDay } from "./metadata/url-day.js";
import { findWrittenDays } from "./metadata/written-day.js";

/** Lines at the start of a text among which its date may stand. */
const HEAD_LINES = 12;

/** A line with a date and not much else is the date of the text. */
const LONGEST_DATE_LINE = 60;

/** The days on lines of their own at the start of a text. */
export function headDays(text: string): readonly FoundDay[] {
  return text
    .slice(0, 4_000)
    .split("\n")
    .slice(0, HEAD_LINES)
    .filter((line) => line.trim().length <= LONGEST_DATE_LINE)
    .flatMap((line) => findWrittenDays(line, { language: null, region: null }))
    .map(({ day }, index) => ({
      day,
      source: "text",
      of: "unclear",
      trust: (day.length === 10 ? 0.7 : 0.4) - index / 100,
    }));
}

/** The days of a text: a line at its start that holds a date, and its address. They are never certain. */
export function textDays(text: string, { url, latestDay }: Origin): ChosenDays {
  const fromUrl = urlDay(url);
  return chooseDays([...headDays(text), ...(fromUrl === null ? [] : [fromUrl])], latestDay);
}

/** A plain text, given back unchanged. Only a date at its start and its address tell its day. */
export function readPlainText(text: string, origin: Origin): ReadDocument {
  return { ...plainDocument(text), ...textDays(text, origin) };
}
