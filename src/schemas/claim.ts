import { z } from "zod";
import { ratingValues } from "../core/ratings/values.js";
import {
  claimBrief,
  claimKind,
  conditionDescription,
  dueDescription,
  readingDescription,
  scopeDescription,
  strength,
  testability,
} from "./claim-brief.js";
import { day } from "./day.js";
import { linkId, statementId } from "./id.js";
import { statement } from "./statement.js";
import { instant, line } from "./text.js";

export { ratingValues };

/** The rating that follows from a claim's published links, with its explanation and history. */
export const rating = z
  .strictObject({
    value: z.enum(ratingValues).meta({
      description:
        "no_flip, half_flip and full_flop rate positions, facts and definitions; the others rate promises and predictions",
    }),
    explanation: z.string().meta({ description: "Why the rating is what it is, in a sentence" }),
    history: z
      .array(
        z.strictObject({
          value: z.enum(ratingValues),
          since: instant,
          linkId: linkId.nullable().meta({ description: "The link that changed it; null at the start" }),
        }),
      )
      .meta({ description: "Every rating the claim has had" }),
  })
  .meta({ id: "Rating" });
export type Rating = z.infer<typeof rating>;

/** A statement as its claim shows it, without the list of claims. */
export const claimedStatement = statement.omit({ claims: true }).meta({ id: "ClaimedStatement" });

export const claim = claimBrief
  .extend({
    statement: claimedStatement,
    rating: rating.nullable().meta({ description: "Computed from the published links of the claim" }),
  })
  .meta({ id: "Claim" });
export type Claim = z.infer<typeof claim>;

export const newClaim = z
  .strictObject({
    statementId,
    text: line(2_000).meta({
      description: "The words of the quote that make the claim, character for character",
    }),
    reading: line(500).nullable().default(null).meta({ description: readingDescription }),
    kind: claimKind,
    strength,
    condition: line(1_000).nullable().default(null).meta({ description: conditionDescription }),
    scope: line(500).nullable().default(null).meta({ description: scopeDescription }),
    dueOn: day.nullable().default(null).meta({ description: dueDescription }),
    testability,
  })
  .meta({ id: "NewClaim" });
export type NewClaim = z.input<typeof newClaim>;
