import { z } from "zod";
import { voices } from "../core/claims/kinds.js";
import { claimBrief } from "./claim-brief.js";
import { companyRef } from "./company.js";
import { day, precision } from "./day.js";
import { captureId, companyId, sourceId, speakerId, statementId } from "./id.js";
import { source } from "./source.js";
import { speakerRef } from "./speaker.js";
import { line, page, publicSince, recordedAt, slug, text, webUrl } from "./text.js";
import { topicRef } from "./topic.js";

/** The place of a quote in its source. `prefix` and `suffix` are those of a W3C TextQuoteSelector. */
export const locator = z
  .strictObject({
    prefix: text(200).nullable().default(null).meta({ description: "The words just before the quote" }),
    suffix: text(200).nullable().default(null).meta({ description: "The words just after the quote" }),
    page: z.int().min(1).max(100_000).nullable().default(null),
    timestamp: z
      .string()
      .regex(/^(\d{1,2}:)?\d{1,2}:\d{2}$/, "must be a time such as 01:10:36")
      .nullable()
      .default(null)
      .meta({ description: "Time in a recording, such as 01:10:36" }),
    place: line(300).nullable().default(null).meta({ description: "A place in words, such as a section" }),
  })
  .meta({ id: "Locator" });

export const quoteConfidences = ["primary", "secondary"] as const;
export const quoteConfidence = z.enum(quoteConfidences).meta({
  description: "primary: somebody saw the wording in the source itself; secondary: in a text that quotes it",
});

export const voice = z.enum(voices).meta({
  description: "own: the company's or speaker's own words; reporting: they repeat what others say",
});
const seenIn = "Other addresses where the wording appears";
export const seenInList = z.array(z.string()).meta({ description: seenIn });
export const noteText = z.string().nullable().meta({ description: "An editor's note for readers" });

/** The fields that prove a statement or a move. */
export const proof = {
  sourceId,
  captureId: captureId
    .nullable()
    .default(null)
    .meta({ description: "The capture of the source; its text must hold the quote" }),
  locator: locator.prefault({}),
  quoteConfidence: z.enum(quoteConfidences).optional().meta({
    description: "If absent: primary with a capture, otherwise secondary",
  }),
  seenIn: z.array(webUrl).max(20).default([]).meta({ description: seenIn }),
  note: text(2_000).nullable().default(null).meta({ description: "An editor's note for readers" }),
  topics: z.array(slug).max(20).default([]).meta({ description: "Slugs of topics" }),
};

export const quoteText = text(5_000);

const before = "The sentence before the quote";
const after = "The sentence after the quote";

export const statement = z
  .strictObject({
    id: statementId,
    company: companyRef,
    about: companyRef
      .nullable()
      .meta({ description: "The company it speaks about, if a third party speaks" }),
    speaker: speakerRef.nullable().meta({ description: "Who said it; null if the company itself speaks" }),
    role: z
      .string()
      .nullable()
      .meta({ description: "The title that the speaker held at the company on that day" }),
    quote: z.string().meta({ description: "The words, verbatim" }),
    contextBefore: z.string().nullable().meta({ description: before }),
    contextAfter: z.string().nullable().meta({ description: after }),
    voice,
    saidOn: day,
    saidOnPrecision: precision,
    locator,
    quoteConfidence,
    seenIn: seenInList,
    note: noteText,
    source,
    captureId: captureId.nullable(),
    topics: z.array(topicRef),
    claims: z.array(claimBrief),
    publicSince,
    recordedAt,
    page,
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
      .meta({ description: "If a third party speaks: id or slug of the company it speaks about" }),
    speakerId: speakerId.nullable().default(null).meta({ description: "null if the company itself speaks" }),
    quote: quoteText.meta({ description: "The words, verbatim" }),
    contextBefore: text(2_000).nullable().default(null).meta({ description: before }),
    contextAfter: text(2_000).nullable().default(null).meta({ description: after }),
    voice: voice.default("own"),
    saidOn: day.meta({ description: "The day it was said, as precise as it is known" }),
    ...proof,
  })
  .meta({ id: "NewStatement" });
export type NewStatement = z.input<typeof newStatement>;
