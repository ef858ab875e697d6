import { type EmbeddedClause, findEmbedded } from "../../language/commitment.js";
import type { Token } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";

/** The share of the claim's words that a clause needs to count as the same statement. */
const MIN_SHARE = 0.6;

/**
 * The clause of the evidence that repeats the claim under another word ("think that", "fail to").
 *
 * Its commitment says how far the evidence asserts it. `null` if no such clause has most of the claim's words. Cost:
 * linear in the texts.
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
    // If clauses are nested, the innermost clause that has the words repeats the claim.
    if (share > bestShare || (share === bestShare && (best === null || inside.length <= bestRest))) {
      [best, bestShare, bestRest] = [clause, share, inside.length];
    }
  }
  return best;
}
