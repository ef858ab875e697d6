import type { Span } from "../text/span.js";
import { writtenDay } from "./days.js";
import { endOfTarget, GLUE, withoutMarkup } from "./markup.js";

/** A word of a text. `key` is the word in lower case, without marks, and for a day the same in each of its forms. */
export interface Word extends Span {
  readonly key: string;
}

/** A sentence, heading, list item or table cell: from the start of its first word to the end of its last. */
export interface Passage extends Span {
  readonly words: readonly Word[];
}

/** A text as passages. `plain` has the same length as the text, without markup. */
export interface ReadText {
  readonly text: string;
  readonly plain: string;
  readonly passages: readonly Passage[];
}

/** A passage without an end is cut after this many words at the next word that can end one. */
const LONG_PASSAGE = 80;
const LONGEST_PASSAGE = 240;
/** One word of this many can end a long passage, by its letters. Both versions are then cut at the same words. */
const CUT_ONE_IN = 16;
const MAX_SHORT_LINE = 60;

const ideograph = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]";
const inWord = `[[\\p{L}\\p{N}\\p{M}]--${ideograph}]`;
const glue = `[${GLUE}\\u00ad\\u200b-\\u200d\\ufeff]`;
// Built from parts because the compiler's target does not know the flag "v", which Node 20 does.
const word = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*${glue}*(?!${inWord})|${ideograph}|${inWord}(?:${glue}*['’ʼ]?${glue}*${inWord})*|[$€£¥%]`,
  "gv",
);
const strange = /[\u2060\u00ad\u200b-\u200d\ufeff]/g;

function keyOf(raw: string): string {
  const plain = raw.replace(strange, "").toLowerCase();
  if (/^\p{N}/u.test(plain)) return plain.replace(/,(?=\d{3}(?!\d))/g, "");
  return plain.replace(/[’ʼ]/g, "'").normalize("NFKC");
}

const shortWords = new Set(
  "mr mrs ms dr prof inc corp ltd co vs etc eg ie st jr sr art sec para dept approx cf al e.g i.e u.s u.k".split(
    " ",
  ),
);

/** Whether the text between two words ends a passage. */
function isEnd(between: string, before: string, next: string): boolean {
  if (/\n[ \t\r\u2060]*\n/.test(between)) return true;
  if (/[。！？]/.test(between)) return true;
  const mark = /[.!?…]["'”’)\]]*[\s\u2060]/.exec(between);
  if (mark === null || /^\p{Ll}/u.test(next)) return false;
  return !(between.startsWith(".") && (shortWords.has(before) || /^\p{L}$/u.test(before)));
}

/** Whether one line feed between two words ends a passage: after a short line or a mark, before a capital. */
function isLineEnd(between: string, lineLength: number, next: string): boolean {
  if (!between.includes("\n") || /^\p{Ll}/u.test(next)) return false;
  return lineLength < MAX_SHORT_LINE || /[.:;!?]["'”’)]*\s*\n/.test(between);
}

function canCut(key: string): boolean {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 7)) % CUT_ONE_IN === 0;
}

/** The words of each passage, in order. Days take one word each. */
function groupWords(plain: string): readonly (readonly Word[])[] {
  const groups: Word[][] = [];
  let current: Word[] = [];
  let lineStart = 0;
  for (const found of plain.matchAll(word)) {
    const start = found.index;
    const previous = current.at(-1);
    if (previous !== undefined) {
      const between = plain.slice(previous.end, start);
      const isLong =
        current.length >= LONGEST_PASSAGE || (current.length >= LONG_PASSAGE && canCut(previous.key));
      const isCount = current.length === 1 && counts.test(previous.key) && !/\n\s*\n/.test(between);
      const isOver =
        (!isCount && isEnd(between, previous.key, found[0])) ||
        isLineEnd(between, previous.end - lineStart, found[0]);
      if (isOver || isLong) {
        groups.push(current);
        current = [];
      }
      if (between.includes("\n")) lineStart = start;
    } else lineStart = start;
    current.push({ key: keyOf(found[0]), start, end: start + found[0].length });
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

/** The words with each day as one word. */
function joinDays(words: readonly Word[]): readonly Word[] {
  const keys = words.map(({ key }) => key);
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const here = words[at];
    if (here === undefined) continue;
    const day = writtenDay(keys, at);
    const last = words[at + (day?.words ?? 1) - 1];
    joined.push(
      day === null || last === undefined ? here : { key: day.key, start: here.start, end: last.end },
    );
    at += (day?.words ?? 1) - 1;
  }
  return joined;
}

/** A number or letter that only counts a heading or a list item: "1.", "2.3", "a)", "(iv)". */
const counts = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})$/;

const isCounted = (plain: string, { end }: Word): boolean =>
  /^[\u2060\\]*[.)]/.test(plain.slice(end, end + 8));

/** The words without the number of the heading. */
function withoutNumber(words: readonly Word[], plain: string): readonly Word[] {
  const [first, second] = words;
  if (first !== undefined && second === undefined && /^\d/.test(first.key) && isCounted(plain, first))
    return [];
  if (first === undefined || second === undefined || !counts.test(first.key)) return words;
  const isOwn = isCounted(plain, first) || first.key.includes(".");
  return isOwn && !/^\p{Ll}\p{L}/u.test(plain.slice(second.start, second.start + 2))
    ? withoutNumber(words.slice(1), plain)
    : words;
}

function passageOf(words: readonly Word[], plain: string): Passage | null {
  const own = withoutNumber(joinDays(words), plain);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : { words: own, start: first.start, end: last.end };
}

/** The passages of a text, in order: sentences, headings, list items and table cells. Cost: linear. */
export function readText(text: string): ReadText {
  const plain = withoutMarkup(text);
  return {
    text,
    plain,
    passages: groupWords(plain).flatMap((words) => passageOf(words, plain) ?? []),
  };
}

const closing = new Set([..."?.!…”’)。！？"]);

/** The span of some words of a text, with the marks that end a sentence and the whole of a link that ends it. */
export function spanOf({ text, plain }: ReadText, words: readonly Word[]): Span {
  const [first, last] = [words[0], words.at(-1)];
  const start = first?.start ?? 0;
  let end = last?.end ?? 0;
  const pass = (): void => {
    while (end < text.length && closing.has(plain.charAt(end))) end += 1;
  };
  pass();
  if (text.startsWith("](", end)) end = Math.max(end, endOfTarget(text, end + 1));
  pass();
  return { start, end };
}

/** The words of a span in one line, without markup. */
export const plainWords = ({ plain }: ReadText, { start, end }: Span): string =>
  plain.slice(start, end).replace(strange, "").replace(/\s+/g, " ").trim();
