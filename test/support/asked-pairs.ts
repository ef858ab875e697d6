import type { JudgedClaim, JudgedEvidence, Pair } from "../../src/core/verdict/verdict.js";
import type { JudgeLog } from "../../src/judges/asked-judge.js";

/** A promise to keep weights open and a move that withholds them; a test may change either. */
export function weightsPair(claim: Partial<JudgedClaim> = {}, evidence: Partial<JudgedEvidence> = {}): Pair {
  return {
    claim: { text: "We will keep all weights open.", companies: ["Acme"], kind: "promise", ...claim },
    evidence: {
      text: "Withheld the weights of its new model.",
      form: "move",
      companies: ["Acme"],
      ...evidence,
    },
  };
}

/** A log that keeps its lines. */
export function keptLog(): JudgeLog & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`) };
}
