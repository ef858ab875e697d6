import type { JudgeCost } from "../core/verdict/cost.js";
import type { Pair, Verdict } from "../core/verdict/verdict.js";

/**
 * Why a judge gave no verdict on a pair, and when to ask again.
 *
 * `cause` completes the sentence "The judge could not answer (...)". `again` is `soon`; `tomorrow`, for a daily budget
 * that is used up or a refused request; or `never`, if the same pair would fail in the same way.
 */
export interface Failure {
  readonly cause: string;
  readonly again: "soon" | "tomorrow" | "never";
}

/** The result of asking about one pair. */
export type Answer = { readonly verdict: Verdict } | { readonly failure: Failure };

/** A judge that runs elsewhere: a model in a thread, or an endpoint. It reports failures pair by pair and never throws. */
export interface AskedJudge {
  readonly name: string;
  /** Changes whenever an answer could change. Holds the model and the version of the way of asking. */
  readonly version: string;
  /**
   * Asks about each pair. Calls `keep` once for each pair as its answer arrives; `place` is the pair's index. Calls
   * `spent` after each request that costs something.
   */
  ask(
    pairs: readonly Pair[],
    keep: (place: number, answer: Answer) => Promise<void>,
    spent?: (cost: JudgeCost) => void,
  ): Promise<void>;
  /** Stops all work. Pairs still waiting for an answer get a failure. */
  close(): Promise<void>;
}

/** The log of the judges: the part of pino's interface that they use. */
export interface JudgeLog {
  warn(fields: object, message: string): void;
}
