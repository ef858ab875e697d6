import { z } from "zod";
import { claimKinds, strengths, testabilities } from "../core/claims/kinds.js";
import { day, precision } from "./day.js";
import { claimId } from "./id.js";
import { instant } from "./text.js";

/** A claim without its statement: what a statement lists. */
export const claimBrief = z
  .strictObject({
    id: claimId,
    text: z.string().meta({ description: "The words of the quote that make the claim" }),
    span: z
      .strictObject({ start: z.int(), end: z.int() })
      .meta({ description: "Where in the quote, in UTF-16 units" }),
    reading: z
      .string()
      .nullable()
      .meta({ description: "The claim in an editor's words, to be read on its own" }),
    kind: z.enum(claimKinds),
    strength: z.enum(strengths),
    condition: z.string().nullable(),
    scope: z.string().nullable(),
    dueOn: day.nullable(),
    dueOnPrecision: precision.nullable(),
    testability: z.enum(testabilities),
    publicSince: instant.nullable(),
    recordedAt: instant,
    page: z.string(),
  })
  .meta({ id: "ClaimBrief" });
