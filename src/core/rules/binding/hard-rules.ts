import { tokenise } from "../../language/tokens.js";
import type { Pair, Reason, Verdict } from "../../verdict/verdict.js";
import { checkCondition } from "../conditions/condition-check.js";
import { conditionInWords } from "../conditions/conditional.js";
import { refusedVerdict } from "../judge.js";
import { reservationFindings } from "../opposites/stance-findings.js";
import { type PairReading, type PairTokens, type ReadCondition, readPair } from "../reading/reading.js";
import { type GateRule, gateRuleNames, refuse } from "./gate.js";
import { type Restriction, withRestriction } from "./restrictions.js";
import { findUnassertedAnswer, restrictUnasserted } from "./unasserted.js";

const restrictionNames = ["condition", "reservation", "unasserted", "report"] as const;

/** The name of a rule that binds every judge. */
export type BindingRule = GateRule | (typeof restrictionNames)[number];
export const bindingRules: readonly BindingRule[] = [...gateRuleNames, ...restrictionNames];

/**
 * The verdict that every judge must give without reading further; `null` if the pair may be read.
 *
 * Such pairs have another company, a reported voice, days in no known order, or a text that cannot be read.
 */
export function gateVerdict(pair: Pair, leftOut?: ReadonlySet<BindingRule>): Verdict | null {
  const refusal = refuse(pair, tokensOf(pair), leftOut);
  return refusal === null ? null : refusedVerdict(refusal);
}

const tokensOf = ({ claim, evidence }: Pair): PairTokens => ({
  claim: tokenise(claim.text),
  evidence: tokenise(evidence.text),
});

/**
 * A verdict after the rules that bind every judge.
 *
 * A pair that the gate refuses stays refused. A conditional claim is contradicted only if the evidence shows that it
 * bound the company and that the company broke it. Neither the use of a reservation nor a mere report contradicts.
 * A measurement may leave rules out. Pure.
 */
export function keepHardRules(
  pair: Pair,
  verdict: Verdict,
  leftOut: ReadonlySet<BindingRule> = new Set(),
): Verdict {
  const refused = gateVerdict(pair, leftOut);
  if (refused !== null) return refused;
  const restriction = restrictionOn(readPair(pair.claim, pair.evidence, tokensOf(pair)), leftOut);
  if (restriction === null) return verdict;
  const bound = withRestriction(verdict, restriction);
  return bound.relation === verdict.relation ? bound : { ...bound, reasons: toldApart(bound.reasons) };
}

/** The rule's reason comes first. The judge's own reasons speak of probabilities that no longer hold. */
function toldApart([rule, ...own]: readonly Reason[]): readonly Reason[] {
  if (rule === undefined) return [];
  return [rule, ...own.map((reason) => ({ ...reason, sentence: `Before this rule: ${reason.sentence}` }))];
}

const contradiction = ["contradicts"] as const;

type RestrictionRule = (reading: PairReading) => Restriction | null;

const restrictionRules: Readonly<Record<(typeof restrictionNames)[number], RestrictionRule>> = {
  condition: (reading) => {
    const { condition } = reading.claim;
    const reason = condition === null ? null : reasonByCondition(condition, reading);
    return reason === null ? null : { excludes: contradiction, becomes: "cannot tell", reason };
  },
  reservation: (reading) => {
    const [reservation] = reservationFindings(reading);
    if (reservation === undefined) return null;
    return { excludes: contradiction, becomes: "cannot tell", reason: reservation.reason };
  },
  // A report's words are those of a reporter, so the next rule alone reads them.
  unasserted: (reading) => {
    const unasserted = reading.evidence.isReported ? null : findUnassertedAnswer(reading);
    return unasserted === null ? null : restrictUnasserted(unasserted, reading);
  },
  report: (reading) => {
    if (!reading.evidence.isReported) return null;
    const sentence =
      "The evidence is a report of what was said or planned. A report can weaken a claim but not break it.";
    return { excludes: contradiction, becomes: "qualifies", reason: { sentence } };
  },
};

/** The first restriction that a rule puts on a pair, in the order of the names. */
function restrictionOn(reading: PairReading, leftOut: ReadonlySet<BindingRule>): Restriction | null {
  for (const name of restrictionNames) {
    const restriction = leftOut.has(name) ? null : restrictionRules[name](reading);
    if (restriction !== null) return restriction;
  }
  return null;
}

/** Why the condition excuses the company; `null` if the evidence shows that the claim bound it and that it broke it. */
function reasonByCondition(condition: ReadCondition, reading: PairReading): Reason | null {
  const { antecedent, consequent, antecedentSpan, evidenceSpan } = checkCondition(condition, reading);
  const isIf = condition.kind === "if";
  if (antecedent === (isIf ? "met" : "failed") && consequent !== "done") return null;
  const kept = "The company did what it had announced";
  const why = {
    unknown: "The evidence does not say whether it was met",
    touched: "The evidence mentions it but does not say whether it was met",
    met: isIf ? kept : "The evidence says that the exception applies",
    failed: isIf ? "The evidence says that it was not met" : kept,
  }[antecedent];
  return {
    sentence: `${conditionInWords(condition, reading)} ${why}, so this is not called a contradiction.`,
    ...(antecedentSpan !== null && { claimSpan: antecedentSpan }),
    ...((antecedent === "met" || antecedent === "failed") &&
      evidenceSpan !== null && { evidenceSpan: { start: evidenceSpan.start, end: evidenceSpan.end } }),
  };
}
