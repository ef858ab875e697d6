import type { Span } from "../text/span.js";
import { type Draft, draftTokens, type OutlineToken } from "./outline-tokens.js";
import type { MarkedPassage } from "./passage.js";
import { sayingOf } from "./verbs-of-saying.js";
import { adverbs, auxiliaries } from "./word-classes.js";

/** A document's words outside quotation marks, with one token for each passage between marks. */
export interface Outline {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly passages: readonly MarkedPassage[];
  readonly tokens: readonly OutlineToken[];
  /** The first token of each sentence. */
  readonly sentenceStarts: readonly number[];
  /** The lower-case words of the text, with which a name is told from a word at a sentence's start. */
  readonly lowerWords: ReadonlySet<string>;
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
  if (!next.isCapital) return false;
  return !leadsToSaying(drafts, at + 1);
}

/** The outline of a text. Cost: linear. */
export function outlineOf(
  text: string,
  paragraphs: readonly Span[],
  passages: readonly MarkedPassage[],
): Outline {
  const drafts = draftTokens(text, paragraphs, passages);
  const sentenceStarts: number[] = [];
  const lowerWords = new Set<string>();
  let begins = true;
  drafts.forEach((draft, at) => {
    if (begins) sentenceStarts.push(at);
    draft.sentence = sentenceStarts.length - 1;
    if (draft.kind === "word" && !draft.isCapital) lowerWords.add(draft.lower);
    begins = endsSentence(text, drafts, at);
  });
  return { text, paragraphs, passages, tokens: drafts, sentenceStarts, lowerWords };
}
