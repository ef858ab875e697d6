import { list, phraseFinder } from "../../language/phrases.js";
import type { Token } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import { readStances, type Stance } from "../opposites/stances.js";
import { nameStems } from "../reading/overlap.js";
import type { PairReading, ReadCondition } from "../reading/reading.js";
import { type Antecedent, antecedentOf } from "./condition-met.js";
import { type Asked, sentencesOf, sharesAny, subjectStems } from "./condition-subject.js";

/** What the evidence says about a claim's condition and about its consequent. A contradiction needs `met`. */
export interface ConditionCheck extends Antecedent {
  readonly consequent: "done" | "undone" | "open" | "unknown";
  readonly antecedentSpan: Span | null;
}

const isRestrained = (stance: Stance): boolean => stance.side === -1 || stance.isLimited;

/** Stances of the consequent. "Then we won't" takes its act from the antecedent ("to open source it"). */
function consequentStances(condition: ReadCondition): readonly Stance[] {
  const own = readStances(condition.consequent);
  if (own.length > 0) return own;
  const isNegative = condition.consequent.some((token) => token.lower === "not" || token.lower === "never");
  return readStances(condition.antecedent)
    .filter((stance) => stance.opposites.namesItsObject)
    .map((stance) => ({ ...stance, side: isNegative ? -1 : 1 }));
}

const findReviews = phraseFinder<true>(
  list(
    "reevaluate, re evaluate, reconsider, rethink, revisit, reassess, review, look at it again, assess again",
  ).map((phrase) => [phrase, true] as const),
);

/** Whether the consequent announces a review ("then we'll have to reevaluate"). Any later act on the matter fits it. */
const isReview = (condition: ReadCondition): boolean => findReviews(condition.consequent).length > 0;

const pronouns = new Set(["it", "its", "them", "they", "this", "that", "these", "those"]);

/** The objects of the consequent. If it names none ("then we will release it"), the objects of the condition. */
interface Objects {
  readonly stems: ReadonlySet<string>;
  /** The first sentence of the evidence that names an object or the subject of the condition. */
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

/** Whether an act is done to the consequent's object. It may say "it" if an earlier sentence names the object. */
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
    ...antecedentOf(asked),
    consequent: checkConsequent(asked),
    antecedentSpan: condition.antecedentSpan,
  };
}
