import { z } from "zod";
import { claimKinds, degrees, manners, relations, strengths, testabilities } from "../core/judge/verdict.js";
import { claimBrief } from "./claim-brief.js";
import { day } from "./day.js";
import { linkId, statementId } from "./id.js";
import { statement } from "./statement.js";
import { instant, line } from "./text.js";

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

/** What follows from a claim's published links: computed, explained, with what it was before. */
export const rating = z
  .strictObject({
    value: z.enum(ratingValues),
    explanation: z.string(),
    history: z.array(
      z.strictObject({ value: z.enum(ratingValues), since: instant, linkId: linkId.nullable() }),
    ),
  })
  .meta({ id: "Rating" });
export type Rating = z.infer<typeof rating>;

/** A published link as a rating sees it. */
export const ratedLink = z.strictObject({
  id: linkId,
  relation: z.enum(relations),
  manner: z.enum(manners).nullable(),
  degree: z.enum(degrees).nullable(),
  publishedAt: instant,
  withdrawnAt: instant.nullable(),
});
export type RatedLink = z.infer<typeof ratedLink>;

/** A statement as its claim shows it: without the list of claims. */
export const claimedStatement = statement.omit({ claims: true }).meta({ id: "ClaimedStatement" });

export const claim = claimBrief
  .extend({ statement: claimedStatement, rating: rating.nullable() })
  .meta({ id: "Claim" });
export type Claim = z.infer<typeof claim>;

export const newClaim = z
  .strictObject({
    statementId,
    text: line(2_000).meta({ description: "Words of the quote, as they stand there" }),
    reading: line(500).nullable().default(null),
    kind: z.enum(claimKinds),
    strength: z.enum(strengths),
    condition: line(1_000).nullable().default(null),
    scope: line(500).nullable().default(null),
    dueOn: day.nullable().default(null),
    testability: z.enum(testabilities),
  })
  .meta({ id: "NewClaim" });
export type NewClaim = z.input<typeof newClaim>;
