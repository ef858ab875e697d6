import type { Span } from "../judge/verdict.js";
import { type Form, markForm, numberForm } from "./forms.js";
import { keepLast } from "./keep-last.js";
import { normalise } from "./normal.js";
import { type Spelling, spellingOf } from "./spellings.js";

/** One word, number or mark of a text. `lower` is how it is read ("won't" is `will` and `not`); `stem` its key. */
export interface Token extends Span {
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  /** Which sentence of the text it stands in, from 0. */
  readonly sentence: number;
  readonly isCapital: boolean;
  /** What is known of it wherever it stands. */
  readonly form: Form;
}

const abbreviations = new Set(
  "mr mrs ms dr prof sr jr st inc corp ltd co vs etc eg ie approx est no dept gov sen rep gen u.s u.k e.g i.e a.m p.m".split(
    " ",
  ),
);
const ordinalEndings = new Set(["st", "nd", "rd", "th"]);

const MARK = 0;
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const LINE_FEED = 10;
const APOSTROPHE = 39;
const COMMA = 44;
const STOP = 46;

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 32) return BLANK;
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return LETTER;
  return /[0-9]/.test(character) ? DIGIT : MARK;
});
const letter = /[\p{L}\p{M}]/u;

/** What stands at a place of a text; a mark beyond its end. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return asciiClasses[code] ?? MARK;
  return at < text.length && letter.test(text.charAt(at)) ? LETTER : MARK;
}

const isLatinLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

function endOfWord(text: string, from: number): number {
  for (let end = from; ; end += 1) {
    const kind = classAt(text, end);
    if (kind === LETTER || kind === DIGIT) continue;
    const code = text.charCodeAt(end);
    if (code === APOSTROPHE && end > from && classAt(text, end + 1) === LETTER) continue;
    const isInitial = code === STOP && end - from <= 3 && text.charCodeAt(end + 2) === STOP;
    if (!isInitial || !isLatinLetter(text.charCodeAt(end + 1))) return end;
  }
}

function endOfNumber(text: string, from: number): number {
  let end = from;
  for (; ; end += 1) {
    if (classAt(text, end) === DIGIT) continue;
    const code = text.charCodeAt(end);
    if ((code !== STOP && code !== COMMA) || classAt(text, end + 1) !== DIGIT) break;
  }
  if (classAt(text, end) !== LETTER) return end;
  const isOrdinal = ordinalEndings.has(text.slice(end, end + 2).toLowerCase());
  return isOrdinal && classAt(text, end + 2) !== LETTER ? end + 2 : end;
}

/** Whether the mark at a place ends its sentence; `before` is the word, number or mark before it. */
function endsSentence(text: string, at: number, before: Span): boolean {
  const mark = text.charAt(at);
  if (mark === "\n") return text.charCodeAt(at + 1) === LINE_FEED;
  if (mark === "!" || mark === "?" || mark === "\u3002") return true;
  if (mark !== ".") return false;
  let next = at + 1;
  while (classAt(text, next) === BLANK) next += 1;
  if (next >= text.length) return true;
  const kind = classAt(text, next);
  if (next === at + 1 && kind !== MARK) return false;
  if (text.charCodeAt(next) === STOP) return false;
  if (endsShort(text, before)) return false;
  const code = text.charCodeAt(next);
  return !(code >= 97 && code <= 122);
}

/** Whether what stands before a full stop is an abbreviation or an initial. */
function endsShort(text: string, { start, end }: Span): boolean {
  if (end - start > 6) return false;
  const last = text.slice(start, end);
  return abbreviations.has(last.toLowerCase()) || /^[A-Z]$/.test(last);
}

function addWord(tokens: Token[], { parts, isCapital }: Spelling, from: number, sentence: number): void {
  let start = from;
  for (const { length, form } of parts) {
    const end = start + length;
    tokens.push({ start, end, lower: form.lower, stem: form.stem, kind: "word", sentence, isCapital, form });
    start = end;
  }
}

/** A number, or a mark other than a line feed. */
function addPlain(tokens: Token[], { start, end }: Span, form: Form, sentence: number): void {
  const { lower, stem, kind } = form;
  tokens.push({ start, end, lower, stem, kind, sentence, isCapital: false, form });
}

function read(original: string): readonly Token[] {
  const text = normalise(original);
  const tokens: Token[] = [];
  let sentence = 0;
  let before: Span = { start: 0, end: 0 };
  for (let start = 0; start < text.length; ) {
    const kind = classAt(text, start);
    if (kind === BLANK) {
      start += 1;
      continue;
    }
    const end =
      kind === LETTER ? endOfWord(text, start) : kind === DIGIT ? endOfNumber(text, start) : start + 1;
    const here = { start, end };
    if (kind === LETTER) addWord(tokens, spellingOf(text, start, end), start, sentence);
    else if (kind === DIGIT) addPlain(tokens, here, numberForm(text, start, end), sentence);
    else {
      if (text.charCodeAt(start) !== LINE_FEED) addPlain(tokens, here, markForm(text, start), sentence);
      if (endsSentence(text, start, before) && tokens.at(-1)?.sentence === sentence) sentence += 1;
    }
    before = here;
    start = end;
  }
  return tokens;
}

/**
 * The tokens of a text in order, with spans that count in the text as given.
 *
 * Hyphens part words; contractions are read as the words they stand for. The last few texts' are kept: a claim is
 * judged beside one evidence after another. Cost: one pass over the text, one look-up a word.
 */
export const tokenise: (original: string) => readonly Token[] = keepLast(read);
