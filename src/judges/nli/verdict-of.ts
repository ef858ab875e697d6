import type { Relation } from "../../core/links/relations.js";
import { mannerOf } from "../../core/verdict/manner.js";
import { PROPOSAL_THRESHOLD, QUALIFIES_PRIOR } from "../../core/verdict/thresholds.js";
import type { Pair, Reason, Verdict } from "../../core/verdict/verdict.js";
import type { NliScores } from "./labels.js";
import type { ReadWindow } from "./messages.js";

const inWords = { contradicts: "as contradicting the claim", confirms: "as confirming the claim" } as const;

const relationOf = ({ contradiction, entailment }: NliScores): "contradicts" | "confirms" | null => {
  if (contradiction >= PROPOSAL_THRESHOLD) return "contradicts";
  return entailment >= PROPOSAL_THRESHOLD ? "confirms" : null;
};

function reasonOf({ claimSpan, evidenceSpan, scores }: ReadWindow, relation: keyof typeof inWords): Reason {
  const probability = relation === "contradicts" ? scores.contradiction : scores.entailment;
  const sentence = `The model reads this passage ${inWords[relation]}, with a probability of ${probability.toFixed(2)}. It gives no other reason.`;
  return { sentence, claimSpan, evidenceSpan };
}

/**
 * The verdict that follows from a model's readings of a pair's windows. Pure.
 *
 * It follows the window that the model most surely reads as for or against the claim. Most passages of a long text do
 * not concern the claim, so an average would hide the one that does. If another window says the opposite, the degree
 * is partial and the reasons name both windows.
 */
export function verdictOf(pair: Pair, windows: readonly ReadWindow[]): Verdict {
  const [best, ...others] = [...windows].sort((a, b) => a.scores.neutral - b.scores.neutral);
  if (best === undefined) throw new Error("A pair has at least one window.");
  const { contradiction, entailment, neutral } = best.scores;
  const probabilities = {
    contradicts: contradiction,
    confirms: entailment,
    qualifies: neutral * QUALIFIES_PRIOR,
    unrelated: neutral * (1 - QUALIFIES_PRIOR),
  };
  const relation = relationOf(best.scores);
  if (relation === null) return withoutRelation(probabilities);
  const opposite = others.find(({ scores }) => relationOf(scores) === oppositeOf[relation]);
  const isWhole =
    opposite === undefined && best.claimSpan.end - best.claimSpan.start === pair.claim.text.length;
  return {
    relation,
    manner: mannerOf(relation, pair),
    degree: isWhole ? "full" : "partial",
    letterOrSpirit: "letter",
    probabilities,
    confidence: probabilities[relation],
    reasons: [reasonOf(best, relation), ...(opposite ? [reasonOf(opposite, oppositeOf[relation])] : [])],
  };
}

const oppositeOf = { contradicts: "confirms", confirms: "contradicts" } as const satisfies Partial<
  Record<Relation, Relation>
>;

function withoutRelation(probabilities: Verdict["probabilities"]): Verdict {
  const isUnrelated = probabilities.unrelated >= PROPOSAL_THRESHOLD;
  const sentence = isUnrelated
    ? "The model finds no passage of the evidence that confirms or contradicts the claim."
    : "The model is not sure enough how the evidence relates to the claim.";
  return {
    ...{ relation: isUnrelated ? "unrelated" : null, manner: null, degree: null, letterOrSpirit: null },
    probabilities,
    confidence: Math.max(...Object.values(probabilities)),
    reasons: [{ sentence }],
  };
}
