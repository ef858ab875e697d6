import type { Span } from "../../core/text/span.js";
import type { NliScores } from "./labels.js";

/** What the thread needs to load a model. */
export interface ModelToLoad {
  /** A folder, or a model's id on the hub. */
  readonly model: string;
  readonly isFolder: boolean;
  readonly revision: string;
  readonly cache: string;
  readonly dtype: "fp32" | "fp16" | "q8" | "q4";
  readonly threads: number;
}

export interface TextPair {
  readonly claim: string;
  readonly evidence: string;
}

/** A request to the thread: all pairs of one call to the judge. */
export interface Request {
  readonly id: number;
  readonly pairs: readonly TextPair[];
}

/** The model's scores for one window of the claim and one window of the evidence. */
export interface ReadWindow {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly scores: NliScores;
}

/** The result for one pair: its windows, or why the model did not read it. */
export type PairReading = { readonly windows: readonly ReadWindow[] } | { readonly failed: string };

/** A message from the thread: ready, still working, a result, a failed request, or an unusable model. */
export type FromThread =
  | { readonly kind: "ready" | "progress" }
  | { readonly kind: "read"; readonly id: number; readonly readings: readonly PairReading[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: string }
  | { readonly kind: "broken"; readonly error: string };
