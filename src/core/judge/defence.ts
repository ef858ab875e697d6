import { compareDays } from "../dates/day.js";
import { tokenise } from "../language/tokens.js";
import { checkCondition } from "./conditional.js";
import { isSameCompany } from "./gate.js";
import { excerpt, type PairReading, readPair } from "./reading.js";
import { reservationFindings } from "./stance-findings.js";
import type { JudgedClaim, JudgedEvidence, Reason } from "./verdict.js";

/** How strongly an earlier statement foretold or allowed a later act: 0 not at all, 1 as plainly as words can. */
export interface Defence {
  readonly strength: number;
  readonly reasons: readonly Reason[];
}

const none = (sentence: string): Defence => ({ strength: 0, reasons: [{ sentence }] });

/**
 * How strongly an earlier statement foretold or allowed what the evidence shows, with the reasons.
 *
 * Looks for a condition that has come about, a reservation that is used, and a stance the act agrees with. Pure.
 */
export function defends(earlier: JudgedClaim, evidence: JudgedEvidence): Defence {
  if (isSameCompany(earlier.companies, evidence.companies) === false) {
    return none("The earlier statement is another company's.");
  }
  if (earlier.voice === "reporting") return none("The earlier statement reports what others say.");
  if (
    earlier.day &&
    evidence.day &&
    ["after", "cannot tell"].includes(compareDays(earlier.day, evidence.day))
  ) {
    return none("The statement is not known to come before the act.");
  }
  const reading = readPair(earlier, evidence, {
    claim: tokenise(earlier.text),
    evidence: tokenise(evidence.text),
  });
  const found = [byCondition(reading), byReservation(reading), byStance(reading)].filter(
    (defence) => defence !== null,
  );
  const [best] = found.sort((a, b) => b.strength - a.strength);
  if (best === undefined) return none("Nothing in the earlier statement allows or foretells the act.");
  return { strength: best.strength, reasons: found.flatMap(({ reasons }) => reasons) };
}

function byCondition(reading: PairReading): Defence | null {
  const { condition } = reading.claim;
  if (condition === null) return null;
  const check = checkCondition(condition, reading);
  const excuses =
    (condition.kind === "if" && check.consequent === "done") ||
    (condition.kind === "unless" && check.consequent === "undone" && check.antecedent === "met") ||
    (condition.kind === "if" && check.consequent === "undone" && check.antecedent === "failed");
  if (!excuses && check.antecedent !== "met") return null;
  const words = condition.antecedentSpan
    ? excerpt(reading.claim.text, condition.antecedentSpan)
    : reading.claim.given.condition;
  const isPlain = excuses && check.antecedent !== "unknown";
  const sentence = isPlain
    ? `It had made this depend on a condition, "${words}", and the evidence names that condition.`
    : `It had made this depend on a condition: "${words}".`;
  const reason = {
    sentence,
    ...(condition.antecedentSpan ? { claimSpan: condition.antecedentSpan } : {}),
    ...(check.evidenceSpan
      ? { evidenceSpan: { start: check.evidenceSpan.start, end: check.evidenceSpan.end } }
      : {}),
  };
  return { strength: isPlain ? 0.95 : excuses ? 0.7 : 0.4, reasons: [reason] };
}

function byReservation(reading: PairReading): Defence | null {
  const used = reservationFindings(reading).filter((finding) => finding.relation === "confirms");
  return used.length === 0 ? null : { strength: 0.85, reasons: used.map(({ reason }) => reason) };
}

/** Restraint announced earlier ("we may keep some closed") foretells restraint shown later. */
function byStance(reading: PairReading): Defence | null {
  for (const mine of reading.claim.stances) {
    if (!mine.opposites.namesItsObject || reading.claim.condition !== null) continue;
    const theirs = reading.evidence.stances.find(
      (other) =>
        other.opposites === mine.opposites &&
        (other.side === mine.side || (mine.isLimited && other.side === -1)),
    );
    if (theirs === undefined) continue;
    const sentence = `It had spoken in the same sense before: "${excerpt(reading.claim.text, mine)}".`;
    const spans = {
      claimSpan: { start: mine.start, end: mine.end },
      evidenceSpan: { start: theirs.start, end: theirs.end },
    };
    const strength = (theirs.isLimited && !mine.isLimited ? 0.2 : 0.55) - (mine.isHedged ? 0.1 : 0);
    return { strength, reasons: [{ sentence, ...spans }] };
  }
  return null;
}
