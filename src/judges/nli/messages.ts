import type { Span } from "../../core/text/span.js";
import type { NliScores } from "./labels.js";

/** What the thread is started with. */
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

/** A request to the thread: all pairs of one call. */
export interface Request {
  readonly id: number;
  readonly pairs: readonly TextPair[];
}

/** What the model says of a window of the claim beside a window of the evidence. */
export interface ReadWindow {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly scores: NliScores;
}

/** What came of one pair: its windows, or why it was not read. */
export type PairReading = { readonly windows: readonly ReadWindow[] } | { readonly failed: string };

/** What the thread says: that it is ready, that it is at work, what it read, or that its model cannot be used. */
export type FromThread =
  | { readonly kind: "ready" | "progress" }
  | { readonly kind: "read"; readonly id: number; readonly readings: readonly PairReading[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: string }
  | { readonly kind: "broken"; readonly error: string };
