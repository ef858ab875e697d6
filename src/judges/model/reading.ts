import type { Span } from "../../core/text/span.js";

/** What the model says of one window: probabilities in the order of its relations, and the scores of the other heads. */
export interface Scores {
  readonly relation: readonly number[];
  readonly manner: readonly number[];
  readonly degree: readonly number[];
}

/** A part of a text, and how much of the relation's probability goes when it is left out. */
export interface WeighedSpan {
  readonly span: Span;
  readonly loss: number;
}

/** What came of one pair: what the deciding window says, and which parts of the two texts decided. */
export type ModelReading =
  | {
      readonly claimSpan: Span;
      readonly evidenceSpan: Span;
      readonly scores: Scores;
      /** Looked for only where a relation is proposed. */
      readonly decisive: { readonly claim: WeighedSpan | null; readonly evidence: WeighedSpan | null } | null;
    }
  | { readonly failed: string };
