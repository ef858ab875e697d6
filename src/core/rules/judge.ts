import { DomainError } from "../../errors.js";
import { perForm } from "../language/forms.js";
import { type Token, tokenise } from "../language/tokens.js";
import { mannerByKind } from "../verdict/manner.js";
import {
  type Judge,
  type JudgedClaim,
  type JudgedEvidence,
  MAX_JUDGED_CHARACTERS,
  type Pair,
  type Reason,
  type Verdict,
} from "../verdict/verdict.js";
import { otherAmountLimit } from "./amounts/amount-limits.js";
import { otherAmountIsNoBreach, quantityFindings } from "./amounts/amounts.js";
import { dueDayFindings, latenessLimit } from "./binding/due-days.js";
import { isSameCompany, type Refusal, refuse } from "./binding/gate.js";
import { findingsWithin, limitsOf, wordingWithin } from "./binding/limits.js";
import { otherPlaceLimit } from "./binding/other-place.js";
import { otherTimeLimit } from "./binding/other-time.js";
import { withRestriction } from "./binding/restrictions.js";
import { restrictSwapped } from "./binding/swapped-roles.js";
import { findUnassertedAnswer, restrictUnasserted, undoneFindings } from "./binding/unasserted.js";
import { conditionFindings } from "./conditions/conditional.js";
import { conclude, type Finding, withoutRelation } from "./findings.js";
import { reason } from "./logic/logic.js";
import { acknowledgementFindings, deadlineFindings, withdrawalFindings } from "./opposites/event-findings.js";
import { reservationFindings, stanceFindings } from "./opposites/stance-findings.js";
import { compare } from "./reading/compare.js";
import type { Shared } from "./reading/overlap.js";
import { excerpt, type PairReading, readPair } from "./reading/reading.js";
import { judgeWording, shippedWeights, type Weights, type WordingProbabilities } from "./weights/model.js";
import { coverageOf, type Quotes, wordingReasons } from "./wording.js";

/** The judge's version. Raise it with any change that could change a verdict: unreviewed links are then judged again. */
export const rulesVersion = "1.6.0";

/**
 * The verdict on what `evidence` does to `claim`, with the reason of each rule that applied.
 *
 * The gate comes first: same company, own voice, English, days in a known order. Conditions and reservations follow,
 * then stances, amounts, deadlines and the wording. The same pair always gives the same verdict. Cost: linear in the
 * texts.
 * @throws DomainError `text-too-long`
 */
export function judgePair(
  claim: JudgedClaim,
  evidence: JudgedEvidence,
  weights: Weights = shippedWeights(),
): Verdict {
  refuseLongTexts({ claim, evidence });
  const tokens = { claim: tokenise(claim.text), evidence: tokenise(evidence.text) };
  const refusal = refuse({ claim, evidence }, tokens);
  if (refusal !== null) return refusedVerdict(refusal);
  const reading = readPair(claim, evidence, tokens);
  const compared = compare(tokens.claim, tokens.evidence);
  const wording = judgeWording(compared, weights);
  const isOurs = isOfCompany(reading);
  // In other texts the weights decide: two places of one event contradict each other.
  const limits = limitsOf(reading, [
    ...(isOurs ? [otherPlaceLimit, otherAmountIsNoBreach] : []),
    otherAmountLimit,
    otherTimeLimit,
    latenessLimit,
  ]);
  // Formal reasoning has read the conditions already.
  const isFormal = reason(tokens.claim, tokens.evidence) !== null;
  const unasserted = isFormal ? null : findUnassertedAnswer(reading);
  const undone = undoneFindings(unasserted, reading);
  const { findings, rest, binds } =
    undone.length > 0 ? { findings: undone, rest: [], binds: "contradiction" as const } : findingsOf(reading);
  const grounds = {
    findings: findingsWithin(findings, limits),
    wording: wordingWithin(allowedWording(wording, binds), limits),
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

/** Whether a pair is about a company: it names one, an editor recorded an act, or a text says "we" or "our". */
function isOfCompany({ claim, evidence }: PairReading): boolean {
  const named = isSameCompany(claim.given.companies, evidence.given.companies);
  if (named !== null || evidence.given.form === "move") return true;
  return speaksOfOneself(claim.tokens) || speaksOfOneself(evidence.tokens);
}

/** @throws DomainError `text-too-long` if either text is longer than a judge reads */
export function refuseLongTexts({ claim, evidence }: Pair): void {
  refuseLength("claim", claim.text);
  refuseLength("evidence", evidence.text);
}

function refuseLength(side: string, text: string): void {
  if (text.length <= MAX_JUDGED_CHARACTERS) return;
  throw new DomainError(
    "text-too-long",
    `The ${side} has ${text.length} characters. A judge reads at most ${MAX_JUDGED_CHARACTERS}: give only the passage that matters.`,
  );
}

interface Found {
  readonly findings: readonly Finding[];
  readonly rest: readonly Reason[];
  /**
   * What the words alone may not say, because a rule has read more.
   *
   * A condition, a reservation or a report of a plan rules out a contradiction. An undecided condition rules out both.
   */
  readonly binds: "nothing" | "contradiction" | "both";
}

function findingsOf(reading: PairReading): Found {
  if (reading.claim.condition !== null) {
    const found = conditionFindings(reading.claim.condition, reading);
    const isBroken = found.findings.some(({ relation }) => relation === "contradicts");
    return { ...found, binds: isBroken ? "nothing" : found.findings.length > 0 ? "contradiction" : "both" };
  }
  const reservation = reservationFindings(reading);
  if (reservation.length > 0) return { findings: reservation, rest: [], binds: "contradiction" };
  const withdrawn = withdrawalFindings(reading);
  const amounts = quantityFindings(reading);
  const findings = [
    ...withdrawn,
    // "Removed its pledge on weapons" speaks of weapons, and of nothing but the removal.
    ...(withdrawn.length > 0 ? [] : stancesBeside(amounts, reading)),
    ...amounts,
    ...deadlineFindings(reading),
    ...dueDayFindings(reading),
    ...acknowledgementFindings(reading),
  ];
  const { isReported } = reading.evidence;
  if (!isReported) return { findings, rest: [], binds: "nothing" };
  return { findings: findings.map(asReported), rest: [], binds: "contradiction" };
}

/** The findings of stances. Where the amounts differ, it confirms nothing that both texts cut or both raise. */
function stancesBeside(amounts: readonly Finding[], reading: PairReading): readonly Finding[] {
  const stances = stanceFindings(reading);
  const differ =
    amounts.some(({ relation }) => relation !== "confirms") || otherAmountIsNoBreach(reading) !== null;
  const isVoid = ({ relation, isDirection }: Finding): boolean =>
    relation === "confirms" && isDirection === true && !amounts.some((one) => one.relation === "confirms");
  return differ ? stances.filter((finding) => !isVoid(finding)) : stances;
}

function allowedWording(wording: WordingProbabilities, binds: Found["binds"]): WordingProbabilities {
  if (binds === "nothing") return wording;
  const confirms = binds === "both" ? 0 : wording.confirms;
  return { confirms, contradicts: 0, neutral: 1 - confirms };
}

/** The finding from a report: a report can weaken a claim but not break it. */
function asReported(finding: Finding): Finding {
  if (finding.relation !== "contradicts") return finding;
  return { ...finding, relation: "qualifies", manner: "narrowed", degree: "partial" };
}

const quotesOf = ({ claim, evidence }: PairReading): Quotes => ({
  ofClaim: (span) => excerpt(claim.text, span),
  ofEvidence: (span) => excerpt(evidence.text, span),
});

/** A shared subject in the claim's words, and in the evidence's where they differ. */
function subjectWords({ claimSpan, evidenceSpan }: Shared, quotes: Quotes): string {
  const [mine, theirs] = [quotes.ofClaim(claimSpan), quotes.ofEvidence(evidenceSpan)];
  return mine.toLowerCase() === theirs.toLowerCase()
    ? `"${mine}"`
    : `"${mine}" (in the evidence "${theirs}")`;
}

/** The subjects that the texts share: the reason where nothing speaks for or against the claim. */
function subjectReason(reading: PairReading): Reason {
  const { shared } = reading.overlap;
  const [first] = shared;
  if (first === undefined) return { sentence: "The two texts share no subject." };
  const words = shared.slice(0, 3).map((one) => subjectWords(one, quotesOf(reading)));
  return {
    sentence: `Both texts mention ${words.join(", ")}, but nothing in the evidence clearly supports or contradicts the claim.`,
    claimSpan: first.claimSpan,
    evidenceSpan: first.evidenceSpan,
  };
}

/** The verdict on a pair that the gate refuses. */
export function refusedVerdict({ relation, ...reason }: Refusal): Verdict {
  const unrelated = relation === "unrelated" ? 0.97 : 0.7;
  const other = (1 - unrelated) / 3;
  const probabilities = { contradicts: other, confirms: other, qualifies: other, unrelated };
  const confidence = relation === "unrelated" ? unrelated : 0;
  return { ...withoutRelation(relation, probabilities), confidence, reasons: [reason] };
}

/** The judge without a model: rules and weights. It needs no files and no network, and gives reasons with every verdict. */
export const rulesJudge: Judge = {
  name: "rules",
  version: rulesVersion,
  judge: async (pairs) => pairs.map(({ claim, evidence }) => judgePair(claim, evidence)),
};
