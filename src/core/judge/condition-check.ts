import { findUnasserted } from "../language/assertion.js";
import { contentWords, type Word } from "../language/content-words.js";
import { lookUp } from "../language/lexicon.js";
import { once } from "../language/once.js";
import { list, phraseFinder } from "../language/phrases.js";
import { negatedTokens } from "../language/polarity.js";
import type { Token } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import type { Span } from "../text/span.js";
import { findOverlap, nameStems } from "./overlap.js";
import type { PairReading, ReadCondition } from "./reading.js";
import { readStances, type Stance } from "./stances.js";

/**
 * What the evidence says about a claim's condition, and about what should follow from it.
 *
 * The antecedent is `met` or `failed` only where the evidence says so of the condition's own subject. It is `touched`
 * where the evidence speaks of the subject and leaves open whether the condition holds. A contradiction needs `met`.
 */
export interface ConditionCheck {
  readonly antecedent: "met" | "failed" | "touched" | "unknown";
  readonly consequent: "done" | "undone" | "open" | "unknown";
  readonly antecedentSpan: Span | null;
  readonly evidenceSpan: Span | null;
}

type Antecedent = Pick<ConditionCheck, "antecedent" | "evidenceSpan">;

const isRestrained = (stance: Stance): boolean => stance.side === -1 || stance.isLimited;
const isSaid = (stance: Stance): boolean => !stance.isSupposed && !stance.isHedged;
const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Stances of the consequent. "Then we won't" takes its act from the antecedent ("to open source it"). */
function consequentStances(condition: ReadCondition): readonly Stance[] {
  const own = readStances(condition.consequent);
  if (own.length > 0) return own;
  const isNegative = condition.consequent.some((token) => token.lower === "not" || token.lower === "never");
  return readStances(condition.antecedent)
    .filter((stance) => stance.opposites.namesItsObject)
    .map((stance) => ({ ...stance, side: isNegative ? -1 : 1 }));
}

/** Words that open a condition, or say how it is meant. They name no subject. */
const markers = new Set(
  `unless until except barring assuming provided providing once when whenever case event long condition subject depending contingent
  conditional whether only should feel think believe point some`.split(/\s+/),
);

/** Stems of a text's content without the companies' names and without the words of some stances. */
function subjectStems(
  tokens: readonly Token[],
  stances: readonly Stance[],
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const isStance = (token: Token): boolean =>
    stances.some(({ start, end }) => token.start >= start && token.end <= end);
  const kept = tokens.filter(
    (token) => isContent(token) && !names.has(token.stem) && !isStance(token) && !markers.has(token.lower),
  );
  return new Set(kept.map(({ stem }) => stem));
}

interface Asked {
  readonly condition: ReadCondition;
  readonly reading: PairReading;
  readonly names: ReadonlySet<string>;
  /** What the consequent says, with its words: these tell what should follow, not whether the condition holds. */
  readonly consequents: readonly Stance[];
}

const sharesAny = (tokens: readonly Token[], stems: ReadonlySet<string>): boolean =>
  tokens.some(({ stem }) => stems.has(stem));

/** A text's tokens by sentence, so that a long text is walked once and not once a stance. */
const sentencesOf = once((tokens): readonly (readonly Token[])[] => {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const own = sentences[token.sentence];
    if (own === undefined) sentences[token.sentence] = [token];
    else own.push(token);
  }
  return sentences;
});

/** Whether the evidence only asks, supposes or reports what stands at a place. */
function isUnasserted(tokens: readonly Token[], { start }: Span): boolean {
  return findUnasserted(tokens).some(
    ({ first, last }) => start >= (tokens[first]?.start ?? 0) && start < (tokens[last]?.end ?? 0),
  );
}

const doubts = phraseFinder<true>(
  list("may, might, could, would, if, unless, whether, expect, hope, plan, perhaps, maybe, will").map(
    (phrase) => [`=${phrase}`, true] as const,
  ),
);

/** The sentences of a text that say what may be or will be, not what is. */
const unsureSentences = once(
  (tokens): ReadonlySet<number> => new Set(doubts(tokens).map(({ first }) => tokens[first]?.sentence ?? 0)),
);

/** What the evidence's stances say about the condition's: "safe" beside "dangerous". `null` where they say nothing. */
function byStances({ condition, reading, names, consequents }: Asked): Antecedent | null {
  const { evidence } = reading;
  const own = readStances(condition.antecedent);
  const subjects = subjectStems(condition.antecedent, [...own, ...consequents], names);
  const others = subjectStems(condition.consequent, consequents, names);
  for (const stance of own) {
    if (consequents.some(({ opposites }) => opposites === stance.opposites)) continue;
    const found = evidence.stances.filter(({ opposites }) => opposites === stance.opposites);
    const [first] = found;
    if (first === undefined) continue;
    // The stance must be about the condition's subject: safe cars do not make a drug safe.
    const about = found.filter((other) => {
      const sentence = sentencesOf(evidence.tokens)[other.sentence] ?? [];
      const isOfSubject = sharesAny(sentence, subjects.size > 0 ? subjects : others);
      const isSure = isSaid(other) && !unsureSentences(evidence.tokens).has(other.sentence);
      return isOfSubject && isSure && !isUnasserted(evidence.tokens, other);
    });
    const sides = new Set(about.map(({ side }) => side));
    const [said] = about;
    if (said === undefined || sides.size > 1)
      return {
        antecedent: found.some(({ side }) => side === stance.side) ? "touched" : "unknown",
        evidenceSpan: first,
      };
    return { antecedent: said.side === stance.side ? "met" : "failed", evidenceSpan: said };
  }
  return null;
}

/** The word that a condition turns on: its last verb, else its last adjective, else its last word. */
function predicateOf(words: readonly Word[]): Word | null {
  const lastOf = (kind: Word["kind"]): Word | undefined => words.findLast((word) => word.kind === kind);
  return lastOf("verb") ?? lastOf("adjective") ?? words.at(-1) ?? null;
}

function areOpposites(one: Word, other: Word): boolean {
  const [mine, theirs] = [one.entry, other.entry ?? lookUp(other.token.lower)];
  return mine !== null && theirs !== null && mine.opposites.includes(theirs.id);
}

/** What a sentence of the evidence says about the condition in the condition's own words. */
function inSentence(words: readonly Word[], sentence: readonly Word[], asked: Asked): Antecedent | null {
  const predicate = predicateOf(words);
  if (predicate === null) return null;
  const { condition, reading } = asked;
  const theirs = sentence.find(({ token }) => token.stem === predicate.token.stem);
  const opposite = theirs ?? sentence.find((word) => areOpposites(predicate, word));
  if (opposite === undefined || isUnasserted(reading.evidence.tokens, opposite.token)) return null;
  const stems = new Set(sentence.map(({ token }) => token.stem));
  const rest = words.filter((word) => word !== predicate);
  const shared = rest.filter(({ token }) => stems.has(token.stem));
  if (shared.length === 0 || shared.length * 2 < rest.length) return null;
  const mine = negatedTokens(condition.antecedent)[predicate.index] === true;
  const isSame = mine === (negatedTokens(reading.evidence.tokens)[opposite.index] === true);
  const holds = theirs === undefined ? !isSame : isSame;
  return { antecedent: holds ? "met" : "failed", evidenceSpan: spanOf(opposite.token) };
}

/** What the evidence says in the condition's own words: "regulators approved the drug". `null` where it does not. */
function byWords(asked: Asked): Antecedent | null {
  const { condition, reading, names, consequents } = asked;
  const subjects = subjectStems(condition.antecedent, consequents, names);
  // "If it is safe to release it, we will release it": the second word says nothing about the condition.
  const announced = new Set(
    reading.claim.tokens
      .filter((token) => consequents.some(({ start, end }) => token.start >= start && token.end <= end))
      .map(({ stem }) => stem),
  );
  const words = contentWords(condition.antecedent).filter(
    ({ token }) => subjects.has(token.stem) && !announced.has(token.stem),
  );
  const { tokens } = reading.evidence;
  const unsure = unsureSentences(tokens);
  const sentences = new Map<number, Word[]>();
  for (const word of contentWords(tokens)) {
    const { sentence } = word.token;
    if (unsure.has(sentence)) continue;
    const own = sentences.get(sentence);
    if (own === undefined) sentences.set(sentence, [word]);
    else own.push(word);
  }
  const found = [...sentences.values()].flatMap((sentence) => inSentence(words, sentence, asked) ?? []);
  const [first] = found;
  const isMixed = found.some(({ antecedent }) => antecedent !== first?.antecedent);
  if (first === undefined) return null;
  return isMixed ? { ...first, antecedent: "touched" } : first;
}

/** Whether the evidence names what the condition is about. */
function byMention({ condition, reading, consequents }: Asked): Antecedent {
  const { evidence, claim } = reading;
  const names = [...claim.given.companies, ...evidence.given.companies];
  const { shared } = findOverlap(condition.antecedent, evidence.tokens, names);
  const ofConsequent = findOverlap(condition.consequent, evidence.tokens, names).shared;
  const isConsequent = ({ name, claimSpan }: (typeof shared)[number]): boolean =>
    ofConsequent.some((other) => other.name === name) ||
    consequents.some(({ start, end }) => claimSpan.start < end && start < claimSpan.end);
  const touches = shared.filter((one) => !isConsequent(one));
  const [touch] = touches;
  // A statement mentions many things in passing. A recorded act names what it is about.
  const isNamed = touches.length >= (evidence.given.form === "statement" ? 2 : 1);
  return touch && isNamed
    ? { antecedent: "touched", evidenceSpan: touch.evidenceSpan }
    : { antecedent: "unknown", evidenceSpan: null };
}

const findReviews = phraseFinder<true>(
  list(
    "reevaluate, re evaluate, reconsider, rethink, revisit, reassess, review, look at it again, assess again",
  ).map((phrase) => [phrase, true] as const),
);

/** "Then we'll have to reevaluate": any later act on the matter is what it announces. */
const isReview = (condition: ReadCondition): boolean => findReviews(condition.consequent).length > 0;

const pronouns = new Set(["it", "its", "them", "they", "this", "that", "these", "those"]);

/** What the consequent is about: its own objects, else the condition's ("then we will release it"). */
interface Objects {
  readonly stems: ReadonlySet<string>;
  /** The first sentence of the evidence that names one of them, or what the condition is about. */
  readonly namedFrom: number;
}

function objectsOf({ condition, reading, names, consequents }: Asked): Objects {
  const own = subjectStems(condition.consequent, consequents, names);
  const ofCondition = subjectStems(condition.antecedent, readStances(condition.antecedent), names);
  const { tokens } = reading.evidence;
  const named = tokens.find(({ stem }) => own.has(stem) || ofCondition.has(stem));
  return {
    stems: own.size > 0 ? own : ofCondition,
    namedFrom: named?.sentence ?? Number.POSITIVE_INFINITY,
  };
}

/** Whether an act of the evidence is done to the consequent's object, or to "it" after a sentence that names it. */
function isOfObject(act: Stance, { stems, namedFrom }: Objects, tokens: readonly Token[]): boolean {
  const sentence = sentencesOf(tokens)[act.sentence] ?? [];
  if (sharesAny(sentence, stems)) return true;
  return namedFrom < act.sentence && sentence.some(({ lower }) => pronouns.has(lower));
}

function checkConsequent(asked: Asked): ConditionCheck["consequent"] {
  const { condition, reading, consequents } = asked;
  const { tokens, stances } = reading.evidence;
  const objects = objectsOf(asked);
  for (const stance of consequents) {
    const others = stances.filter(
      (act) =>
        act.opposites === stance.opposites &&
        !act.isSupposed &&
        (stance.opposites.namesItsObject || isOfObject(act, objects, tokens)),
    );
    if (others.length === 0) continue;
    return isRestrained(stance) === others.some(isRestrained) ? "done" : "undone";
  }
  return isReview(condition) ? "open" : "unknown";
}

/** Compares a conditional claim with the evidence: whether the condition was met, and what was done. */
export function checkCondition(condition: ReadCondition, reading: PairReading): ConditionCheck {
  const names = nameStems([...reading.claim.given.companies, ...reading.evidence.given.companies]);
  const asked: Asked = { condition, reading, names, consequents: consequentStances(condition) };
  return {
    ...(byStances(asked) ?? byWords(asked) ?? byMention(asked)),
    consequent: checkConsequent(asked),
    antecedentSpan: condition.antecedentSpan,
  };
}
