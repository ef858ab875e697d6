import { type Entry, lookUp, type WordKind } from "./lexicon.js";
import type { Token } from "./tokens.js";
import { isContent } from "./words.js";

/** A content token with what it seems to be where it stands. */
export interface Word {
  readonly token: Token;
  /** Its index among the tokens of its text. */
  readonly index: number;
  readonly entry: Entry | null;
  readonly kind: WordKind | "name" | "number" | "other";
}

const beforeNouns = new Set(
  "a an the this that these those my your his her its our their some any no every each of in on at by with".split(
    " ",
  ),
);
const beforeVerbs = new Set(
  "to will would can could may might shall should must not i we they you he she who never".split(" "),
);
const auxiliaries = new Set("is are was were be been being am has have had do does did get got".split(" "));

function kindOf(tokens: readonly Token[], index: number, entry: Entry | null): Word["kind"] {
  const token = tokens[index];
  if (token === undefined) return "other";
  if (token.kind === "number") return "number";
  const before = tokens[index - 1];
  const opensSentence = before === undefined || before.sentence !== token.sentence;
  if (token.isCapital && !opensSentence) return "name";
  if (entry === null) return token.isCapital ? "name" : "noun";
  const { noun, verb, adjective } = entry.uses;
  if (verb !== undefined && beforeVerbs.has(before?.lower ?? "")) return "verb";
  if (verb !== undefined && auxiliaries.has(before?.lower ?? "") && /(?:ing|ed|en)$/.test(token.lower))
    return "verb";
  if (noun !== undefined && beforeNouns.has(before?.lower ?? "") && (adjective ?? -1) <= noun) return "noun";
  if (verb !== undefined && /(?:ing|ed)$/.test(token.lower) && noun === undefined) return "verb";
  const ranked: (readonly [WordKind, number])[] = [
    ["noun", noun ?? -1],
    ["verb", verb ?? -1],
    ["adjective", adjective ?? -1],
  ];
  return ranked.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** The content words of a text in order: grammar's words and marks left out, auxiliaries too. */
export function contentWords(tokens: readonly Token[]): readonly Word[] {
  const words: Word[] = [];
  tokens.forEach((token, index) => {
    if (!isContent(token)) return;
    const entry = token.kind === "word" ? lookUp(token.lower) : null;
    words.push({ token, index, entry, kind: kindOf(tokens, index, entry) });
  });
  return words;
}
