import { kindOf } from "../claims/classify.js";
import type { ClaimKind } from "../claims/kinds.js";
import { tokenise } from "../language/tokens.js";
import type { Manner, Relation } from "../links/relations.js";
import type { Pair } from "./verdict.js";

/** The manner of a relation to which no rule gives a manner. */
export function mannerByKind(relation: Relation, kind: ClaimKind, form: "statement" | "move"): Manner {
  if (relation === "confirms") return form === "move" ? "kept" : "restated";
  if (relation === "qualifies") return "clarified";
  if (kind === "definition") return "definition_gap";
  return kind === "promise" ? "broken_promise" : "reversal";
}

/** The manner of a relation in a pair. If the claim's kind is not given, it is read from the words. */
export function mannerOf(relation: Relation, { claim, evidence }: Pair): Manner {
  return mannerByKind(relation, claim.kind ?? kindOf(tokenise(claim.text)), evidence.form);
}
