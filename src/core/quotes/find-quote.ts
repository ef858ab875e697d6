import type { Span } from "../text/span.js";
import { foldText } from "./fold.js";

/** The words right before and right after a quote, as in a W3C TextQuoteSelector. */
export interface Surroundings {
  readonly prefix?: string | null;
  readonly suffix?: string | null;
}

// These scripts put no space between words, so a quote may begin and end anywhere.
const wordUnit =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}]/u;
const isWord = (text: string, index: number): boolean => wordUnit.test(text.charAt(index));
const isDigit = (text: string, index: number): boolean => /\p{N}/u.test(text.charAt(index));

/** Whether the character at `index` is inside one word or number: "can't", "open-ended", "1.5". */
function joins(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (/['\u2019\u2010\u2011-]/.test(character)) return isWord(text, index - 1) && isWord(text, index + 1);
  return /[.,:]/.test(character) && isDigit(text, index - 1) && isDigit(text, index + 1);
}

/**
 * Whether a cut before `index` would split a word or a number: "we can" is not a quote of "we can't".
 *
 * A capital after a small letter is not a split, because text from pages often joins a heading to the next line.
 */
function cutsWord(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  if (isWord(text, index - 1) && isWord(text, index))
    return !(/\p{Ll}/u.test(text.charAt(index - 1)) && /\p{Lu}/u.test(text.charAt(index)));
  if (isDigit(text, index - 1) && text.charAt(index) === "%") return true;
  return joins(text, index) || joins(text, index - 1);
}

/**
 * The place of `quote` in `text`, as a span of the original text; `null` if it is not found.
 *
 * Typography may differ: blanks, quotation marks, dashes, dots, forms of accents. Words, their case and their order must
 * be the same, and no word is cut. With `around`, it is the first place with those surroundings. Cost: linear.
 */
export function findQuote(text: string, quote: string, around: Surroundings = {}): Span | null {
  const sought = foldText(quote).text;
  if (sought === "") return null;
  const inside = foldText(text);
  const [prefix, suffix] = [foldText(around.prefix ?? "").text, foldText(around.suffix ?? "").text];
  for (let at = inside.text.indexOf(sought); at >= 0; at = inside.text.indexOf(sought, at + 1)) {
    const after = at + sought.length;
    const start = inside.starts[at] ?? 0;
    const end = inside.ends[after - 1] ?? 0;
    // One original character, such as an ellipsis or a ligature, may become several characters.
    const cutsCharacter = inside.starts[at - 1] === start || inside.ends[after] === end;
    if (cutsCharacter || cutsWord(text, start) || cutsWord(text, end)) continue;
    const before = inside.text.slice(Math.max(0, at - prefix.length - 1), at);
    if (!before.trimEnd().endsWith(prefix)) continue;
    const behind = inside.text.slice(after, after + suffix.length + 1);
    if (behind.trimStart().startsWith(suffix)) return { start, end };
  }
  return null;
}

const SURROUNDING_CHARACTERS = 32;

/** The 32 characters on each side of a span, fewer at the ends of the text. No surrogate pair is split. */
export function surroundingsOf(text: string, { start, end }: Span): { prefix: string; suffix: string } {
  const prefix = text.slice(Math.max(0, start - SURROUNDING_CHARACTERS), start);
  const suffix = text.slice(end, end + SURROUNDING_CHARACTERS);
  return { prefix: prefix.replace(/^[\udc00-\udfff]/, ""), suffix: suffix.replace(/[\ud800-\udbff]$/, "") };
}
