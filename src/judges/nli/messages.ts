import type { Span } from "../../core/text/span.js";
import type { NliScores } from "./labels.js";

/** What the process needs to load a model. */
export interface ModelToLoad {
  readonly folder: string;
  readonly dtype: "fp32" | "fp16" | "q8" | "q4";
  readonly threads: number;
}

export interface TextPair {
  readonly claim: string;
  readonly evidence: string;
}

/** The model's scores for one window of the claim and one window of the evidence. */
export interface ReadWindow {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly scores: NliScores;
}

/** The result for one pair: its windows, or why the model did not read it. */
export type PairReading = { readonly windows: readonly ReadWindow[] } | { readonly failed: string };
