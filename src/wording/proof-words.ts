import type { Statement } from "../schemas/statement.js";

/** What a reader needs to know of a proof; `quote` is null for a move without a quote. */
export type Proof = Pick<Statement, "quoteConfidence" | "captureId" | "seenIn"> & {
  readonly quote: string | null;
};

/** Where the words or the move were seen, and how a reader can check. `places` are addresses to print after `seen`. */
export interface ProofWords {
  readonly seen: string;
  readonly places: readonly string[];
  readonly check: string | null;
}

interface Terms {
  readonly subject: string;
  readonly verb: "was" | "were";
  readonly others: readonly [one: string, many: string];
  readonly check: string;
}

function termsOf({ quote }: Proof): Terms {
  if (quote === null)
    return {
      subject: "This move",
      verb: "was",
      others: ["another document that reports it", "other documents that report it"],
      check: "To check it, read the source.",
    };
  return {
    subject: "The quoted words",
    verb: "were",
    others: ["another document that quotes them", "other documents that quote them"],
    check: "To check them, search the source for the quote.",
  };
}

/** Says which applies: the words were seen in the source, in another document, or the record does not say where. */
export function proofWords(proof: Proof): ProofWords {
  const { subject, verb, others, check } = termsOf(proof);
  const { quoteConfidence, captureId, quote, seenIn } = proof;
  // The service searches the capture for a quote before it records the two together.
  if (captureId !== null && quote !== null)
    return { seen: `${subject} are in the saved copy of the source`, places: [], check: null };
  if (quoteConfidence === "primary")
    return { seen: `${subject} ${verb} seen in the source itself`, places: [], check: null };
  if (seenIn.length > 0)
    return {
      seen: `${subject} ${verb} seen in ${others[seenIn.length === 1 ? 0 : 1]}`,
      places: seenIn,
      check,
    };
  return {
    seen: `The record does not say where ${subject.toLowerCase()} ${verb} seen`,
    places: [],
    check,
  };
}
