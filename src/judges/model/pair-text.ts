import type { Day } from "../../core/dates/day.js";
import type { JudgedClaim, JudgedEvidence } from "../../core/verdict/verdict.js";

/** A text as the model reads it: what is known of it, then the text itself. */
export interface ModelText {
  /** "promise, firm, 2019: ", or empty where nothing is known. */
  readonly head: string;
  readonly text: string;
}

/** A claim and its evidence as the model reads them. */
export interface ModelPair {
  readonly claim: ModelText;
  readonly evidence: ModelText;
}

// The same words as in training/walkback_judge/pairs.py: a model reads what it was trained on.
const headOf = (known: readonly string[]): string => {
  const parts = known.filter((part) => part !== "");
  return parts.length > 0 ? `${parts.join(", ")}: ` : "";
};

const yearOf = (day: Day | undefined): string => day?.first.slice(0, 4) ?? "";

/** Months since year 0; of a year its middle. */
function monthsOf({ first, precision }: Day): number {
  const year = Number(first.slice(0, 4)) * 12;
  return precision === "year" ? year + 5.5 : year + Number(first.slice(5, 7)) - 1;
}

function distance(claim: Day | undefined, evidence: Day | undefined): string {
  if (claim === undefined || evidence === undefined) return "";
  const gap = monthsOf(evidence) - monthsOf(claim);
  if (gap < 0) return "earlier";
  if (gap < 2) return "soon after";
  if (gap < 12) return "months later";
  const years = Math.floor(gap / 12 + 0.5);
  return years === 1 ? "a year later" : `${years} years later`;
}

/** What the model reads of a pair. Names of companies, sources and speakers are not part of it. */
export function modelPair({
  claim,
  evidence,
}: {
  readonly claim: JudgedClaim;
  readonly evidence: JudgedEvidence;
}): ModelPair {
  const voice = claim.voice === "reporting" ? "said of others" : "";
  const form = evidence.form === "move" ? "act" : "words";
  const reported = evidence.disclosure === "reported" ? "reported" : "";
  return {
    claim: {
      head: headOf([claim.kind ?? "", claim.strength ?? "", voice, yearOf(claim.day)]),
      text: claim.text,
    },
    evidence: {
      head: headOf([form, reported, yearOf(evidence.day), distance(claim.day, evidence.day)]),
      text: evidence.text,
    },
  };
}
