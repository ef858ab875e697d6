import type { Span } from "../text/span.js";
import type { MarkedPassage } from "./passage.js";
import { abbreviations } from "./word-classes.js";

/** A word, a mark, or a whole passage between quotation marks, which counts as one token. */
export interface OutlineToken extends Span {
  readonly kind: "word" | "mark" | "quote";
  readonly text: string;
  readonly lower: string;
  /** Whether it begins with a capital. */
  readonly isCapital: boolean;
  /** Whether "'s" or a bare apostrophe follows the word. The span leaves it out. */
  readonly isPossessive: boolean;
  readonly paragraph: number;
  readonly sentence: number;
  /** The number of the passage in the document's list, -1 for words and marks. */
  readonly passage: number;
}

/** A token that is being read. Its sentence is known once all tokens are. */
export type Draft = { -readonly [Key in keyof OutlineToken]: OutlineToken[Key] };

const markup = String.raw`<\/?[a-zA-Z][^<>\n]{0,300}>`;
const word = String.raw`[@#]?[\p{L}\p{N}](?:[\p{L}\p{N}]|[-’'&/\u00ad](?=[\p{L}\p{N}])|(?:(?<=(?<!\p{L})\p{L})|(?<=\p{N}))[.,](?=[\p{L}\p{N}]))*`;
const piece = new RegExp(`(${markup})|(${word})|(\\.\\.\\.|--+|[^\\s])`, "gu");
const possessive = /[’']s$/i;

/** Where a token stands. */
interface Place {
  readonly start: number;
  readonly paragraph: number;
}

function wordToken(found: string, { start, paragraph }: Place): Draft {
  const isPossessive = possessive.test(found);
  const text = isPossessive ? found.slice(0, -2) : found;
  return {
    kind: "word",
    text,
    lower: text.toLowerCase().replaceAll("’", "'"),
    isCapital: /^[@\p{Lu}]/u.test(text),
    isPossessive,
    start,
    end: start + text.length,
    paragraph,
    sentence: 0,
    passage: -1,
  };
}

/** A mark; with `passage`, the passage of that number, whose text is left out. */
function otherToken(
  text: string,
  { start, paragraph }: Place,
  passage: (Span & { number: number }) | null,
): Draft {
  return {
    kind: passage === null ? "mark" : "quote",
    text,
    lower: text,
    isCapital: false,
    isPossessive: false,
    start,
    end: passage?.end ?? start + text.length,
    paragraph,
    sentence: 0,
    passage: passage?.number ?? -1,
  };
}

/** Whether a period belongs to the abbreviation or initial before it, so that it ends no sentence. */
function keepsPeriod(before: Draft): boolean {
  return abbreviations.has(before.lower) || /^\p{Lu}$/u.test(before.text) || before.text.includes(".");
}

/** Takes a mark into the word right before it, if it is a part of it: "Mr.", "the workers'". */
function joinsWord(before: Draft | undefined, mark: string, at: number): boolean {
  if (before === undefined || before.kind !== "word" || before.end !== at) return false;
  if (mark === "." && keepsPeriod(before)) {
    before.text += ".";
    before.end += 1;
    return true;
  }
  if ((mark !== "’" && mark !== "'") || !/s$/i.test(before.text)) return false;
  before.isPossessive = true;
  return true;
}

/** Adds the words and marks of a part of a paragraph. */
function addPieces(
  tokens: Draft[],
  text: string,
  { start: from, end, paragraph }: Span & { paragraph: number },
): void {
  for (const { index, 2: found, 3: mark } of text.slice(from, end).matchAll(piece)) {
    const place = { start: from + index, paragraph };
    if (found !== undefined) tokens.push(wordToken(found, place));
    else if (mark !== undefined && !joinsWord(tokens.at(-1), mark, place.start) && !/["“”„«»]/.test(mark))
      tokens.push(otherToken(mark, place, null));
  }
}

/** The tokens of a text, in order, without their sentences. A passage that lies in another one has no token. */
export function draftTokens(
  text: string,
  paragraphs: readonly Span[],
  passages: readonly MarkedPassage[],
): Draft[] {
  const tokens: Draft[] = [];
  let number = 0;
  paragraphs.forEach(({ start, end }, paragraph) => {
    let from = start;
    for (; (passages[number]?.start ?? Number.POSITIVE_INFINITY) < end; number += 1) {
      const next = passages[number];
      if (next === undefined || next.depth > 0) continue;
      addPieces(tokens, text, { start: from, end: next.outer.start, paragraph });
      tokens.push(
        otherToken("", { start: next.start, paragraph }, { start: next.start, end: next.end, number }),
      );
      from = Math.max(next.outer.end, next.end);
    }
    addPieces(tokens, text, { start: from, end, paragraph });
  });
  return tokens;
}
