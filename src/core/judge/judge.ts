import { DomainError } from "../../errors.js";
import { tokenise } from "../language/tokens.js";
import { reservationFindings, stanceFindings } from "./comparisons.js";
import { conditionFindings } from "./conditional.js";
import { acknowledgementFindings, deadlineFindings, quantityFindings, wordingFindings } from "./facts.js";
import { conclude, type Finding, withoutRelation } from "./findings.js";
import { type Refusal, refuse } from "./gate.js";
import { type PairReading, readPair } from "./reading.js";
import {
  type Judge,
  type JudgedClaim,
  type JudgedEvidence,
  MAX_JUDGED_CHARACTERS,
  type Reason,
  type Verdict,
} from "./verdict.js";

/** Changes whenever a verdict could: links keep it, so that unreviewed ones can be judged again. */
export const builtinVersion = "1.0.0";

/**
 * What `evidence` does to `claim`, by rules that each give their reason.
 *
 * First a gate (same company, own voice, English, days that can be ordered), then conditions and reservations, then
 * stances, amounts, deadlines and wording. Pure: the same pair gives the same verdict. Cost: linear in the texts.
 * @throws DomainError `text-too-long`
 */
export function judgePair(claim: JudgedClaim, evidence: JudgedEvidence): Verdict {
  refuseLength("claim", claim.text);
  refuseLength("evidence", evidence.text);
  const tokens = { claim: tokenise(claim.text), evidence: tokenise(evidence.text) };
  const refusal = refuse(claim, evidence, tokens);
  if (refusal !== null) return refusedVerdict(refusal);
  const reading = readPair(claim, evidence, tokens.claim);
  const { findings, rest } = findingsOf(reading);
  return conclude(findings, reading.overlap.weight, [...rest, subjectReason(reading)]);
}

function refuseLength(side: string, text: string): void {
  if (text.length <= MAX_JUDGED_CHARACTERS) return;
  throw new DomainError(
    "text-too-long",
    `The ${side} has ${text.length} characters; a judge reads at most ${MAX_JUDGED_CHARACTERS}. Give the passage that matters.`,
  );
}

function findingsOf(reading: PairReading): {
  readonly findings: readonly Finding[];
  readonly rest: readonly Reason[];
} {
  if (reading.claim.condition !== null) return conditionFindings(reading.claim.condition, reading);
  const reservation = reservationFindings(reading);
  if (reservation.length > 0) return { findings: reservation, rest: [] };
  const stances = stanceFindings(reading);
  // Around two opposites the same words are what makes them opposites, no agreement.
  const isOpposed = stances.some(({ relation }) => relation !== "confirms");
  const findings = [
    ...stances,
    ...quantityFindings(reading),
    ...deadlineFindings(reading),
    ...wordingFindings(reading).filter(({ relation }) => !isOpposed || relation !== "confirms"),
    ...acknowledgementFindings(reading),
  ];
  return { findings, rest: [] };
}

/** What the texts have in common, as the reason where nothing speaks for or against. */
function subjectReason({ overlap }: PairReading): Reason {
  const [first] = overlap.shared;
  if (first === undefined) return { sentence: "The two texts name no common subject." };
  const names = overlap.shared.slice(0, 3).map(({ name }) => `"${name}"`);
  return {
    sentence: `Both speak of ${names.join(", ")}, but nothing in the evidence clearly speaks for or against the claim.`,
    claimSpan: first.claimSpan,
    evidenceSpan: first.evidenceSpan,
  };
}

function refusedVerdict({ relation, sentence }: Refusal): Verdict {
  const unrelated = relation === "unrelated" ? 0.97 : 0.7;
  const other = (1 - unrelated) / 3;
  const probabilities = { contradicts: other, confirms: other, qualifies: other, unrelated };
  const confidence = relation === "unrelated" ? unrelated : 0;
  return { ...withoutRelation(relation, probabilities), confidence, reasons: [{ sentence }] };
}

/** The judge that is always there: no network, no model to download, every verdict with its reasons. */
export const builtinJudge: Judge = {
  name: "builtin",
  version: builtinVersion,
  judge: async (pairs) => pairs.map(({ claim, evidence }) => judgePair(claim, evidence)),
};
