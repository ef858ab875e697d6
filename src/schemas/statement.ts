import { z } from "zod";
import { voices } from "../core/claims/kinds.js";
import { claimBrief } from "./claim-brief.js";
import { companyRef } from "./company.js";
import { day, precision } from "./day.js";
import { captureId, companyId, sourceId, speakerId, statementId } from "./id.js";
import { source } from "./source.js";
import { speakerRef } from "./speaker.js";
import { instant, line, slug, text, webUrl } from "./text.js";
import { topicRef } from "./topic.js";

/** Where in its source a quote stands. `prefix` and `suffix` are those of a W3C TextQuoteSelector. */
export const locator = z
  .strictObject({
    prefix: text(200).nullable().default(null),
    suffix: text(200).nullable().default(null),
    page: z.int().min(1).max(100_000).nullable().default(null),
    timestamp: z
      .string()
      .regex(/^(\d{1,2}:)?\d{1,2}:\d{2}$/, "must be a time such as 01:10:36")
      .nullable()
      .default(null),
    place: line(300).nullable().default(null).meta({ description: "In words: a section, a paragraph" }),
  })
  .meta({ id: "Locator" });

export const quoteConfidences = ["primary", "secondary"] as const;
const quoteConfidence = z.enum(quoteConfidences).meta({
  description:
    "primary: the wording was seen in the source's own text; secondary: in another source that quotes it",
});

/** What proves a statement or a move. */
export const proof = {
  sourceId,
  captureId: captureId.nullable().default(null),
  locator: locator.prefault({}),
  quoteConfidence: z.enum(quoteConfidences).optional().meta({
    description: "Where absent: primary with a capture, whose text is searched for it; else secondary",
  }),
  seenIn: z.array(webUrl).max(20).default([]).meta({ description: "Other addresses that have the wording" }),
  note: text(2_000).nullable().default(null),
  topics: z.array(slug).max(20).default([]).meta({ description: "Slugs of topics" }),
};

export const quoteText = text(5_000);

export const statement = z
  .strictObject({
    id: statementId,
    company: companyRef,
    about: companyRef
      .nullable()
      .meta({ description: "The company it speaks of, where a third party speaks" }),
    speaker: speakerRef.nullable(),
    role: z.string().nullable().meta({ description: "The title held at the company on that day" }),
    quote: z.string(),
    contextBefore: z.string().nullable(),
    contextAfter: z.string().nullable(),
    voice: z.enum(voices).meta({ description: "own, or reporting what others say" }),
    saidOn: day,
    saidOnPrecision: precision,
    locator,
    quoteConfidence,
    seenIn: z.array(z.string()),
    note: z.string().nullable(),
    source,
    captureId: captureId.nullable(),
    topics: z.array(topicRef),
    claims: z.array(claimBrief),
    publicSince: instant.nullable(),
    recordedAt: instant,
    page: z.string(),
  })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof statement>;

export const newStatement = z
  .strictObject({
    company: z.union([companyId, slug]).meta({ description: "Id or slug of the company" }),
    about: z
      .union([companyId, slug])
      .nullable()
      .default(null)
      .meta({ description: "Where a third party speaks: id or slug of the company it speaks of" }),
    speakerId: speakerId
      .nullable()
      .default(null)
      .meta({ description: "null where the company itself speaks" }),
    quote: quoteText.meta({ description: "Verbatim" }),
    contextBefore: text(2_000).nullable().default(null),
    contextAfter: text(2_000).nullable().default(null),
    voice: z.enum(voices).default("own"),
    saidOn: day,
    ...proof,
  })
  .meta({ id: "NewStatement" });
export type NewStatement = z.input<typeof newStatement>;
