import type { Reason } from "../../verdict/verdict.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading, type ReadCondition } from "../reading/reading.js";
import { type ConditionCheck, checkCondition } from "./condition-check.js";

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

const metNow = { manner: "condition_met", degree: "partial" } as const;

/** The outcome of a claim with "if", by what the evidence says about its condition and about its consequent. */
const outcomes = new Map<string, Outcome>([
  [
    "met done",
    {
      manner: "condition_met",
      degree: "full",
      force: 3.6,
      says: "The evidence says that the condition was met, and the company did what it had announced",
    },
  ],
  [
    "touched done",
    {
      ...metNow,
      force: 3,
      says: "The company did what it had announced, and the evidence speaks of the condition without settling it",
    },
  ],
  [
    "unknown done",
    {
      ...metNow,
      force: 2.4,
      says: "The company did what it had announced; the evidence does not mention the condition",
    },
  ],
  [
    "met open",
    {
      ...metNow,
      force: 2.6,
      says: "The evidence says that the condition was met, and the claim announced only a new decision",
    },
  ],
  [
    "touched open",
    {
      ...metNow,
      force: 2.6,
      says: "The evidence speaks of the condition, and the claim announced only a new decision",
    },
  ],
  [
    "failed undone",
    {
      ...metNow,
      force: 2.4,
      says: "The evidence says that the condition was not met, so the claim did not bind the company",
    },
  ],
]);
const exceptionMet: Outcome = {
  manner: "condition_met",
  degree: "full",
  force: 3.2,
  says: "The evidence says that the exception applies",
};
const keptAnyway: Outcome = {
  manner: "kept",
  degree: "full",
  force: 2.6,
  says: "The company did what it had announced",
};

function outcomeOf(check: ConditionCheck, kind: ReadCondition["kind"]): Outcome | null {
  const key = `${check.antecedent} ${check.consequent}`;
  if (kind === "if") return outcomes.get(key) ?? null;
  if (key === "met undone") return exceptionMet;
  return check.consequent === "done" ? keptAnyway : null;
}

/**
 * Whether the claim bound the company and the company did the opposite.
 *
 * Only a recorded act can show this. The company's own words and a report of a plan cannot.
 */
function isBroken(check: ConditionCheck, kind: ReadCondition["kind"], { evidence }: PairReading): boolean {
  const binds = kind === "if" ? "met" : "failed";
  const isAct = evidence.given.form === "move" && !evidence.isReported;
  return isAct && check.antecedent === binds && check.consequent === "undone";
}

function brokenBy(check: ConditionCheck, condition: ReadCondition, reading: PairReading): Finding {
  const says =
    condition.kind === "if"
      ? "The evidence says that the condition was met, and the company did the opposite of what it had announced"
      : "The evidence says that the exception did not apply, and the company did the opposite of what it had announced";
  const sentence = `${conditionInWords(condition, reading)} ${says}.`;
  const manner = reading.claim.kind === "promise" ? "broken_promise" : "reversal";
  return {
    relation: "contradicts",
    manner,
    degree: "partial",
    letterOrSpirit: "letter",
    force: 3,
    reason: reasonOf(check, sentence),
  };
}

/** Whether the evidence can confirm. A recorded act always can. Words of the company must speak of the condition. */
const mayTell = ({ antecedent }: ConditionCheck, { evidence }: PairReading): boolean =>
  evidence.given.form === "move" || antecedent === "met" || antecedent === "touched";

/** The first sentence of every reason about a condition, with the condition's own words. */
export function conditionInWords({ antecedentSpan }: ReadCondition, { claim }: PairReading): string {
  const words = antecedentSpan === null ? (claim.given.condition ?? "") : excerpt(claim.text, antecedentSpan);
  return `The claim depends on a condition, "${words}".`;
}

/**
 * The findings from a conditional claim and the evidence, or the reason why nothing follows (`rest`).
 *
 * A contradiction needs a recorded act that shows two things: the condition was met, and the opposite was done.
 */
export function conditionFindings(
  condition: ReadCondition,
  reading: PairReading,
): { readonly findings: readonly Finding[]; readonly rest: readonly Reason[] } {
  const check = checkCondition(condition, reading);
  const words = conditionInWords(condition, reading);
  const outcome = mayTell(check, reading) ? outcomeOf(check, condition.kind) : null;
  if (outcome !== null) {
    const { says, ...rest } = outcome;
    const reason = reasonOf(check, `${words} ${says}.`);
    return { findings: [{ ...rest, relation: "confirms", letterOrSpirit: "letter", reason }], rest: [] };
  }
  if (isBroken(check, condition.kind, reading))
    return { findings: [brokenBy(check, condition, reading)], rest: [] };
  return { findings: [], rest: [reasonOf(check, `${words} ${undecided[check.antecedent]}.`)] };
}

/** Why nothing follows, by what the evidence says of the condition. */
const undecided: Readonly<Record<ConditionCheck["antecedent"], string>> = {
  unknown: "The evidence does not say whether it was met",
  touched: "The evidence mentions it but does not say whether it was met",
  met: "The evidence says that it was met, which alone does not decide what follows",
  failed: "The evidence says that it was not met, so the claim did not bind the company",
};
