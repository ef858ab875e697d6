import { tokenise } from "../../language/tokens.js";
import type { Pair, Reason, Verdict } from "../../verdict/verdict.js";
import { checkCondition } from "../conditions/condition-check.js";
import { conditionInWords } from "../conditions/conditional.js";
import { refusedVerdict } from "../judge.js";
import { reservationFindings } from "../opposites/stance-findings.js";
import { type PairReading, type PairTokens, type ReadCondition, readPair } from "../reading/reading.js";
import { refuse } from "./gate.js";
import { type Restriction, withRestriction } from "./restrictions.js";
import { findUnassertedAnswer, restrictUnasserted } from "./unasserted.js";

/**
 * The verdict that every judge must give without reading further; `null` if the pair may be read.
 *
 * Such pairs have another company, a reported voice, days in no known order, or a text that cannot be read.
 */
export function gateVerdict(pair: Pair): Verdict | null {
  const refusal = refuse(pair.claim, pair.evidence, tokensOf(pair));
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
 * bound the company and that the company broke it. Neither the use of a reservation nor a mere report contradicts. Pure.
 */
export function keepHardRules(pair: Pair, verdict: Verdict): Verdict {
  const refused = gateVerdict(pair);
  if (refused !== null) return refused;
  const restriction = restrictionOn(readPair(pair.claim, pair.evidence, tokensOf(pair)));
  if (restriction === null) return verdict;
  return withRestriction(verdict, restriction);
}

const contradiction = ["contradicts"] as const;

function restrictionOn(reading: PairReading): Restriction | null {
  const { condition } = reading.claim;
  const byCondition = condition === null ? null : reasonByCondition(condition, reading);
  if (byCondition !== null) return { excludes: contradiction, becomes: "cannot tell", reason: byCondition };
  const [reservation] = reservationFindings(reading);
  if (reservation !== undefined)
    return { excludes: contradiction, becomes: "cannot tell", reason: reservation.reason };
  if (!reading.evidence.isReported) {
    const unasserted = findUnassertedAnswer(reading);
    return unasserted === null ? null : restrictUnasserted(unasserted, reading);
  }
  const sentence =
    "The evidence is a report of what was said or planned. A report can weaken a claim but not break it.";
  return { excludes: contradiction, becomes: "qualifies", reason: { sentence } };
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
