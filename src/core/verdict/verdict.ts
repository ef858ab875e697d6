import type { ClaimKind, Strength, Voice } from "../claims/kinds.js";
import type { Day } from "../dates/day.js";
import type { Degree, LetterOrSpirit, Manner, VerdictRelation } from "../links/relations.js";
import type { Span } from "../text/span.js";
import type { JudgeCost } from "./cost.js";

/** One reason of a verdict: a sentence for a reader, and the words of the two texts that it rests on. */
export interface Reason {
  readonly sentence: string;
  readonly claimSpan?: Span;
  readonly evidenceSpan?: Span;
}

/** A claim as a judge reads it. Spans count in `text`. A judge may read `context` but never cites it. */
export interface JudgedClaim {
  readonly text: string;
  readonly context?: string;
  readonly kind?: ClaimKind;
  readonly strength?: Strength;
  readonly condition?: string;
  readonly scope?: string;
  readonly voice?: Voice;
  readonly day?: Day;
  readonly dueDay?: Day;
  /** Names of the company that the claim is about, with aliases, parents and subsidiaries. Empty when not known. */
  readonly companies: readonly string[];
}

/** Evidence as a judge reads it: a statement, or a move in an editor's words. */
export interface JudgedEvidence {
  readonly text: string;
  readonly context?: string;
  readonly form: "statement" | "move";
  readonly statedReason?: string;
  /** `reported` evidence is a report of a plan. It can weaken a claim but not break it. */
  readonly disclosure?: "announced" | "silent" | "reported";
  readonly voice?: Voice;
  readonly day?: Day;
  readonly companies: readonly string[];
}

export interface Pair {
  readonly claim: JudgedClaim;
  readonly evidence: JudgedEvidence;
}

export type Probabilities = Readonly<Record<VerdictRelation, number>>;

/**
 * A judge's answer about a pair.
 *
 * `relation` is `null` if the judge cannot tell. The four probabilities sum to 1, and `confidence` is the probability of
 * the relation. There is always at least one reason, also for `unrelated` and for "cannot tell".
 */
export interface Verdict {
  readonly relation: VerdictRelation | null;
  readonly manner: Manner | null;
  readonly degree: Degree | null;
  readonly letterOrSpirit: LetterOrSpirit | null;
  readonly probabilities: Probabilities;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Set if the relation is the likeliest, but not certain enough by the judge's own measure to propose a link. */
  readonly isUncertain?: true;
  /** The judge that answered instead, if the asked judge could not answer. */
  readonly fallback?: Fallback;
}

/** The judge that gave a verdict in place of another, and when the other may be asked again. */
export interface Fallback {
  readonly name: string;
  readonly version: string;
  readonly askAgain: "soon" | "tomorrow" | "never";
}

/** A reader of pairs that gives verdicts in the same order. One version always gives one verdict for the same pair. */
export interface Judge {
  readonly name: string;
  readonly version: string;
  /** Calls `spent` with the cost of each request, if the judge makes any. */
  judge(pairs: readonly Pair[], spent?: (cost: JudgeCost) => void): Promise<readonly Verdict[]>;
}

/** The most characters that a judge reads in either text. Longer texts are refused with `text-too-long`. */
export const MAX_JUDGED_CHARACTERS = 120_000;
