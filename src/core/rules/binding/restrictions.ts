import type { Probabilities, Reason, Verdict } from "../../verdict/verdict.js";

const MOST_REASONS = 5;

/** A relation that needs evidence which asserts what it says. */
export type ExcludedRelation = "contradicts" | "confirms";

/** Relations that a pair cannot have, the reason, and the answer that replaces them: `qualifies` or "cannot tell". */
export interface Restriction {
  readonly excludes: readonly ExcludedRelation[];
  readonly becomes: "qualifies" | "cannot tell";
  readonly reason: Reason;
}

/** A verdict under a restriction: an excluded relation has probability 0, and the restriction's reason comes first. Pure. */
export function withRestriction(verdict: Verdict, restriction: Restriction): Verdict {
  const probabilities = restriction.excludes.reduce(
    (kept, relation) => without(kept, relation, restriction.becomes),
    verdict.probabilities,
  );
  if (!restriction.excludes.some((relation) => relation === verdict.relation))
    return { ...verdict, probabilities };
  const reasons = [restriction.reason, ...verdict.reasons].slice(0, MOST_REASONS);
  if (restriction.becomes === "qualifies") {
    const narrowed = { relation: "qualifies", manner: "narrowed", degree: "partial" } as const;
    return { ...verdict, ...narrowed, probabilities, confidence: probabilities.qualifies, reasons };
  }
  const nothing = { relation: null, manner: null, degree: null, letterOrSpirit: null } as const;
  return { ...nothing, probabilities, confidence: Math.max(...Object.values(probabilities)), reasons };
}

function without(
  probabilities: Probabilities,
  relation: ExcludedRelation,
  becomes: Restriction["becomes"],
): Probabilities {
  const { qualifies, unrelated } = probabilities;
  const taken = probabilities[relation];
  const kept = { ...probabilities, [relation]: 0 };
  if (becomes === "qualifies") return { ...kept, qualifies: qualifies + taken };
  return { ...kept, qualifies: qualifies + taken / 2, unrelated: unrelated + taken / 2 };
}
