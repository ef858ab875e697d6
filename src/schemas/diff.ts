import { z } from "zod";
import { verdictRelations } from "../core/links/relations.js";
import { MAX_JUDGED_CHARACTERS } from "../core/verdict/verdict.js";
import { claimKind } from "./claim-brief.js";
import { day } from "./day.js";
import { judgeCost } from "./judge-cost.js";
import { degree, letterOrSpirit, manner, probabilities, reason } from "./link.js";
import { disclosure } from "./move.js";
import { voice } from "./statement.js";
import { line } from "./text.js";

// A judged text is data and is stored nowhere, so markup and odd characters are allowed.
const judgedText = z
  .string()
  .min(1, "is empty")
  .refine(
    (value) => value.isWellFormed() && !value.includes("\u0000"),
    "holds U+0000 or half of a surrogate pair: send well-formed text",
  )
  // The judge itself refuses a longer text, as `text-too-long`; the document only states the limit.
  .meta({ maxLength: MAX_JUDGED_CHARACTERS });

export const diffRequest = z
  .strictObject({
    claim: judgedText,
    evidence: judgedText,
    claimDay: day.optional().meta({ description: "The day of the claim" }),
    evidenceDay: day.optional().meta({ description: "The day of the evidence" }),
    claimDueDay: day.optional().meta({ description: "When the promise was due, if its words do not say so" }),
    company: line(200).optional().meta({ description: "Name of the company that both texts are about" }),
    claimCompany: line(200).optional().meta({ description: "Name of the claim's company, if it differs" }),
    evidenceCompany: line(200)
      .optional()
      .meta({ description: "Name of the evidence's company, if it differs; the two are then not compared" }),
    claimKind: claimKind.optional().meta({ description: "The kind of claim; read from its words if absent" }),
    claimCondition: line(1_000)
      .optional()
      .meta({ description: "A condition of the claim that is not in its text" }),
    claimVoice: voice.optional(),
    evidenceForm: z.enum(["statement", "move"]).default("statement").meta({
      description: "statement: somebody's words; move: something done, in an observer's words",
    }),
    evidenceVoice: voice.optional(),
    evidenceDisclosure: disclosure.optional().meta({
      description: "reported evidence can weaken a claim but never contradict it",
    }),
    judge: z.enum(["site"]).optional().meta({
      description:
        "site: the judge that reads this site's entries; needs a key. It may send both texts to an endpoint and cost money.",
    }),
  })
  .meta({ id: "DiffRequest" });
export type DiffRequest = z.input<typeof diffRequest>;

export const diffAnswer = z
  .strictObject({
    relation: z.enum(verdictRelations).nullable().meta({
      description: "What the evidence does to the claim; null if the judge cannot tell",
    }),
    manner,
    degree,
    letterOrSpirit,
    probabilities,
    confidence: z.number().meta({ description: "Probability of the relation, from 0 to 1" }),
    reasons: z.array(reason).meta({ description: "Why, with the words that each reason rests on" }),
    judge: z.strictObject({ name: z.string(), version: z.string() }).meta({
      description: "The judge that answered: the rules if the asked judge could not, and a reason says so",
    }),
    cost: z
      .strictObject(judgeCost)
      .optional()
      .meta({ description: "What the answer cost, if the site's judge asked an endpoint" }),
  })
  .meta({ id: "DiffAnswer" });
export type DiffAnswer = z.infer<typeof diffAnswer>;
