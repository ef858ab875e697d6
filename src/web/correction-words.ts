import { parseDay } from "../core/dates/day.js";
import { dayInWords } from "../core/dates/day-words.js";
import type { Correction } from "../schemas/correction.js";

// Fields whose name in the API is not a plain word.
const fieldWords: Readonly<Record<string, string>> = {
  captureId: "saved copy",
  contextAfter: "context after the quote",
  contextBefore: "context before the quote",
  disclosure: "way of disclosure",
  dueOn: "due day",
  effectiveOn: "day",
  from: "first known day",
  letterOrSpirit: "letter or spirit",
  locator: "place in the source",
  note: "editor's note",
  publishedOn: "day of publication",
  quoteConfidence: "place where the words were seen",
  reading: "editor's reading",
  saidOn: "day",
  seenIn: "list of other documents",
  slug: "name in the page's address",
  speakerId: "speaker",
  statedReason: "stated reason",
  text: "wording",
  tier: "kind of document",
  to: "last known day",
  url: "address",
  wikidata: "Wikidata id",
};

const dayFields = new Set(["dueOn", "effectiveOn", "from", "publishedOn", "saidOn", "to"]);
// Their values are codes of the API, such as `broken_promise`.
const codeFields = new Set([
  "disclosure",
  "kind",
  "manner",
  "quoteConfidence",
  "relation",
  "status",
  "strength",
  "tier",
  "voice",
]);

/** A corrected field in plain words: `day` for `effectiveOn`. */
export function correctedField({ field }: Pick<Correction, "field">): string {
  return fieldWords[field] ?? field;
}

function quoted(text: string): string {
  return `“${text}”`;
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? quoted(value) : String(value);
}

/** An old or new value in words. `null`, an empty list and an empty object give `null`: nothing was there. */
export function correctedValue(field: string, value: Correction["oldValue"]): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => wordsOf(item)).join(", ");
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, part]) => part !== null);
    return parts.length === 0 ? null : parts.map(([name, part]) => `${name} ${wordsOf(part)}`).join(", ");
  }
  if (typeof value !== "string") return String(value);
  if (dayFields.has(field)) return dayInWords(parseDay(value));
  return quoted(codeFields.has(field) ? value.replaceAll("_", " ") : value);
}
