import type { Span } from "../text/span.js";

/** The label that begins a speaker's turn: where the name stands, and where the words begin. */
export interface TurnLabel {
  readonly name: Span;
  /** Where the words begin; the paragraph's end if the label has the paragraph to itself. */
  readonly from: number;
  /** How sure the form alone makes it: a time, bold letters, capitals, "Q:" and a title after a dash are sure. */
  readonly isSure: boolean;
}

const time = String.raw`[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?`;
const namePart = String.raw`(?:[\p{Lu}@][\p{L}\p{M}\p{N}'’.-]*|de|von|van|der|bin|al|la|del|di|da|le|\d{1,2})`;
const name = `${namePart}(?: ${namePart}){0,5}`;
const title = String.raw`[^:\n]{2,100}`;

const timeBefore = new RegExp(`^(?:>> ?)?${time}[\\s:–—-]*`, "u");
const inline = new RegExp(
  `^(?:>> ?|[-–—•*] )?(\\*\\*|__)?(${name})(?: ?${time}|(?: ?[(,] ?[^:()\\n]{1,80}\\)?))?(?::\\1|\\1:|:)(?:\\*\\*|__)?\\s*`,
  "u",
);
const aloneWithTime = new RegExp(
  `^(?:\\*\\*|__)?(${name})(?:\\*\\*|__)?(?:,? ${title.replace("{2,100}", "{2,60}")})?[\\s,–—-]+${time}(?:\\*\\*|__)?$`,
  "u",
);
const aloneWithTitle = new RegExp(
  `^(?:\\*\\*|__)?(${name})(?:\\*\\*|__)?\\s+(?:--|–|—|-)\\s+(${title})$`,
  "u",
);
const aloneBold = new RegExp(`^(\\*\\*|__)(${name}):?\\1:?$`, "u");
const operator = /^(Operator|OPERATOR|Moderator|MODERATOR)$/;
const titleWord =
  /\b(?:officer|president|chair\w*|director|analyst|relations|manager|founder|partner|executive|ceo|cfo|coo|cto|head|host|editor|counsel|treasurer|controller|research|capital|securities|bank|morgan|operator|reporter|correspondent|moderator|professor|minister|senator)\b/i;

/** Words before a colon that name no speaker. */
const notNames = new Set(
  `note notes update updates updated source sources photo photos image images credit credits correction corrections related tags tag by
  date dates subject to from cc bcc re sent contact contacts location time where when what who why how summary highlights key
  example examples warning tip read more also see video watch listen share follow topics category categories author title
  address phone tel email website web copyright disclaimer background about step part chapter section table figure
  monday tuesday wednesday thursday friday saturday sunday today tomorrow results revenue total price answer question
  first second third finally important clarification editor's`.split(/\s+/),
);

const span = (paragraph: Span, text: string, found: string): Span => {
  const start = text.indexOf(found);
  return { start: paragraph.start + start, end: paragraph.start + start + found.length };
};

const isCapitals = (words: string): boolean => /\p{Lu}{2}/u.test(words) && words === words.toUpperCase();
const isQuestionMark = (words: string): boolean => /^(?:Q|A)\d{0,2}$/.test(words);

function ownLine(line: string, paragraph: Span): TurnLabel | null {
  const timed = aloneWithTime.exec(line)?.[1];
  if (timed !== undefined) return { name: span(paragraph, line, timed), from: paragraph.end, isSure: true };
  const titled = aloneWithTitle.exec(line);
  if (titled?.[1] !== undefined && titleWord.test(titled[2] ?? ""))
    return { name: span(paragraph, line, titled[1]), from: paragraph.end, isSure: true };
  const bare = aloneBold.exec(line)?.[2] ?? operator.exec(line)?.[1];
  return bare === undefined
    ? null
    : { name: span(paragraph, line, bare), from: paragraph.end, isSure: false };
}

/** The label at the start of a paragraph; `null` if there is none. Cost: bounded. */
export function turnLabel(text: string, paragraph: Span): TurnLabel | null {
  const line =
    text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 240)).split("\n", 1)[0] ?? "";
  const isWhole = line.length === paragraph.end - paragraph.start;
  const alone = isWhole && line.length < 160 ? ownLine(line, paragraph) : null;
  if (alone !== null) return alone;
  const timed = timeBefore.exec(line)?.[0] ?? "";
  const rest = line.slice(timed.length);
  const match = inline.exec(rest);
  const words = match?.[2];
  if (match === null || words === undefined || notNames.has(words.toLowerCase().split(" ")[0] ?? ""))
    return null;
  const isSure =
    timed !== "" ||
    match[1] !== undefined ||
    isCapitals(words) ||
    isQuestionMark(words) ||
    /\d:\d\d/.test(match[0]);
  const start = timed.length + rest.indexOf(words);
  return {
    name: { start: paragraph.start + start, end: paragraph.start + start + words.length },
    from: paragraph.start + timed.length + match[0].length,
    isSure,
  };
}
