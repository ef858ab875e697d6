import type { ClaimKind } from "../claims/kinds.js";
import type { Degree, Manner, Relation } from "../links/relations.js";

/** The values of a rating. The first three are for positions, facts and definitions, the others for promises and predictions. */
export const ratingValues = [
  "no_flip",
  "half_flip",
  "full_flop",
  "not_yet_rated",
  "in_the_works",
  "stalled",
  "compromise",
  "kept",
  "broken",
  "unclear_or_disputed",
] as const;
export type RatingValue = (typeof ratingValues)[number];

/** The part of a published link that the rating of its claim depends on. */
export interface PublishedRelation {
  readonly relation: Relation;
  readonly manner: Manner | null;
  readonly degree: Degree | null;
}

/** The weight of a published link in a rating. */
export type Weight =
  | "full contradiction"
  | "missed deadline"
  | "partial contradiction"
  | "kept"
  | "partly kept"
  | "condition met"
  | "none";

/**
 * The weight of a published link in a rating.
 *
 * A degree that nobody stated counts as partial, for and against. A link that narrows a claim counts as a partial
 * contradiction. A link that clarifies, explains or defines does not count, nor does one that repeats the claim.
 */
export function ratingWeight({ relation, manner, degree }: PublishedRelation): Weight {
  switch (relation) {
    case "contradicts":
      if (degree !== "full") return "partial contradiction";
      return manner === "missed_deadline" ? "missed deadline" : "full contradiction";
    case "qualifies":
      return manner === "narrowed" ? "partial contradiction" : "none";
    case "confirms":
      if (manner === "restated") return "none";
      if (manner === "condition_met") return "condition met";
      return degree === "full" ? "kept" : "partly kept";
  }
}

type Counts = Readonly<Record<Weight, number>>;

/** How many links have each weight. */
export function countWeights(links: readonly PublishedRelation[]): Counts {
  const counts: Record<Weight, number> = {
    "full contradiction": 0,
    "missed deadline": 0,
    "partial contradiction": 0,
    kept: 0,
    "partly kept": 0,
    "condition met": 0,
    none: 0,
  };
  for (const link of links) counts[ratingWeight(link)] += 1;
  return counts;
}

function positionValue(counts: Counts): RatingValue {
  if (counts["full contradiction"] + counts["missed deadline"] > 0) return "full_flop";
  return counts["partial contradiction"] > 0 ? "half_flip" : "no_flip";
}

function brokenValue(counts: Counts): RatingValue {
  if (counts.kept > 0) return counts["full contradiction"] > 0 ? "unclear_or_disputed" : "compromise";
  return counts["condition met"] > 0 ? "unclear_or_disputed" : "broken";
}

function promiseValue(counts: Counts, isOverdue: boolean): RatingValue {
  if (counts["full contradiction"] + counts["missed deadline"] > 0) return brokenValue(counts);
  if (counts["partial contradiction"] > 0) return "compromise";
  if (counts.kept > 0) return "kept";
  // Once its condition was met, the claim no longer depends on its due day.
  if (isOverdue && counts["condition met"] === 0) return "stalled";
  return counts["partly kept"] > 0 ? "in_the_works" : "not_yet_rated";
}

/**
 * The value that published links give a claim of this kind.
 *
 * | promise, prediction | when |
 * |---|---|
 * | broken | contradicted in full |
 * | unclear_or_disputed | contradicted in full, and also kept in full or its condition met |
 * | compromise | contradicted in part or narrowed; or kept in full after a missed deadline |
 * | kept | confirmed in full as kept, contradicted by nothing |
 * | stalled | its due day has passed and it is not confirmed in full |
 * | in_the_works | confirmed in part |
 * | not_yet_rated | none of these |
 *
 * A position, fact or definition is a full_flop if contradicted in full, a half_flip if contradicted in part or narrowed,
 * and otherwise a no_flip.
 */
export function ratingValue(
  kind: ClaimKind,
  links: readonly PublishedRelation[],
  isOverdue: boolean,
): RatingValue {
  const counts = countWeights(links);
  switch (kind) {
    case "position":
    case "fact":
    case "definition":
      return positionValue(counts);
    case "promise":
    case "prediction":
      return promiseValue(counts, isOverdue);
  }
}
