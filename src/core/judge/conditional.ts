import { list, phraseFinder } from "../language/phrases.js";
import type { Span } from "../text/span.js";
import type { Finding } from "./findings.js";
import { findOverlap } from "./overlap.js";
import { excerpt, type PairReading, type ReadCondition } from "./reading.js";
import { readStances, type Stance } from "./stances.js";
import type { Reason } from "./verdict.js";

/** What the evidence says of a claim's condition, and of what should follow from it. */
export interface ConditionCheck {
  readonly antecedent: "met" | "failed" | "unknown";
  readonly consequent: "done" | "undone" | "open" | "unknown";
  readonly antecedentSpan: Span | null;
  readonly evidenceSpan: Span | null;
}

const isRestrained = (stance: Stance): boolean => stance.side === -1 || stance.isLimited;

/** Stances of the consequent; "then we won't" takes its act from the antecedent ("... to open source it"). */
function consequentStances(condition: ReadCondition): readonly Stance[] {
  const own = readStances(condition.consequent);
  if (own.length > 0) return own;
  const isNegative = condition.consequent.some((token) => token.lower === "not" || token.lower === "never");
  return readStances(condition.antecedent)
    .filter((stance) => stance.opposites.namesItsObject)
    .map((stance) => ({ ...stance, side: isNegative ? -1 : 1 }));
}

function checkAntecedent(
  condition: ReadCondition,
  reading: PairReading,
): Pick<ConditionCheck, "antecedent" | "evidenceSpan"> {
  const { evidence, claim } = reading;
  const consequents = new Set(consequentStances(condition).map((stance) => stance.opposites));
  for (const stance of readStances(condition.antecedent)) {
    if (consequents.has(stance.opposites)) continue;
    const other = evidence.stances.find((candidate) => candidate.opposites === stance.opposites);
    if (other === undefined) continue;
    const met = other.side === stance.side || stance.opposites.name === "safety";
    return { antecedent: met ? "met" : "failed", evidenceSpan: other };
  }
  const names = [...claim.given.companies, ...evidence.given.companies];
  const { shared } = findOverlap(condition.antecedent, evidence.tokens, names);
  const consequentWords = new Set(
    findOverlap(condition.consequent, evidence.tokens, names).shared.map(({ name }) => name),
  );
  const touches = shared.filter(({ name }) => !consequentWords.has(name) && name !== "open source");
  const [touch] = touches;
  // A statement speaks of many things in passing; a recorded act names what it is about.
  const isNamed = touches.length >= (evidence.given.form === "statement" ? 2 : 1);
  return touch && isNamed
    ? { antecedent: "met", evidenceSpan: touch.evidenceSpan }
    : { antecedent: "unknown", evidenceSpan: null };
}

const findReviews = phraseFinder<true>(
  list(
    "reevaluate, re evaluate, reconsider, rethink, revisit, reassess, review, look at it again, make our assessment",
  ).map((phrase) => [phrase, true] as const),
);

/** "Then we'll have to reevaluate": any later act on the matter is what it announces. */
const isReview = (condition: ReadCondition): boolean => findReviews(condition.consequent).length > 0;

function checkConsequent(condition: ReadCondition, reading: PairReading): ConditionCheck["consequent"] {
  for (const stance of consequentStances(condition)) {
    if (!stance.opposites.namesItsObject && reading.overlap.weight < 1) continue;
    const others = reading.evidence.stances.filter((candidate) => candidate.opposites === stance.opposites);
    if (others.length === 0) continue;
    const isRestraint = others.some(isRestrained);
    return (stance.side === -1 || stance.isLimited) === isRestraint ? "done" : "undone";
  }
  return isReview(condition) ? "open" : "unknown";
}

/** Compares a conditional claim with the evidence: whether the condition holds, and what was done. */
export function checkCondition(condition: ReadCondition, reading: PairReading): ConditionCheck {
  return {
    ...checkAntecedent(condition, reading),
    consequent: checkConsequent(condition, reading),
    antecedentSpan: condition.antecedentSpan,
  };
}

function reasonOf(check: ConditionCheck, sentence: string): Reason {
  return {
    sentence,
    ...(check.antecedentSpan ? { claimSpan: check.antecedentSpan } : {}),
    ...(check.evidenceSpan
      ? { evidenceSpan: { start: check.evidenceSpan.start, end: check.evidenceSpan.end } }
      : {}),
  };
}

type Outcome = Pick<Finding, "manner" | "degree" | "force"> & { readonly says: string };

/** What follows from what the evidence says of a condition and of its consequence, in this order. */
const outcomes = new Map<string, Outcome>([
  [
    "met done",
    {
      manner: "condition_met",
      degree: "full",
      force: 3.6,
      says: "the evidence names it, and does what was said to follow",
    },
  ],
  [
    "unknown done",
    {
      manner: "condition_met",
      degree: "partial",
      force: 2.4,
      says: "the evidence does what was said to follow, without naming the condition",
    },
  ],
  [
    "met open",
    {
      manner: "condition_met",
      degree: "partial",
      force: 2.6,
      says: "the evidence touches it, and the claim announced no more than to think again",
    },
  ],
  [
    "failed undone",
    {
      manner: "condition_met",
      degree: "partial",
      force: 2.4,
      says: "the evidence says that it does not hold, so the claim does not bind",
    },
  ],
  [
    "failed done",
    {
      manner: "kept",
      degree: "full",
      force: 2.6,
      says: "what it announced was done, though the condition does not hold",
    },
  ],
]);
const exceptionMet: Outcome = {
  manner: "condition_met",
  degree: "full",
  force: 3.2,
  says: "the exception it names has come about",
};
const keptAnyway: Outcome = {
  manner: "kept",
  degree: "full",
  force: 2.6,
  says: "what it announced was done",
};

function outcomeOf(check: ConditionCheck, kind: ReadCondition["kind"]): Outcome | null {
  const key = `${check.antecedent} ${check.consequent}`;
  if (kind === "if") return outcomes.get(key) ?? null;
  if (key === "met undone") return exceptionMet;
  return check.consequent === "done" ? keptAnyway : null;
}

/** Whether the claim bound by its condition, and was not kept. Words of the company's show neither. */
function isBroken(check: ConditionCheck, kind: ReadCondition["kind"], { evidence }: PairReading): boolean {
  const binds = kind === "if" ? "met" : "failed";
  const isAct = evidence.given.form === "move" && !evidence.isReported;
  return isAct && check.antecedent === binds && check.consequent === "undone";
}

function brokenBy(check: ConditionCheck, words: string, { claim }: PairReading): Finding {
  const sentence = `The claim holds on a condition, ${words}; the evidence says that it holds, and does the opposite of what was said to follow.`;
  const manner = claim.kind === "promise" ? "broken_promise" : "reversal";
  return {
    relation: "contradicts",
    manner,
    degree: "partial",
    letterOrSpirit: "letter",
    force: 3,
    reason: reasonOf(check, sentence),
  };
}

/** A recorded act may show what followed by itself; words of the company's only where they speak of the condition. */
const mayTell = ({ antecedent }: ConditionCheck, { evidence }: PairReading): boolean =>
  evidence.given.form === "move" || antecedent === "met";

/**
 * What a conditional claim and the evidence make of each other: a confirmation, or a reason why it cannot be told.
 *
 * A contradiction only where a recorded act shows that the condition holds and that the opposite was done.
 */
export function conditionFindings(
  condition: ReadCondition,
  reading: PairReading,
): { readonly findings: readonly Finding[]; readonly rest: readonly Reason[] } {
  const check = checkCondition(condition, reading);
  const words = condition.antecedentSpan
    ? `"${excerpt(reading.claim.text, condition.antecedentSpan)}"`
    : `"${reading.claim.given.condition ?? ""}"`;
  const outcome = mayTell(check, reading) ? outcomeOf(check, condition.kind) : null;
  if (outcome !== null) {
    const { says, ...rest } = outcome;
    const reason = reasonOf(check, `The claim holds on a condition, ${words}; ${says}.`);
    return { findings: [{ ...rest, relation: "confirms", letterOrSpirit: "letter", reason }], rest: [] };
  }
  if (isBroken(check, condition.kind, reading))
    return { findings: [brokenBy(check, words, reading)], rest: [] };
  const why =
    check.antecedent === "unknown"
      ? "the evidence does not say whether it holds"
      : "what the evidence says of it does not decide what follows";
  return { findings: [], rest: [reasonOf(check, `The claim holds on a condition, ${words}; ${why}.`)] };
}
