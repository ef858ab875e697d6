/** The relations of evidence to a claim. A judge may answer `unrelated`, but no link is stored for it. */
export const relations = ["contradicts", "confirms", "qualifies"] as const;
export type Relation = (typeof relations)[number];
export const verdictRelations = [...relations, "unrelated"] as const;
export type VerdictRelation = (typeof verdictRelations)[number];

export const manners = [
  "broken_promise",
  "reversal",
  "missed_deadline",
  "definition_gap",
  "changed_reason",
  "kept",
  "restated",
  "condition_met",
  "narrowed",
  "clarified",
] as const;
export type Manner = (typeof manners)[number];

/** Which manners a relation can have. */
export const mannersOf = {
  contradicts: ["broken_promise", "reversal", "missed_deadline", "definition_gap", "changed_reason"],
  confirms: ["kept", "restated", "condition_met"],
  qualifies: ["narrowed", "clarified", "changed_reason", "definition_gap"],
} as const satisfies Record<Relation, readonly Manner[]>;

export const degrees = ["full", "partial"] as const;
export type Degree = (typeof degrees)[number];
export const letterOrSpirits = ["letter", "spirit"] as const;
export type LetterOrSpirit = (typeof letterOrSpirits)[number];
