import { DomainError } from "../../errors.js";
import { perForm } from "../language/forms.js";
import { type Token, tokenise } from "../language/tokens.js";
import { otherAmountLimit, placeLimit } from "./amount-limits.js";
import { quantityFindings } from "./amounts.js";
import { compare } from "./compare.js";
import { conditionFindings } from "./conditional.js";
import { dueDayFindings, latenessLimit } from "./due-days.js";
import { acknowledgementFindings, deadlineFindings, withdrawalFindings } from "./event-findings.js";
import { conclude, type Finding, withoutRelation } from "./findings.js";
import { isSameCompany, type Refusal, refuse } from "./gate.js";
import { findingsWithin, limitsOf, wordingWithin } from "./limits.js";
import { reason } from "./logic.js";
import { mannerByKind } from "./manner.js";
import { judgeWording, shippedWeights, type Weights, type WordingProbabilities } from "./model.js";
import { otherTimeLimit } from "./other-time.js";
import type { Shared } from "./overlap.js";
import { excerpt, type PairReading, readPair } from "./reading.js";
import { withRestriction } from "./restrictions.js";
import { reservationFindings, stanceFindings } from "./stance-findings.js";
import { restrictSwapped } from "./swapped-roles.js";
import { findUnassertedAnswer, restrictUnasserted, undoneFindings } from "./unasserted.js";
import {
  type Judge,
  type JudgedClaim,
  type JudgedEvidence,
  MAX_JUDGED_CHARACTERS,
  type Reason,
  type Verdict,
} from "./verdict.js";
import { coverageOf, type Quotes, wordingReasons } from "./wording.js";

/** Changes whenever a verdict could: links keep it, so that unreviewed ones can be judged again. */
export const builtinVersion = "1.4.0";

/**
 * What `evidence` does to `claim`, by rules that each give their reason.
 *
 * First a gate (same company, own voice, English, days that can be ordered), then conditions and reservations, then
 * stances, amounts, deadlines and wording. Pure: the same pair gives the same verdict. Cost: linear in the texts.
 * @throws DomainError `text-too-long`
 */
export function judgePair(
  claim: JudgedClaim,
  evidence: JudgedEvidence,
  weights: Weights = shippedWeights(),
): Verdict {
  refuseLength("claim", claim.text);
  refuseLength("evidence", evidence.text);
  const tokens = { claim: tokenise(claim.text), evidence: tokenise(evidence.text) };
  const refusal = refuse(claim, evidence, tokens);
  if (refusal !== null) return refusedVerdict(refusal);
  const reading = readPair(claim, evidence, tokens);
  const compared = compare(tokens.claim, tokens.evidence);
  const wording = judgeWording(compared, weights);
  const isOurs = isOfCompany(reading);
  // Elsewhere what two places mean is left to the weights: of one event they are a contradiction.
  const limits = limitsOf(reading, [
    ...(isOurs ? [placeLimit] : []),
    otherAmountLimit,
    otherTimeLimit,
    latenessLimit,
  ]);
  // Formal reasoning has read its conditions: what follows from them is said.
  const isFormal = reason(tokens.claim, tokens.evidence) !== null;
  const unasserted = isFormal ? null : findUnassertedAnswer(reading);
  const undone = undoneFindings(unasserted, reading);
  const { findings, rest, isBound } =
    undone.length > 0 ? { findings: undone, rest: [], isBound: true } : findingsOf(reading);
  const grounds = {
    findings: findingsWithin(findings, limits),
    // A condition, a reservation or a mere report binds what the wording may say: never a plain contradiction.
    wording: wordingWithin(isBound ? withoutContradiction(wording) : wording, limits),
    coverage: coverageOf(compared),
    isOfCompany: isOurs,
    wordingReasons: () => wordingReasons(compared, wording, quotesOf(reading)),
    rest: () => [...limits.map(({ reason }) => reason), ...rest, subjectReason(reading)],
  };
  const verdict = conclude(grounds, (relation) => mannerByKind(relation, reading.claim.kind, evidence.form));
  const restriction =
    unasserted === null ? restrictSwapped(reading) : restrictUnasserted(unasserted, reading);
  return restriction === null ? verdict : withRestriction(verdict, restriction);
}

const ownWords = new Set(["we", "our", "us", "company", "companies"]);
const isOwnWord = perForm(({ lower }): boolean => ownWords.has(lower));
const speaksOfOneself = (tokens: readonly Token[]): boolean => tokens.some(({ form }) => isOwnWord(form));

/** Whether a pair is about a company: by its names, by an act an editor recorded, or by "we" and "our". */
function isOfCompany({ claim, evidence }: PairReading): boolean {
  const named = isSameCompany(claim.given.companies, evidence.given.companies);
  if (named !== null || evidence.given.form === "move") return true;
  return speaksOfOneself(claim.tokens) || speaksOfOneself(evidence.tokens);
}

function refuseLength(side: string, text: string): void {
  if (text.length <= MAX_JUDGED_CHARACTERS) return;
  throw new DomainError(
    "text-too-long",
    `The ${side} has ${text.length} characters; a judge reads at most ${MAX_JUDGED_CHARACTERS}. Give the passage that matters.`,
  );
}

interface Found {
  readonly findings: readonly Finding[];
  readonly rest: readonly Reason[];
  /** Whether a condition or a reservation decides. */
  readonly isBound: boolean;
}

function findingsOf(reading: PairReading): Found {
  if (reading.claim.condition !== null) {
    const found = conditionFindings(reading.claim.condition, reading);
    return { ...found, isBound: !found.findings.some(({ relation }) => relation === "contradicts") };
  }
  const reservation = reservationFindings(reading);
  if (reservation.length > 0) return { findings: reservation, rest: [], isBound: true };
  const withdrawn = withdrawalFindings(reading);
  const findings = [
    ...withdrawn,
    // "Removed its pledge on weapons" speaks of weapons, and of nothing but the removal.
    ...(withdrawn.length > 0 ? [] : stanceFindings(reading)),
    ...quantityFindings(reading),
    ...deadlineFindings(reading),
    ...dueDayFindings(reading),
    ...acknowledgementFindings(reading),
  ];
  const { isReported } = reading.evidence;
  return { findings: isReported ? findings.map(asReported) : findings, rest: [], isBound: isReported };
}

function withoutContradiction(wording: WordingProbabilities): WordingProbabilities {
  return { ...wording, contradicts: 0, neutral: wording.neutral + wording.contradicts };
}

/** What somebody reports of a company can weaken its claim, not break it. */
function asReported(finding: Finding): Finding {
  if (finding.relation !== "contradicts") return finding;
  return { ...finding, relation: "qualifies", manner: "narrowed", degree: "partial" };
}

const quotesOf = ({ claim, evidence }: PairReading): Quotes => ({
  ofClaim: (span) => excerpt(claim.text, span),
  ofEvidence: (span) => excerpt(evidence.text, span),
});

/** A shared subject in the texts' own words: the evidence's too where it has others. */
function subjectWords({ claimSpan, evidenceSpan }: Shared, quotes: Quotes): string {
  const [mine, theirs] = [quotes.ofClaim(claimSpan), quotes.ofEvidence(evidenceSpan)];
  return mine.toLowerCase() === theirs.toLowerCase()
    ? `"${mine}"`
    : `"${mine}" (in the evidence "${theirs}")`;
}

/** What the texts have in common, as the reason where nothing speaks for or against. */
function subjectReason(reading: PairReading): Reason {
  const { shared } = reading.overlap;
  const [first] = shared;
  if (first === undefined) return { sentence: "The two texts name no common subject." };
  const words = shared.slice(0, 3).map((one) => subjectWords(one, quotesOf(reading)));
  return {
    sentence: `Both speak of ${words.join(", ")}, but nothing in the evidence clearly speaks for or against the claim.`,
    claimSpan: first.claimSpan,
    evidenceSpan: first.evidenceSpan,
  };
}

/** The verdict on a pair that the gate does not let through. */
export function refusedVerdict({ relation, ...reason }: Refusal): Verdict {
  const unrelated = relation === "unrelated" ? 0.97 : 0.7;
  const other = (1 - unrelated) / 3;
  const probabilities = { contradicts: other, confirms: other, qualifies: other, unrelated };
  const confidence = relation === "unrelated" ? unrelated : 0;
  return { ...withoutRelation(relation, probabilities), confidence, reasons: [reason] };
}

/** The judge that is always there: no network, no model to download, every verdict with its reasons. */
export const builtinJudge: Judge = {
  name: "builtin",
  version: builtinVersion,
  judge: async (pairs) => pairs.map(({ claim, evidence }) => judgePair(claim, evidence)),
};
