import { type EmbeddedClause, findEmbedded } from "../language/commitment.js";
import type { Token } from "../language/tokens.js";
import { isContent } from "../language/words.js";

/** Share of the claim's words that a clause must have to be the one the claim repeats. */
const MIN_SHARE = 0.6;

/**
 * The clause of the evidence that says what the claim says, and how far the evidence stands behind it.
 *
 * `null` where no clause under another word ("think that", "fail to") has most of the claim's words: then the claim's
 * words are the evidence's own, or are not there. Cost: linear in the texts.
 */
export function clauseOfClaim(claim: readonly Token[], evidence: readonly Token[]): EmbeddedClause | null {
  const clauses = findEmbedded(evidence);
  if (clauses.length === 0) return null;
  const sought = new Set(claim.filter(isContent).map(({ stem }) => stem));
  let best: EmbeddedClause | null = null;
  let [bestShare, bestRest] = [MIN_SHARE, 0];
  for (const clause of clauses) {
    const inside = evidence.slice(clause.first, clause.last + 1).filter(isContent);
    const share =
      new Set(inside.map(({ stem }) => stem).filter((stem) => sought.has(stem))).size / (sought.size || 1);
    // Of clauses that lie in each other the innermost that still has the words is the one that is repeated.
    if (share > bestShare || (share === bestShare && (best === null || inside.length <= bestRest))) {
      [best, bestShare, bestRest] = [clause, share, inside.length];
    }
  }
  return best;
}
