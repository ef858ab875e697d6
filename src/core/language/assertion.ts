import type { Span } from "../text/span.js";
import { hearsay, nearMisses, otherVoices, sayings, undoing, weighing } from "./assertion-words.js";
import { findConditions } from "./conditions.js";
import { contentWords } from "./content-words.js";
import { once } from "./once.js";
import { type Found, list, phraseFinder } from "./phrases.js";
import { type Token, tokenise } from "./tokens.js";

/**
 * The reason why a text does not assert a part of it.
 *
 * The text asks, supposes, reports others, considers an act (`weighed`), or says that the act was not done or that
 * nobody denied it.
 */
export type Unsaid = "asked" | "supposed" | "reported" | "weighed" | "not done" | "not denied";

/** Tokens `first` to `last` (both included) that a text does not assert. The span holds the words that show it. */
export interface UnassertedPart extends Span {
  readonly why: Unsaid;
  readonly first: number;
  readonly last: number;
}

type Cue = "hearsay" | "weighing" | "near" | "undoing";

const find = phraseFinder<Cue>([
  ...hearsay.map((phrase) => [phrase, "hearsay"] as const),
  ...weighing.map((phrase) => [phrase, "weighing"] as const),
  ...nearMisses.map((phrase) => [phrase, "near"] as const),
  ...undoing.map((phrase) => [phrase, "undoing"] as const),
]);

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const auxiliaries = words(
  "is are was were do does did has have had will would can could may might should shall must",
);
const askers = words("who what which whose whom why when where how whether if");
const presumers = words("why when how where who");
const past = words("did was were has have had");
const pronouns = words("we i it they you he she");
const stops = words("; : but although though");
const unreal = words("would could might");
const denials = words("not never no cannot hardly");
const LOOK_BACK = 8;
const MAX_SCOPE = 60;

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ".";

/** The sentences of a text by number, as ranges of tokens. */
function sentences(tokens: readonly Token[]): readonly Place[] {
  const found: { tokens: readonly Token[]; first: number; last: number }[] = [];
  tokens.forEach(({ sentence }, at) => {
    const known = found[sentence];
    if (known === undefined) found[sentence] = { tokens, first: at, last: at };
    else known.last = at;
  });
  return found;
}

/** The last token of the clause that begins at `from`, within `last`. */
function clauseEnd(tokens: readonly Token[], from: number, last: number): number {
  let at = from;
  while (at < Math.min(last, from + MAX_SCOPE)) {
    const [next, after] = [lowerAt(tokens, at + 1), lowerAt(tokens, at + 2)];
    if (stops.has(next)) break;
    const opens = next === "," || next === "and";
    if (opens && (after === "but" || after === "and" || after === "then" || pronouns.has(after))) break;
    at += 1;
  }
  return at;
}

interface Place {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
}

const part = (
  { tokens, first, last }: Place,
  why: Unsaid,
  shown: Pick<Place, "first" | "last">,
): UnassertedPart => ({
  why,
  first,
  last,
  start: tokens[shown.first]?.start ?? 0,
  end: tokens[shown.last]?.end ?? 0,
});

/**
 * A question: the whole sentence, or the clause that asks.
 *
 * "Why did you sell?" and "we sold it, didn't we?" assert the sale, so they are not questions here.
 */
function asked(place: Place): readonly UnassertedPart[] {
  const { tokens, last } = place;
  let first = place.first;
  while (first < last && tokens[first]?.kind === "mark") first += 1;
  if (lowerAt(tokens, last) !== "?" && lowerAt(tokens, last - 1) !== "?") return [];
  const lowers = tokens.slice(first, last + 1).map(({ lower }) => lower);
  const [opening = ""] = lowers;
  if (presumers.has(opening) && lowers.some((lower) => past.has(lower))) return [];
  let from = first;
  if (!auxiliaries.has(opening) && !askers.has(opening)) {
    const comma = lowers.lastIndexOf(",");
    if (comma > 0) from = first + comma + 1;
  }
  // A tag: ", didn't we?"
  if (from > first && last - from <= 4 && auxiliaries.has(lowerAt(tokens, from))) return [];
  const range = { first: from, last };
  return [part({ tokens, ...range }, "asked", range)];
}

const supposing = words("if suppose imagine assuming should");

const isSupposing = ({ tokens, first }: Place): boolean =>
  supposing.has(lowerAt(tokens, first)) && !["if", "should"].includes(lowerAt(tokens, first));

/** Suppositions: "suppose ..." and the antecedents of "if". If the consequent says "would", the whole sentence. */
function supposed(tokens: readonly Token[], places: readonly Place[]): readonly UnassertedPart[] {
  const [starts, ends] = [new Map<number, number>(), new Map<number, number>()];
  tokens.forEach(({ start, end }, at) => {
    starts.set(start, at);
    ends.set(end, at);
  });
  const found = places.filter(isSupposing).map((place) => part(place, "supposed", place));
  for (const { antecedent, kind } of findConditions(tokens)) {
    const [first, last] = [starts.get(antecedent.start) ?? -1, ends.get(antecedent.end) ?? -1];
    if (kind !== "if" || first < 0 || last < first || !supposing.has(lowerAt(tokens, first))) continue;
    const shown = { tokens, first, last };
    const sentence = places[tokens[first]?.sentence ?? 0] ?? shown;
    const isUnreal = tokens.slice(sentence.first, sentence.last + 1).some(({ lower }) => unreal.has(lower));
    found.push(part(isUnreal ? sentence : shown, "supposed", shown));
  }
  return found;
}

/** The words of others: the words after their verb, or before it if the verb ends the sentence. */
function reported({ tokens, first, last }: Place): readonly UnassertedPart[] {
  const found: UnassertedPart[] = [];
  for (let at = first + 1; at <= last; at += 1) {
    if (!sayings.has(lowerAt(tokens, at))) continue;
    let back = at - 1;
    let speaker = -1;
    while (back >= Math.max(first, at - LOOK_BACK)) {
      const lower = lowerAt(tokens, back);
      if (lower === "," || lower === "that" || stops.has(lower) || lower === "we" || lower === "i") break;
      if (otherVoices.has(lower)) speaker = back;
      back -= 1;
    }
    if (speaker < 0) continue;
    const closes = last - at <= 2;
    const opening = lowerAt(tokens, at + 1) === ":" ? at + 2 : at + 1;
    const range = closes
      ? { first, last: Math.max(first, back) }
      : { first: opening, last: clauseEnd(tokens, opening, last) };
    found.push(part({ tokens, ...range }, "reported", { first: speaker, last: at }));
  }
  return found;
}

const isDenied = (tokens: readonly Token[], first: number): boolean =>
  [1, 2, 3].some((back) => denials.has(lowerAt(tokens, first - back)));

const denying = tokenise("deny")[0]?.stem;
const saleWords = words("a an the its sale bid offer");

/** Whether a phrase governs an act here: "nearly sold" and "considered selling" do, "nearly 300" does not. */
function applies({ value, first, last }: Found<Cue>, { tokens, verbs }: Reading): boolean {
  const next = lowerAt(tokens, last + 1);
  if (value === "weighing") {
    if (next.length > 4 && next.endsWith("ing")) return true;
    return saleWords.has(next) && lowerAt(tokens, last + 2) === "sale";
  }
  if (value === "near") return verbs.has(last + 1) || next.endsWith("ed");
  return value === "hearsay" || !isDenied(tokens, first) || tokens[first]?.stem === denying;
}

const whyOf = { hearsay: "reported", weighing: "weighed", near: "not done", undoing: "not done" } as const;

const findDecidedAgainst = phraseFinder<true>(
  list("decide against it, decide against doing so, decide not to, opt against it, choose not to").map(
    (phrase) => [phrase, true] as const,
  ),
);

interface Reading {
  readonly tokens: readonly Token[];
  readonly verbs: ReadonlySet<number>;
}

function cued(tokens: readonly Token[], places: readonly Place[]): readonly UnassertedPart[] {
  const hits = find(tokens);
  if (hits.length === 0) return [];
  const verbs = new Set(contentWords(tokens).flatMap(({ index, kind }) => (kind === "verb" ? [index] : [])));
  const dropped = new Set(findDecidedAgainst(tokens).map(({ first }) => tokens[first]?.sentence));
  const heard = new Set<number>();
  const found: UnassertedPart[] = [];
  for (const hit of hits) {
    const number = tokens[hit.first]?.sentence ?? 0;
    const sentence = places[number];
    if (sentence === undefined || !applies(hit, { tokens, verbs })) continue;
    const from = Math.min(hit.last + 1, sentence.last);
    if (hit.value === "hearsay") {
      if (!heard.has(number)) found.push(part(sentence, "reported", hit));
      heard.add(number);
      continue;
    }
    const isNotDenied = hit.value === "undoing" && isDenied(tokens, hit.first);
    const isDropped = hit.value === "weighing" && dropped.has(number);
    const why = isNotDenied ? "not denied" : isDropped ? "not done" : whyOf[hit.value];
    const shown = hit.value === "undoing" ? hit.last : from;
    const scope = { tokens, first: from, last: clauseEnd(tokens, from, sentence.last) };
    found.push(part(scope, why, { first: hit.first, last: shown }));
  }
  return found;
}

/** The parts of a text that it does not assert. The text asserts everything else. Cost: linear in the text. */
export const findUnasserted = once((tokens: readonly Token[]): readonly UnassertedPart[] => {
  const places = sentences(tokens);
  return [
    ...places.flatMap((place) => [...asked(place), ...reported(place)]),
    ...supposed(tokens, places),
    ...cued(tokens, places),
  ];
});
