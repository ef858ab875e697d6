import type { Probabilities, Reason, Verdict } from "./verdict.js";

const MOST_REASONS = 5;

/** What the evidence must stand behind its words for. */
export type Barred = "contradicts" | "confirms";

/** Why a pair may not be called by some relations, and what it is instead: narrowed, or nothing that can be told. */
export interface Bar {
  readonly barred: readonly Barred[];
  readonly becomes: "qualifies" | "cannot tell";
  readonly reason: Reason;
}

/** A verdict as a bar lets it stand: what is barred has no probability, and says no more than the bar's reason. Pure. */
export function withBar(verdict: Verdict, bar: Bar): Verdict {
  const probabilities = bar.barred.reduce(
    (kept, relation) => without(kept, relation, bar.becomes),
    verdict.probabilities,
  );
  if (!bar.barred.some((relation) => relation === verdict.relation)) return { ...verdict, probabilities };
  const reasons = [bar.reason, ...verdict.reasons].slice(0, MOST_REASONS);
  if (bar.becomes === "qualifies") {
    const narrowed = { relation: "qualifies", manner: "narrowed", degree: "partial" } as const;
    return { ...verdict, ...narrowed, probabilities, confidence: probabilities.qualifies, reasons };
  }
  const nothing = { relation: null, manner: null, degree: null, letterOrSpirit: null } as const;
  return { ...nothing, probabilities, confidence: Math.max(...Object.values(probabilities)), reasons };
}

function without(probabilities: Probabilities, relation: Barred, becomes: Bar["becomes"]): Probabilities {
  const { qualifies, unrelated } = probabilities;
  const taken = probabilities[relation];
  const kept = { ...probabilities, [relation]: 0 };
  if (becomes === "qualifies") return { ...kept, qualifies: qualifies + taken };
  return { ...kept, qualifies: qualifies + taken / 2, unrelated: unrelated + taken / 2 };
}
