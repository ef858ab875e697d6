import { z } from "zod";
import { companyRef } from "./company.js";
import { day, precision } from "./day.js";
import { captureId, companyId, moveId } from "./id.js";
import { source } from "./source.js";
import { locator, proof, quoteConfidences, quoteText } from "./statement.js";
import { instant, slug, text } from "./text.js";
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

export const move = z
  .strictObject({
    id: moveId,
    company: companyRef,
    kind: z.enum(moveKinds),
    description: z.string().meta({ description: "In the editor's words" }),
    quote: z.string().nullable(),
    effectiveOn: day,
    effectiveOnPrecision: precision,
    disclosure: z.enum(disclosures),
    statedReason: z.string().nullable(),
    locator,
    quoteConfidence: z.enum(quoteConfidences),
    seenIn: z.array(z.string()),
    note: z.string().nullable(),
    source,
    captureId: captureId.nullable(),
    topics: z.array(topicRef),
    publicSince: instant.nullable(),
    recordedAt: instant,
    page: z.string(),
  })
  .meta({ id: "Move" });
export type Move = z.infer<typeof move>;

export const newMove = z
  .strictObject({
    company: z.union([companyId, slug]).meta({ description: "Id or slug of the company" }),
    kind: z.enum(moveKinds),
    description: text(5_000),
    quote: quoteText.nullable().default(null),
    effectiveOn: day,
    disclosure: z.enum(disclosures),
    statedReason: text(2_000).nullable().default(null),
    ...proof,
  })
  .meta({ id: "NewMove" });
export type NewMove = z.input<typeof newMove>;
