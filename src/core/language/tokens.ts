import type { Span } from "../judge/verdict.js";
import { normalise } from "./normal.js";
import { stem } from "./stems.js";

/** One word, number or mark of a text. `lower` is how it is read ("won't" is `will` and `not`); `stem` its key. */
export interface Token extends Span {
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  /** Which sentence of the text it stands in, from 0. */
  readonly sentence: number;
  readonly isCapital: boolean;
}

// Maps, not objects: a text may hold "constructor".
const contractions = new Map([
  ["ll", "will"],
  ["re", "are"],
  ["ve", "have"],
  ["m", "am"],
  ["d", "would"],
  ["s", "'s"],
]);
const shortened = new Map([
  ["wo", "will"],
  ["ca", "can"],
  ["sha", "shall"],
  ["ai", "is"],
]);
const abbreviations = new Set(
  "mr mrs ms dr prof sr jr st inc corp ltd co vs etc eg ie approx est no dept gov sen rep gen u.s u.k e.g i.e a.m p.m".split(
    " ",
  ),
);

const ordinalEndings = new Set(["st", "nd", "rd", "th"]);
const letter = /[\p{L}\p{M}]/u;
const digit = /[0-9]/;

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return letter.test(character);
}

interface Piece extends Span {
  readonly kind: Token["kind"];
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const character = text.charAt(end);
    const next = text.charAt(end + 1);
    if (isLetter(character) || digit.test(character)) end += 1;
    else if (character === "'" && end > from && isLetter(next)) end += 1;
    else if (character === "." && end - from <= 3 && /[A-Za-z]/.test(next) && text.charAt(end + 2) === ".")
      end += 1;
    else break;
  }
  return end;
}

function endOfNumber(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const character = text.charAt(end);
    if (digit.test(character)) end += 1;
    else if ((character === "." || character === ",") && digit.test(text.charAt(end + 1))) end += 1;
    else break;
  }
  const ending = text.slice(end, end + 2).toLowerCase();
  return ordinalEndings.has(ending) && !isLetter(text.charAt(end + 2)) ? end + 2 : end;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (isLetter(character)) {
      const end = endOfWord(text, at);
      pieces.push({ start: at, end, kind: "word" });
      at = end;
    } else if (digit.test(character)) {
      const end = endOfNumber(text, at);
      pieces.push({ start: at, end, kind: "number" });
      at = end;
    } else {
      if (character !== " ") pieces.push({ start: at, end: at + 1, kind: "mark" });
      at += 1;
    }
  }
  return pieces;
}

/** A word with an apostrophe as the words it stands for: "won't" is "wo" and "n't", read as `will` and `not`. */
function partsOf(raw: string): { readonly length: number; readonly lower: string }[] {
  const whole = raw.toLowerCase();
  const at = whole.indexOf("'");
  if (whole === "cannot")
    return [
      { length: 3, lower: "can" },
      { length: 3, lower: "not" },
    ];
  if (at < 0) return [{ length: raw.length, lower: whole }];
  if (whole.endsWith("n't") && whole.length > 3) {
    const verb = whole.slice(0, -3);
    return [
      { length: verb.length, lower: shortened.get(verb) ?? verb },
      { length: 3, lower: "not" },
    ];
  }
  const ending = whole.slice(at + 1);
  const read = contractions.get(ending);
  if (read === undefined) return [{ length: raw.length, lower: whole }];
  return [
    { length: at, lower: whole.slice(0, at) },
    { length: raw.length - at, lower: read },
  ];
}

function endsSentence(text: string, pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (piece?.kind !== "mark") return false;
  const mark = text.charAt(piece.start);
  if (mark === "\n") return text.charAt(piece.end) === "\n";
  if (mark === "!" || mark === "?" || mark === "\u3002") return true;
  if (mark !== ".") return false;
  const next = pieces[index + 1];
  const before = pieces[index - 1];
  if (next === undefined) return true;
  if (next.start === piece.end && next.kind !== "mark") return false;
  if (next.kind === "mark" && text.charAt(next.start) === ".") return false;
  const last = before ? text.slice(before.start, before.end) : "";
  if (abbreviations.has(last.toLowerCase()) || /^[A-Z]$/.test(last)) return false;
  return !/[a-z]/.test(text.charAt(next.start));
}

/**
 * The tokens of a text in order, with spans that count in the text as given.
 *
 * Hyphens part words; contractions are read as the words they stand for. Cost: one pass over the text.
 */
export function tokenise(original: string): readonly Token[] {
  const text = normalise(original);
  const pieces = piecesOf(text);
  const tokens: Token[] = [];
  let sentence = 0;
  pieces.forEach((piece, index) => {
    const raw = text.slice(piece.start, piece.end);
    let start = piece.start;
    if (piece.kind === "word") {
      const isCapital = raw.charAt(0) !== raw.charAt(0).toLowerCase();
      for (const { length, lower } of partsOf(raw)) {
        tokens.push({
          start,
          end: start + length,
          lower,
          stem: stem(lower),
          kind: "word",
          sentence,
          isCapital,
        });
        start += length;
      }
    } else if (raw !== "\n") {
      tokens.push({
        start,
        end: piece.end,
        lower: raw,
        stem: raw,
        kind: piece.kind,
        sentence,
        isCapital: false,
      });
    }
    if (endsSentence(text, pieces, index) && tokens.at(-1)?.sentence === sentence) sentence += 1;
  });
  return tokens;
}
