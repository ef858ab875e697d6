import type { JudgedClaim, JudgedEvidence, Pair } from "../../src/core/judge/verdict.js";
import type { JudgeLog } from "../../src/judges/asked-judge.js";

/** A promise to keep weights open and the move that withholds them; what a test says of either takes their place. */
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

/** A log that keeps what it is told. */
export function keptLog(): JudgeLog & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`) };
}
