import { z } from "zod";
import { claimKinds, voices } from "../core/claims/kinds.js";
import { MAX_JUDGED_CHARACTERS } from "../core/judge/verdict.js";
import { degrees, letterOrSpirits, manners, verdictRelations } from "../core/links/relations.js";
import { day } from "./day.js";
import { probabilities, reason } from "./link.js";
import { disclosures } from "./move.js";
import { line } from "./text.js";

// Texts to be judged are data: they may hold anything that text can hold, and are stored nowhere.
const judgedText = z
  .string()
  .min(1, "is empty")
  .refine(
    (value) => value.isWellFormed() && !value.includes("\u0000"),
    "holds U+0000 or half of a surrogate pair",
  )
  // Refused by the judge itself, as `text-too-long`: here it is only told.
  .meta({ maxLength: MAX_JUDGED_CHARACTERS });

export const diffRequest = z
  .strictObject({
    claim: judgedText,
    evidence: judgedText,
    claimDay: day.optional(),
    evidenceDay: day.optional(),
    claimDueDay: day
      .optional()
      .meta({ description: "By when the claim promised it, where its words do not say" }),
    company: line(200).optional().meta({ description: "Name of the company both are about" }),
    claimCompany: line(200).optional(),
    evidenceCompany: line(200).optional(),
    claimKind: z.enum(claimKinds).optional(),
    claimCondition: line(1_000).optional(),
    claimVoice: z.enum(voices).optional(),
    evidenceForm: z.enum(["statement", "move"]).default("statement"),
    evidenceVoice: z.enum(voices).optional(),
    evidenceDisclosure: z
      .enum(disclosures)
      .optional()
      .meta({ description: "What is only `reported` can weaken a claim, not break it" }),
  })
  .meta({ id: "DiffRequest" });
export type DiffRequest = z.input<typeof diffRequest>;

export const diffAnswer = z
  .strictObject({
    relation: z.enum(verdictRelations).nullable().meta({ description: "null: cannot tell" }),
    manner: z.enum(manners).nullable(),
    degree: z.enum(degrees).nullable(),
    letterOrSpirit: z.enum(letterOrSpirits).nullable(),
    probabilities,
    confidence: z.number(),
    reasons: z.array(reason),
    judge: z.strictObject({ name: z.string(), version: z.string() }),
  })
  .meta({ id: "DiffAnswer" });
export type DiffAnswer = z.infer<typeof diffAnswer>;
