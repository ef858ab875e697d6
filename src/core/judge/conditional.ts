import { list, phraseFinder } from "../language/phrases.js";
import type { Finding } from "./findings.js";
import { findOverlap } from "./overlap.js";
import { excerpt, type PairReading, type ReadCondition } from "./reading.js";
import { findStances, type Stance } from "./stances.js";
import type { Reason, Span } from "./verdict.js";

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
  const own = findStances(condition.consequent);
  if (own.length > 0) return own;
  const isNegative = condition.consequent.some((token) => token.lower === "not" || token.lower === "never");
  return findStances(condition.antecedent)
    .filter((stance) => stance.family.namesItsObject)
    .map((stance) => ({ ...stance, side: isNegative ? -1 : 1 }));
}

function checkAntecedent(
  condition: ReadCondition,
  reading: PairReading,
): Pick<ConditionCheck, "antecedent" | "evidenceSpan"> {
  const { evidence, claim } = reading;
  const consequents = new Set(consequentStances(condition).map((stance) => stance.family));
  for (const stance of findStances(condition.antecedent)) {
    if (consequents.has(stance.family)) continue;
    const other = evidence.stances.find((candidate) => candidate.family === stance.family);
    if (other === undefined) continue;
    const met = other.side === stance.side || stance.family.name === "safety";
    return { antecedent: met ? "met" : "failed", evidenceSpan: other };
  }
  const names = [...claim.given.companies, ...evidence.given.companies];
  const { shared } = findOverlap(condition.antecedent, evidence.tokens, names);
  const consequentWords = new Set(
    findOverlap(condition.consequent, evidence.tokens, names).shared.map(({ name }) => name),
  );
  const touch = shared.find(({ name }) => !consequentWords.has(name) && name !== "open source");
  return touch
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
    if (!stance.family.namesItsObject && reading.overlap.weight < 1) continue;
    const others = reading.evidence.stances.filter((candidate) => candidate.family === stance.family);
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

/**
 * What a conditional claim and the evidence make of each other: a confirmation, or a reason why it cannot be told.
 *
 * Never a contradiction: where the condition holds and the opposite was done, a person has to read the two.
 */
export function conditionFindings(
  condition: ReadCondition,
  reading: PairReading,
): { readonly findings: readonly Finding[]; readonly rest: readonly Reason[] } {
  const check = checkCondition(condition, reading);
  const words = condition.antecedentSpan
    ? `"${excerpt(reading.claim.text, condition.antecedentSpan)}"`
    : `"${reading.claim.given.condition ?? ""}"`;
  const outcome = outcomeOf(check, condition.kind);
  if (outcome !== null) {
    const { says, ...rest } = outcome;
    const reason = reasonOf(check, `The claim holds on a condition, ${words}; ${says}.`);
    return { findings: [{ ...rest, relation: "confirms", letterOrSpirit: "letter", reason }], rest: [] };
  }
  const why =
    check.antecedent === "unknown"
      ? "the evidence does not say whether it holds"
      : "what the evidence says of it does not decide what follows";
  return { findings: [], rest: [reasonOf(check, `The claim holds on a condition, ${words}; ${why}.`)] };
}
