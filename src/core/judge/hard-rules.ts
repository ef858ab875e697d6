import { tokenise } from "../language/tokens.js";
import { checkCondition } from "./conditional.js";
import { refuse } from "./gate.js";
import { refusedVerdict } from "./judge.js";
import { excerpt, type PairReading, type PairTokens, type ReadCondition, readPair } from "./reading.js";
import { type Restriction, withRestriction } from "./restrictions.js";
import { reservationFindings } from "./stance-findings.js";
import { findUnassertedAnswer, restrictUnasserted } from "./unasserted.js";
import type { Pair, Reason, Verdict } from "./verdict.js";

/**
 * What any judge must say of a pair without reading on: another company, a reported voice, undecided days, a text
 * that cannot be read. `null` where the pair may be read.
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
 * A verdict as the rules of every judge let it stand.
 *
 * What the gate refuses is refused. A claim on a condition is contradicted only where the evidence speaks of that
 * condition and it holds; a reservation that is used, and a mere report, contradict nothing. Pure.
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
    "The evidence is a report of what was said or planned: it can weaken a claim, not break it.";
  return { excludes: contradiction, becomes: "qualifies", reason: { sentence } };
}

/** Why the condition excuses what was done; `null` where the evidence shows that the claim binds and was not kept. */
function reasonByCondition(condition: ReadCondition, reading: PairReading): Reason | null {
  const { antecedent, consequent, antecedentSpan, evidenceSpan } = checkCondition(condition, reading);
  const binds = condition.kind === "if" ? "met" : "failed";
  if (antecedent === binds && consequent !== "done") return null;
  const words =
    antecedentSpan === null
      ? (reading.claim.given.condition ?? "")
      : excerpt(reading.claim.text, antecedentSpan);
  const why = {
    unknown: "the evidence does not say whether it holds",
    met: condition.kind === "if" ? "what it announced was done" : "the exception it names has come about",
    failed:
      condition.kind === "if" ? "the evidence says that it does not hold" : "what it announced was done",
  }[antecedent];
  return {
    sentence: `The claim holds on a condition, "${words}"; ${why}, so it is not called contradicted.`,
    ...(antecedentSpan !== null && { claimSpan: antecedentSpan }),
    ...(antecedent !== "unknown" &&
      evidenceSpan !== null && { evidenceSpan: { start: evidenceSpan.start, end: evidenceSpan.end } }),
  };
}
