import type { Span } from "../text/span.js";
import { once } from "./once.js";
import { type Found, list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/**
 * A condition in a text: the consequent follows when the antecedent holds. Both are spans of the text.
 *
 * `unless` and `except` negate: the consequent follows when the antecedent does not hold.
 */
export interface Condition {
  readonly kind: "if" | "unless";
  readonly antecedent: Span;
  readonly consequent: Span;
}

/** `should` is a condition only at the start of a sentence, `when` only in a sentence about the future. */
type Marker = "if" | "unless" | "then" | "should" | "when" | "none";

const findMarkers = phraseFinder<Marker>([
  ...list(`=if, =only if, as long as, so long as, provided that, provided we, provided it, provided they, provided the, providing that,
      on condition that, on the condition that, =assuming, in the event that, =in case, subject to,
      where responsible, depending on whether, once we, once the, once it, once they, once these, once this, once our,
      in the event of, depending on, contingent on, contingent upon, conditional on, conditional upon, conditioned on,
      on the understanding that, to the extent that, insofar as, if and when, as and when, only when, only where, only after,
      where appropriate, where possible, where permitted, where required, where necessary, where feasible, where practicable,
      where allowed, where applicable, where it is safe, where safe, where legal, with your consent, with user consent,
      with the user's consent, as long as possible`).map((phrase) => [phrase, "if"] as const),
  ...list(`unless, except if, except when, except where, except in, =except, except for, barring, without your consent, without consent, without user consent, without the user's consent,
      until we, until it is, until they, until there`).map((phrase) => [phrase, "unless"] as const),
  ["=then", "then"],
  ...list(
    "should it, should we, should they, should there, should the, should this, should you, should any",
  ).map((phrase) => [phrase, "should"] as const),
  ...list("when we, when it, when they, when the, when there, when our, when this, whenever").map(
    (phrase) => [phrase, "when"] as const,
  ),
  ...list(`even if, as if, what if, see if, ask if, unclear if, know if, wonder if, sure if, say if,
      =back then, =since then, =and then, =if not, at once, once again, once more, more than once`).map(
    (phrase) => [phrase, "none"] as const,
  ),
]);

const subjectStarts = new Set("we i it they you he she there the our this that then what".split(" "));

/** The end of an antecedent that starts a sentence: at "then", else at the first comma before a new clause. */
function antecedentEnd(tokens: readonly Token[], from: number, to: number): number {
  const then = findThen(tokens, from, to);
  if (then !== null) return then;
  for (let index = from; index < to; index += 1) {
    const next = tokens[index + 1]?.lower ?? "";
    if (tokens[index]?.lower === "," && subjectStarts.has(next)) return index;
  }
  for (let index = from + 2; index < to; index += 1) if (tokens[index]?.lower === ",") return index;
  return to;
}

function findThen(tokens: readonly Token[], from: number, to: number): number | null {
  for (let index = from; index < to; index += 1) {
    if (tokens[index]?.lower !== "then") continue;
    return tokens[index - 1]?.lower === "," ? index - 1 : index;
  }
  return null;
}

const future = new Set(["will", "would", "shall", "'ll"]);
const past = new Set(["was", "were", "did", "had"]);

/** Tokens `first` to `last` of a sentence (both included, without the closing mark), and its times. */
interface Sentence {
  readonly first: number;
  last: number;
  isFuture: boolean;
  isPast: boolean;
}

/** A text's sentences by number. They are read once, because a sentence may be long and each marker looks it up. */
const sentencesOf = once((tokens): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  tokens.forEach(({ sentence, lower, kind }, at) => {
    const here = sentences[sentence] ?? { first: at, last: at, isFuture: false, isPast: false };
    sentences[sentence] = here;
    if (kind !== "mark" || tokens[at + 1]?.sentence === sentence) here.last = at;
    if (future.has(lower)) here.isFuture = true;
    if (past.has(lower)) here.isPast = true;
  });
  return sentences;
});

const noSentence: Sentence = { first: 0, last: 0, isFuture: false, isPast: false };
const sentenceAt = (tokens: readonly Token[], at: number): Sentence =>
  sentencesOf(tokens)[tokens[at]?.sentence ?? 0] ?? noSentence;

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  let [first, last] = [from, to];
  while (first < last && tokens[first]?.kind === "mark") first += 1;
  while (last > first && tokens[last]?.kind === "mark") last -= 1;
  const start = tokens[first]?.start ?? 0;
  return { start, end: Math.max(start, tokens[last]?.end ?? start) };
}

const supposing = new Set(["maybe", "suppose", "imagine", "perhaps"]);

/** The sentence before, if it states the supposition of this one: "Maybe X. Then we will decide again." */
function supposedBefore(tokens: readonly Token[], first: number): Span | null {
  if (first === 0) return null;
  const before = sentenceAt(tokens, first - 1);
  return supposing.has(tokens[before.first]?.lower ?? "") ? spanOf(tokens, before.first, before.last) : null;
}

function read(tokens: readonly Token[], marker: Found<Marker>): Condition | null {
  if (marker.value === "none") return null;
  const { first, last, isFuture, isPast } = sentenceAt(tokens, marker.first);
  if (marker.value === "should" && marker.first !== first) return null;
  // "When we launched it" is no condition: the sentence must speak of the future and not of the past.
  if (marker.value === "when" && (!isFuture || isPast)) return null;
  if (marker.value === "then") {
    const maybe = supposedBefore(tokens, first);
    if (maybe !== null) return { kind: "if", antecedent: maybe, consequent: spanOf(tokens, first, last) };
    // The clause before "then" is a condition only if "will" or "would" follows: "sales fall, then we will close it".
    const after = tokens.slice(marker.last + 1, marker.last + 5).map((token) => token.lower);
    if (marker.first - first < 4 || !(after.includes("will") || after.includes("would"))) return null;
    return {
      kind: "if",
      antecedent: spanOf(tokens, first, marker.first - 1),
      consequent: spanOf(tokens, marker.last + 1, last),
    };
  }
  const kind = marker.value === "unless" ? "unless" : "if";
  const opens = marker.first - first <= 2;
  const stop = opens ? antecedentEnd(tokens, marker.last + 1, last + 1) : last + 1;
  const consequent = opens
    ? spanOf(tokens, Math.min(stop + 1, last), last)
    : spanOf(tokens, first, Math.max(first, marker.first - 1));
  if (opens && stop > last)
    return {
      kind,
      antecedent: spanOf(tokens, marker.first, last),
      consequent: { start: 0, end: 0 },
    };
  return { kind, antecedent: spanOf(tokens, marker.first, stop - 1), consequent };
}

/** The conditions of a text, in order, at most one for each sentence. "Even if" and "see if" are none. */
export const findConditions = once((tokens): readonly Condition[] => {
  const found: Condition[] = [];
  let sentence = -1;
  for (const marker of findMarkers(tokens)) {
    const here = tokens[marker.first]?.sentence ?? 0;
    if (here === sentence) continue;
    const condition = read(tokens, marker);
    if (condition === null) continue;
    sentence = here;
    found.push(condition);
  }
  return found;
});
