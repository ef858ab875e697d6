import { perForm, wordForm } from "./forms.js";
import { type Entry, lookUp, type WordKind } from "./lexicon.js";
import { once } from "./once.js";
import type { Token } from "./tokens.js";
import { isContent } from "./words.js";

/** A content token with its likely kind at its place. */
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

/** The kind that a word suggests for the next word, and the kind that its ending suggests for itself. */
interface Hints {
  readonly isBeforeNouns: boolean;
  readonly isBeforeVerbs: boolean;
  readonly isAuxiliary: boolean;
  readonly endsAsVerb: boolean;
  readonly endsAsParticiple: boolean;
}

const hintsOf = perForm(
  ({ lower }): Hints => ({
    isBeforeNouns: beforeNouns.has(lower),
    isBeforeVerbs: beforeVerbs.has(lower),
    isAuxiliary: auxiliaries.has(lower),
    endsAsVerb: /(?:ing|ed)$/.test(lower),
    endsAsParticiple: /(?:ing|ed|en)$/.test(lower),
  }),
);
const noHints = hintsOf(wordForm(""));
const entryOf = perForm(({ kind, lower }): Entry | null => (kind === "word" ? lookUp(lower) : null));

function kindOf(token: Token, before: Token | undefined, entry: Entry | null): Word["kind"] {
  if (token.kind === "number") return "number";
  const opensSentence = before === undefined || before.sentence !== token.sentence;
  if (token.isCapital && !opensSentence) return "name";
  if (entry === null) return token.isCapital ? "name" : "noun";
  const { noun, verb, adjective } = entry.uses;
  const hints = before === undefined ? noHints : hintsOf(before.form);
  if (verb !== undefined) {
    const own = hintsOf(token.form);
    if (hints.isBeforeVerbs || (hints.isAuxiliary && own.endsAsParticiple)) return "verb";
    if (own.endsAsVerb && noun === undefined) return "verb";
  }
  if (noun !== undefined && hints.isBeforeNouns && (adjective ?? -1) <= noun) return "noun";
  return commonestOf(noun ?? -1, verb ?? -1, adjective ?? -1);
}

function commonestOf(noun: number, verb: number, adjective: number): WordKind {
  if (noun >= verb && noun >= adjective) return "noun";
  return verb >= adjective ? "verb" : "adjective";
}

/** The content words of a text in order, without function words, auxiliaries and marks. */
export const contentWords = once((tokens): readonly Word[] => {
  const words: Word[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || !isContent(token)) continue;
    const entry = entryOf(token.form);
    words.push({ token, index, entry, kind: kindOf(token, tokens[index - 1], entry) });
  }
  return words;
});
