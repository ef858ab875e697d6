import { z } from "zod";
import { claimKinds, strengths, testabilities } from "../core/claims/kinds.js";
import { day, precision } from "./day.js";
import { claimId } from "./id.js";
import { page, publicSince, recordedAt } from "./text.js";

export const claimKind = z.enum(claimKinds).meta({
  description: "Whether it promises, takes a position, predicts, states a fact or defines a word",
});
export const strength = z.enum(strengths).meta({
  description: "How firmly it was said: firm (we will), intended (we plan to), hedged (we hope to)",
});
export const testability = z.enum(testabilities).meta({
  description: "testable: later events can show it right or wrong; vague: they cannot",
});
export const readingDescription =
  "The claim in an editor's words, to be understood without the quote; null if the quote is clear";
export const conditionDescription = "The condition that the claim names, such as: if the market allows";
export const scopeDescription = "What the claim covers, such as: models released in Europe";
export const dueDescription = "When a promise or prediction is due; null if it names no time";

/** A claim without its statement, as a statement lists it. */
export const claimBrief = z
  .strictObject({
    id: claimId,
    text: z.string().meta({ description: "The words of the quote that make the claim" }),
    span: z
      .strictObject({ start: z.int(), end: z.int() })
      .meta({ description: "The place of the words in the quote, in UTF-16 units" }),
    reading: z.string().nullable().meta({ description: readingDescription }),
    kind: claimKind,
    strength,
    condition: z.string().nullable().meta({ description: conditionDescription }),
    scope: z.string().nullable().meta({ description: scopeDescription }),
    dueOn: day.nullable().meta({ description: dueDescription }),
    dueOnPrecision: precision.nullable(),
    testability,
    publicSince,
    recordedAt,
    page,
  })
  .meta({ id: "ClaimBrief" });
