import { findUnasserted } from "../../language/assertion.js";
import { contentWords, type Word } from "../../language/content-words.js";
import { lookUp } from "../../language/lexicon.js";
import { once } from "../../language/once.js";
import { list, phraseFinder } from "../../language/phrases.js";
import { negatedTokens } from "../../language/polarity.js";
import type { Token } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import { readStances, type Stance } from "../opposites/stances.js";
import { findOverlap } from "../reading/overlap.js";
import { type Asked, sentencesOf, sharesAny, subjectStems } from "./condition-subject.js";

/**
 * What the evidence says about a claim's condition, and where it says so.
 *
 * The antecedent is `met` or `failed` only if the evidence says so about the condition's own subject. It is `touched` if
 * the evidence speaks of the subject and leaves open whether the condition holds.
 */
export interface Antecedent {
  readonly antecedent: "met" | "failed" | "touched" | "unknown";
  readonly evidenceSpan: Span | null;
}

const isSaid = (stance: Stance): boolean => !stance.isSupposed && !stance.isHedged;
const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Whether the evidence only asks, supposes or reports the words at a place. */
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

/** The sentences of a text about a possible or future event. The other sentences state facts. */
const unsureSentences = once(
  (tokens): ReadonlySet<number> => new Set(doubts(tokens).map(({ first }) => tokens[first]?.sentence ?? 0)),
);

/** What the stances of the evidence say about the condition: "safe" beside "dangerous". `null` if they say nothing. */
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

/** The word that decides a condition: its last verb, else its last adjective, else its last word. */
function predicateOf(words: readonly Word[]): Word | null {
  const lastOf = (kind: Word["kind"]): Word | undefined => words.findLast((word) => word.kind === kind);
  return lastOf("verb") ?? lastOf("adjective") ?? words.at(-1) ?? null;
}

function areOpposites(one: Word, other: Word): boolean {
  const [mine, theirs] = [one.entry, other.entry ?? lookUp(other.token.lower)];
  return mine !== null && theirs !== null && mine.opposites.includes(theirs.id);
}

/** What a sentence of the evidence says in the condition's own words. `null` if it says nothing about the condition. */
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

/** What the evidence says in the condition's own words: "regulators approved the drug". `null` if it says nothing. */
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

/** `touched` if the evidence names the subject of the condition, else `unknown`. */
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

/** What the evidence says about the condition: by its stances, else in its words, else by naming its subject. */
export const antecedentOf = (asked: Asked): Antecedent =>
  byStances(asked) ?? byWords(asked) ?? byMention(asked);
