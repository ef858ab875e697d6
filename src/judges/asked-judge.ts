import type { Pair, Verdict } from "../core/judge/verdict.js";

/**
 * Why a judge gave no verdict on a pair.
 *
 * `cause` completes the sentence "The judge could not answer (...)". `again` says when it may be asked once more:
 * `soon`, the next day (`tomorrow`: its budget is used up), or `never`: the same pair would fail in the same way.
 */
export interface Failure {
  readonly cause: string;
  readonly again: "soon" | "tomorrow" | "never";
}

/** What came of asking about one pair. */
export type Answer = { readonly verdict: Verdict } | { readonly failure: Failure };

/** A judge that must be asked: a model or an endpoint. It fails on single pairs, and never throws for them. */
export interface AskedJudge {
  readonly name: string;
  /** Changes whenever an answer could: the model and the version of how it is asked. */
  readonly version: string;
  /** One answer a pair, in their order. `keep` is called with each answer as it comes. */
  ask(pairs: readonly Pair[], keep: (place: number, answer: Answer) => Promise<void>): Promise<void>;
  /** Ends what is under way; what waits for an answer gets a failure. */
  close(): Promise<void>;
}

/** Where judges say what went wrong: the part of pino's interface that they use. */
export interface JudgeLog {
  warn(fields: object, message: string): void;
}
