import type { Judge, Pair, Verdict } from "../../src/core/verdict/verdict.js";

const evenly = { contradicts: 0.25, confirms: 0.25, qualifies: 0.25, unrelated: 0.25 };

/** A verdict: a broken promise with high confidence, unless a test says otherwise. */
export function verdictOf(changes: Partial<Verdict> = {}): Verdict {
  const relation = changes.relation === undefined ? "contradicts" : changes.relation;
  return {
    relation,
    manner: relation === "contradicts" ? "broken_promise" : null,
    degree: "full",
    letterOrSpirit: "letter",
    probabilities: evenly,
    confidence: 0.9,
    reasons: [{ sentence: `The evidence ${relation ?? "is too vague to judge"} the claim.` }],
    ...changes,
  };
}

/** A judge that gives the same verdict on every pair, or the verdict that `say` makes from the pair. */
export function judgeSaying(
  say: Partial<Verdict> | ((pair: Pair) => Partial<Verdict> | Promise<Partial<Verdict>>),
  version = "1",
): Judge & { readonly read: Pair[] } {
  const read: Pair[] = [];
  return {
    name: "test",
    version,
    read,
    judge: async (pairs) => {
      read.push(...pairs);
      return Promise.all(
        pairs.map(async (pair) => verdictOf(typeof say === "function" ? await say(pair) : say)),
      );
    },
  };
}
