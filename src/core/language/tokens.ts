import type { Span } from "../text/span.js";
import { type Form, markForm, numberForm } from "./forms.js";
import { keepLast } from "./keep-last.js";
import { normalise } from "./normal.js";
import { spellingOf } from "./spellings.js";

/** One word, number or mark of a text. `lower` is its plain form ("won't" is `will` and `not`), `stem` its key. */
export interface Token extends Span {
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  /** The number of its sentence, from 0. */
  readonly sentence: number;
  readonly isCapital: boolean;
  /** The word itself, independent of its place. */
  readonly form: Form;
}

const abbreviations = new Set(
  "mr mrs ms dr prof sr jr st inc corp ltd co vs etc eg ie approx est no dept gov sen rep gen u.s u.k e.g i.e a.m p.m".split(
    " ",
  ),
);
const LONGEST_ABBREVIATION = Math.max(...[...abbreviations].map(({ length }) => length));
const ordinalEndings = new Set(["st", "nd", "rd", "th"]);

const MARK = 0;
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const LINE_FEED = 10;
const APOSTROPHE = 39;
const COMMA = 44;
const STOP = 46;
const EXCLAMATION = 33;
const QUESTION = 63;
const FULL_STOP_OF_CHINESE = 0x3002;

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 32) return BLANK;
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return LETTER;
  return /[0-9]/.test(character) ? DIGIT : MARK;
});
const letter = /[\p{L}\p{M}]/u;

/** The class of the character at a place. After the end of the text, the class is that of a mark. */
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

/** Whether the mark at a place ends its sentence. The token before it is from `from` to `to`. */
function endsSentence(text: string, at: number, from: number, to: number): boolean {
  const mark = text.charCodeAt(at);
  if (mark === LINE_FEED) return text.charCodeAt(at + 1) === LINE_FEED;
  if (mark === EXCLAMATION || mark === QUESTION || mark === FULL_STOP_OF_CHINESE) return true;
  if (mark !== STOP) return false;
  let next = at + 1;
  while (classAt(text, next) === BLANK) next += 1;
  if (next >= text.length) return true;
  if (next === at + 1 && classAt(text, next) !== MARK) return false;
  const code = text.charCodeAt(next);
  if (code === STOP || endsShort(text, from, to)) return false;
  return !(code >= 97 && code <= 122);
}

/** Whether the word before a full stop is an abbreviation or an initial. */
function endsShort(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_ABBREVIATION) return false;
  const last = text.slice(from, to);
  return abbreviations.has(last.toLowerCase()) || /^[A-Z]$/.test(last);
}

/** Collects the tokens of a text and counts its sentences. */
class Reader {
  readonly tokens: Token[] = [];
  sentence = 0;

  constructor(readonly text: string) {}

  word(from: number, to: number): void {
    const { parts, isCapital } = spellingOf(this.text, from, to);
    let start = from;
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (part === undefined) continue;
      this.#add(start, start + part.length, part.form, isCapital);
      start += part.length;
    }
  }

  number(from: number, to: number): void {
    this.#add(from, to, numberForm(this.text, from, to), false);
  }

  /** Adds a mark. The token before it is from `before` to `end`. */
  mark(at: number, before: number, end: number): void {
    if (this.text.charCodeAt(at) !== LINE_FEED) this.#add(at, at + 1, markForm(this.text, at), false);
    const hasTokens = this.tokens.at(-1)?.sentence === this.sentence;
    if (hasTokens && endsSentence(this.text, at, before, end)) this.sentence += 1;
  }

  #add(start: number, end: number, form: Form, isCapital: boolean): void {
    const { lower, stem, kind } = form;
    this.tokens.push({ start, end, lower, stem, kind, sentence: this.sentence, isCapital, form });
  }
}

function read(original: string): readonly Token[] {
  const text = normalise(original);
  const reader = new Reader(text);
  let [before, last] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    if (kind === BLANK) {
      at += 1;
      continue;
    }
    const end = kind === LETTER ? endOfWord(text, at) : kind === DIGIT ? endOfNumber(text, at) : at + 1;
    if (kind === LETTER) reader.word(at, end);
    else if (kind === DIGIT) reader.number(at, end);
    else reader.mark(at, before, last);
    before = at;
    last = end;
    at = end;
  }
  return reader.tokens;
}

/**
 * The tokens of a text, in order, with spans in the text as given.
 *
 * Hyphens separate words. Contractions are read as the full words. The tokens of the last few texts are kept,
 * because a claim is judged with one piece of evidence after another. Cost: one pass, and one look-up for each word.
 */
export const tokenise: (original: string) => readonly Token[] = keepLast(read);
