import { contentWords, type Word } from "../../language/content-words.js";
import type { Entry } from "../../language/lexicon.js";
import type { Token } from "../../language/tokens.js";
import { isRare } from "../../language/words.js";
import { type Aligned, align, type Edit } from "./alignment.js";

/** A claim beside a text: the text's words, and each word of the claim with its counterpart among them. */
export interface Beside {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly aligned: readonly Aligned[];
}

/** The input of the features: the claim beside all of the evidence, and beside the nearest sentence of it. */
export interface Compared extends Beside {
  readonly claim: readonly Token[];
  readonly evidence: readonly Token[];
  readonly nearest: Beside;
}

const telling: ReadonlySet<Edit> = new Set([
  "same",
  "synonym",
  "derived",
  "more general",
  "opposite",
  "other number",
]);

function mostUses({ uses: { noun = 0, verb = 0, adjective = 0 } }: Entry): number {
  return Math.max(0, noun, verb, adjective);
}

/** How much a word tells about the subject of a text: names and numbers most, words that everybody uses least. */
export function weightOf(word: Word): number {
  if (word.kind === "name" || word.kind === "number") return 1.6;
  if (!isRare(word.token)) return 0.5;
  return word.entry === null ? 1.3 : 1.3 - 0.08 * mostUses(word.entry);
}

function nearestSentence({ tokens, aligned }: Beside): number {
  const weights = new Map<number, number>();
  for (const { word, other, edit } of aligned) {
    const sentence = other?.token.sentence;
    if (sentence !== undefined && telling.has(edit))
      weights.set(sentence, (weights.get(sentence) ?? 0) + weightOf(word));
  }
  let best = tokens[0]?.sentence ?? 0;
  for (const [sentence, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = sentence;
  return best;
}

/** The claim and the evidence read side by side. Cost: linear in the tokens. */
export function compare(claim: readonly Token[], evidence: readonly Token[]): Compared {
  const claimWords = contentWords(claim);
  const words = contentWords(evidence);
  const whole = { tokens: evidence, words, aligned: align(claimWords, words) };
  if ((evidence.at(-1)?.sentence ?? 0) === 0) return { ...whole, claim, evidence, nearest: whole };
  const sentence = nearestSentence(whole);
  const from = evidence.findIndex((token) => token.sentence === sentence);
  const tokens = evidence.filter((token) => token.sentence === sentence);
  const own = words
    .filter(({ token }) => token.sentence === sentence)
    .map((word) => ({ ...word, index: word.index - from }));
  return { ...whole, claim, evidence, nearest: { tokens, words: own, aligned: align(claimWords, own) } };
}
