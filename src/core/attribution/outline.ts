import type { Span } from "../text/span.js";
import type { MarkedPassage } from "./passage.js";
import { sayingOf } from "./verbs-of-saying.js";
import { abbreviations, adverbs, auxiliaries } from "./word-classes.js";

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

/** A document's words outside quotation marks, with one token for each passage between marks. */
export interface Outline {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly passages: readonly MarkedPassage[];
  readonly tokens: readonly OutlineToken[];
  /** The first token of each sentence. */
  readonly sentenceStarts: readonly number[];
  /** The first token of each paragraph. */
  readonly paragraphStarts: readonly number[];
  /** The lower-case words of the text, with which a name is told from a word at a sentence's start. */
  readonly lowerWords: ReadonlySet<string>;
}

type Draft = Omit<OutlineToken, "sentence">;

const markup = String.raw`<\/?[a-zA-Z][^<>\n]{0,300}>`;
const word = String.raw`[@#]?[\p{L}\p{N}](?:[\p{L}\p{N}]|[-’'&/\u00ad](?=[\p{L}\p{N}])|(?:(?<=(?<!\p{L})\p{L})|(?<=\p{N}))[.,](?=[\p{L}\p{N}]))*`;
const piece = new RegExp(`(${markup})|(${word})|(\\.\\.\\.|--+|[^\\s])`, "gu");
const possessive = /[’']s$/i;

function draftWord(found: string, start: number, paragraph: number): Draft {
  const isPossessive = possessive.test(found);
  const text = isPossessive ? found.slice(0, -2) : found;
  const lower = text.toLowerCase().replaceAll("’", "'");
  const isCapital = /^[@\p{Lu}]/u.test(text);
  return {
    kind: "word",
    text,
    lower,
    isCapital,
    isPossessive,
    start,
    end: start + text.length,
    paragraph,
    passage: -1,
  };
}

/** Joins the period of an abbreviation or an initial to its word, so that it ends no sentence. */
function keepsPeriod(before: Draft | undefined, at: number): boolean {
  if (before === undefined || before.kind !== "word" || before.end !== at) return false;
  return abbreviations.has(before.lower) || /^\p{Lu}$/u.test(before.text) || before.text.includes(".");
}

function* piecesOf(text: string, span: Span, paragraph: number): Generator<Draft> {
  const part = text.slice(span.start, span.end);
  let before: Draft | undefined;
  for (const { index, 1: tag, 2: found, 3: mark } of part.matchAll(piece)) {
    if (tag !== undefined) continue;
    const start = span.start + index;
    if (found !== undefined) {
      if (before !== undefined) yield before;
      before = draftWord(found, start, paragraph);
    } else if (mark === "." && keepsPeriod(before, start) && before !== undefined) {
      before = { ...before, text: `${before.text}.`, end: start + 1 };
    } else if (
      (mark === "’" || mark === "'") &&
      before?.kind === "word" &&
      before.end === start &&
      /s$/i.test(before.text)
    ) {
      before = { ...before, isPossessive: true };
    } else if (mark !== undefined && !/["“”„«»]/.test(mark)) {
      if (before !== undefined) yield before;
      const plain = { text: mark, lower: mark, isCapital: false, isPossessive: false };
      before = { kind: "mark", ...plain, start, end: start + mark.length, paragraph, passage: -1 };
    }
  }
  if (before !== undefined) yield before;
}

function draftTokens(text: string, paragraphs: readonly Span[], passages: readonly MarkedPassage[]): Draft[] {
  const drafts: Draft[] = [];
  let passage = 0;
  paragraphs.forEach((paragraph, number) => {
    let from = paragraph.start;
    for (; (passages[passage]?.start ?? Number.POSITIVE_INFINITY) < paragraph.end; passage += 1) {
      const next = passages[passage];
      if (next === undefined || next.depth > 0) continue;
      drafts.push(...piecesOf(text, { start: from, end: next.outer.start }, number));
      const plain = { text: "", lower: "", isCapital: false, isPossessive: false };
      drafts.push({ kind: "quote", ...plain, start: next.start, end: next.end, paragraph: number, passage });
      from = Math.max(next.outer.end, next.end);
    }
    drafts.push(...piecesOf(text, { start: from, end: paragraph.end }, number));
  });
  return drafts;
}

const LONGEST_NAME = 6;

/** Whether somebody's name and a verb of saying follow, as in `"Is it?" Ms. Doe asked`. */
function leadsToSaying(drafts: readonly Draft[], from: number): boolean {
  for (let at = from; at < from + LONGEST_NAME; at += 1) {
    const token = drafts[at];
    if (token === undefined || token.kind !== "word") return false;
    if (at > from && !token.isCapital && sayingOf(token.lower) !== null) return true;
    if (!token.isCapital && at > from && !adverbs.has(token.lower) && !auxiliaries.has(token.lower))
      return false;
  }
  return false;
}

function endsSentence(text: string, drafts: readonly Draft[], at: number): boolean {
  const [token, next] = [drafts[at], drafts[at + 1]];
  if (token === undefined || next === undefined || next.paragraph !== token.paragraph) return true;
  if (token.kind === "mark") {
    if (!/^(?:[.!?…;]|\.\.\.)$/.test(token.text)) return false;
    return token.text !== ";" && (next.kind === "quote" || next.isCapital || /^\d/.test(next.text));
  }
  if (token.kind === "word") return false;
  const last = text
    .slice(Math.max(0, token.end - 3), token.end)
    .trimEnd()
    .replace(/[’'”)\]]+$/, "")
    .slice(-1);
  if (!/[.!?…]/.test(last)) return false;
  if (next.kind === "quote") return true;
  if (!next.isCapital) return next.kind === "word" && last === "." && false;
  return !leadsToSaying(drafts, at + 1);
}

/** The outline of a text. Cost: linear. */
export function outlineOf(
  text: string,
  paragraphs: readonly Span[],
  passages: readonly MarkedPassage[],
): Outline {
  const drafts = draftTokens(text, paragraphs, passages);
  const tokens: OutlineToken[] = [];
  const sentenceStarts: number[] = [];
  const paragraphStarts: number[] = [];
  let begins = true;
  drafts.forEach((draft, at) => {
    if (begins) sentenceStarts.push(at);
    if (drafts[at - 1]?.paragraph !== draft.paragraph) paragraphStarts[draft.paragraph] = at;
    tokens.push({ ...draft, sentence: sentenceStarts.length - 1 });
    begins = endsSentence(text, drafts, at);
  });
  const lowerWords = new Set(
    tokens.flatMap((token) => (token.kind === "word" && !token.isCapital ? [token.lower] : [])),
  );
  return { text, paragraphs, passages, tokens, sentenceStarts, paragraphStarts, lowerWords };
}
