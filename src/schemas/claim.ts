import { z } from "zod";
import { claimKinds, strengths, testabilities } from "../core/claims/kinds.js";
import { ratingValues } from "../core/ratings/values.js";
import { claimBrief } from "./claim-brief.js";
import { day } from "./day.js";
import { linkId, statementId } from "./id.js";
import { statement } from "./statement.js";
import { instant, line } from "./text.js";

export { ratingValues };

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
