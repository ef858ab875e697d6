import { z } from "zod";
import { companyRef } from "./company.js";
import { day, precision } from "./day.js";
import { captureId, companyId, moveId } from "./id.js";
import { source } from "./source.js";
import { locator, noteText, proof, quoteConfidence, quoteText, seenInList } from "./statement.js";
import { page, publicSince, recordedAt, slug, text } from "./text.js";
import { topicRef } from "./topic.js";

export const moveKinds = [
  "release",
  "licence_change",
  "policy_change",
  "product_change",
  "shutdown",
  "price_change",
  "filing",
  "settlement",
  "layoff",
  "reported_plan",
  "restructuring",
  "rename",
  "terms_change",
  "enforcement",
  "acquisition",
  "other",
] as const;
export const disclosures = ["announced", "silent", "reported"] as const;
export const disclosure = z.enum(disclosures).meta({
  description:
    "announced: the company said so; silent: it did it without a word; reported: only others say so",
});
const description = "What the company did, in an editor's words";
const statedReason = "The reason that the company gave";

export const move = z
  .strictObject({
    id: moveId,
    company: companyRef,
    kind: z.enum(moveKinds),
    description: z.string().meta({ description }),
    quote: z.string().nullable().meta({ description: "Words of the source that show it, verbatim" }),
    effectiveOn: day.meta({ description: "The day it took effect" }),
    effectiveOnPrecision: precision,
    disclosure,
    statedReason: z.string().nullable().meta({ description: statedReason }),
    locator,
    quoteConfidence,
    seenIn: seenInList,
    note: noteText,
    source,
    captureId: captureId.nullable(),
    topics: z.array(topicRef),
    publicSince,
    recordedAt,
    page,
  })
  .meta({ id: "Move" });
export type Move = z.infer<typeof move>;

export const newMove = z
  .strictObject({
    company: z.union([companyId, slug]).meta({ description: "Id or slug of the company" }),
    kind: z.enum(moveKinds),
    description: text(5_000).meta({ description }),
    quote: quoteText
      .nullable()
      .default(null)
      .meta({ description: "Words of the source that show it, verbatim" }),
    effectiveOn: day.meta({ description: "The day it took effect, as precise as it is known" }),
    disclosure,
    statedReason: text(2_000).nullable().default(null).meta({ description: statedReason }),
    ...proof,
  })
  .meta({ id: "NewMove" });
export type NewMove = z.input<typeof newMove>;
