import { compareDays } from "../dates/day.js";
import { tokenise } from "../language/tokens.js";
import type { JudgedClaim, JudgedEvidence, Reason } from "../verdict/verdict.js";
import { isSameCompany } from "./binding/gate.js";
import { checkCondition } from "./conditions/condition-check.js";
import { reservationFindings } from "./opposites/stance-findings.js";
import { excerpt, type PairReading, readPair } from "./reading/reading.js";

/** How strongly an earlier statement foretold or allowed a later act, from 0 (not at all) to 1 (in plain words). */
export interface Defence {
  readonly strength: number;
  readonly reasons: readonly Reason[];
}

const none = (sentence: string): Defence => ({ strength: 0, reasons: [{ sentence }] });

/** A statement of at least this likeness is looked at though no rule finds anything in it. */
const LIKE_ENOUGH = 0.3;

/**
 * How strongly an earlier statement foretold or allowed the act in the evidence, with the reasons.
 *
 * It looks for a condition that was met, a reservation that the act uses, and a stance that the act agrees with.
 * `likeness` is how alike the two texts are in meaning, from -1 to 1; 0 if nothing is known of it.
 */
export function defends(earlier: JudgedClaim, evidence: JudgedEvidence, likeness = 0): Defence {
  if (isSameCompany(earlier.companies, evidence.companies) === false) {
    return none("Another company made the earlier statement.");
  }
  if (earlier.voice === "reporting") return none("The earlier statement repeats what others say.");
  if (
    earlier.day &&
    evidence.day &&
    ["after", "cannot tell"].includes(compareDays(earlier.day, evidence.day))
  ) {
    return none("Nothing shows that the statement came before the act.");
  }
  const reading = readPair(earlier, evidence, {
    claim: tokenise(earlier.text),
    evidence: tokenise(evidence.text),
  });
  const found = [byCondition(reading), byReservation(reading), byStance(reading)].filter(
    (defence) => defence !== null,
  );
  const byRules = Math.max(0, ...found.map(({ strength }) => strength));
  const alike = likeness < LIKE_ENOUGH ? [] : [likenessReason(likeness)];
  if (found.length + alike.length === 0)
    return none("Nothing in the earlier statement allowed or foretold the act.");
  found.sort((a, b) => b.strength - a.strength);
  return {
    strength: 1 - (1 - byRules) * (1 - Math.max(0, likeness)),
    reasons: [...found.flatMap(({ reasons }) => reasons), ...alike],
  };
}

const likenessReason = (likeness: number): Reason => ({
  sentence: `The company had spoken of a similar matter before (likeness ${likeness.toFixed(2)} of 1).`,
});

function byCondition(reading: PairReading): Defence | null {
  const { condition } = reading.claim;
  if (condition === null) return null;
  const check = checkCondition(condition, reading);
  const excuses =
    (condition.kind === "if" && check.consequent === "done") ||
    (condition.kind === "unless" && check.consequent === "undone" && check.antecedent === "met") ||
    (condition.kind === "if" && check.consequent === "undone" && check.antecedent === "failed");
  if (!excuses && check.antecedent !== "met" && check.antecedent !== "touched") return null;
  const words = condition.antecedentSpan
    ? excerpt(reading.claim.text, condition.antecedentSpan)
    : reading.claim.given.condition;
  const isPlain = excuses && check.antecedent !== "unknown";
  const sentence = isPlain
    ? `The company had set a condition, "${words}", and the evidence speaks of it.`
    : `The company had set a condition: "${words}".`;
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

/** A stance that foretold the act: "we may keep some models closed" foretells a closed model. */
function byStance(reading: PairReading): Defence | null {
  for (const mine of reading.claim.stances) {
    if (!mine.opposites.namesItsObject || reading.claim.condition !== null) continue;
    const theirs = reading.evidence.stances.find(
      (other) =>
        other.opposites === mine.opposites &&
        (other.side === mine.side || (mine.isLimited && other.side === -1)),
    );
    if (theirs === undefined) continue;
    const sentence = `The company had said much the same before: "${excerpt(reading.claim.text, mine)}".`;
    const spans = {
      claimSpan: { start: mine.start, end: mine.end },
      evidenceSpan: { start: theirs.start, end: theirs.end },
    };
    const strength = (theirs.isLimited && !mine.isLimited ? 0.2 : 0.55) - (mine.isHedged ? 0.1 : 0);
    return { strength, reasons: [{ sentence, ...spans }] };
  }
  return null;
}
