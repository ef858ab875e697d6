import { z } from "zod";
import { captureOutcome } from "./capture-outcome.js";
import { day, precision } from "./day.js";
import { captureId, sourceId } from "./id.js";
import { instant, line, publicSince, recordedAt, slug, webUrl } from "./text.js";

export const sourceKinds = [
  "open_letter",
  "interview",
  "testimony",
  "post",
  "filing",
  "press_release",
  "policy",
  "terms",
  "licence",
  "news_report",
  "court_paper",
  "repository",
  "speech",
  "press_conference",
  "book",
  "other",
] as const;
export const tiers = ["primary", "secondary"] as const;

const tier = z.enum(tiers).meta({
  description: "primary: the document itself; secondary: a report of it by somebody else",
});
const event = {
  description: "A slug for what it reports: ten sources of one event count as one",
};

export const source = z
  .strictObject({
    id: sourceId,
    url: z.string(),
    title: z.string(),
    publisher: z.string(),
    kind: z.enum(sourceKinds),
    tier,
    event: z.string().nullable().meta(event),
    publishedOn: day.nullable(),
    publishedOnPrecision: precision.nullable(),
    publicSince,
    recordedAt,
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof source>;

export const newSource = z
  .strictObject({
    url: webUrl.meta({ description: "Address of the document" }),
    title: line(500),
    publisher: line(200).meta({ description: "Who published it, such as Reuters or the company" }),
    kind: z.enum(sourceKinds),
    tier,
    event: slug.nullable().default(null).meta(event),
    publishedOn: day.nullable().default(null).meta({ description: "The day it was published" }),
  })
  .meta({ id: "NewSource" });
export type NewSource = z.input<typeof newSource>;

export const capture = z
  .strictObject({
    id: captureId,
    sourceId,
    capturedAt: instant.meta({ description: "When the source was fetched" }),
    mediaType: z.string().nullable(),
    httpStatus: z.int().nullable(),
    sha256: z.string().nullable().meta({ description: "SHA-256 of the text in UTF-8" }),
    characters: z.int().nullable(),
    text: z.string().nullable().meta({
      description: "The captured text; null in lists, which leave it out, and without a key",
    }),
    outcome: captureOutcome.nullable(),
    failure: z
      .string()
      .nullable()
      .meta({ description: "Why the fetch failed; null if it did not, and without a key" }),
    rawSha256: z.string().nullable().meta({ description: "SHA-256 of the document's bytes" }),
    byteLength: z.int().nullable(),
    finalUrl: z
      .string()
      .nullable()
      .meta({ description: "The address that answered, after redirects; null without a key" }),
    headers: z
      .array(z.tuple([z.string(), z.string()]))
      .nullable()
      .meta({ description: "The answer's headers in their order; null in lists and without a key" }),
    fileName: z.string().nullable().meta({ description: "Name of the uploaded file; null without a key" }),
    archiveUrl: z.string().nullable().meta({ description: "Where an archive keeps a copy" }),
    recordedAt,
  })
  .meta({ id: "Capture" });
export type Capture = z.infer<typeof capture>;

// A capture keeps the text as it was found, markup and odd characters included.
const capturedText = z
  .string()
  .min(1)
  .max(500_000)
  .refine(
    (value) => value.isWellFormed() && !value.includes("\u0000"),
    "holds U+0000 or half of a surrogate pair",
  );

export const newCapture = z
  .strictObject({
    capturedAt: instant.meta({ description: "When the source was fetched" }),
    mediaType: line(100).nullable().default(null),
    httpStatus: z.int().min(100).max(599).nullable().default(null),
    text: capturedText
      .nullable()
      .default(null)
      .meta({ description: "The captured text, if the fetch worked" }),
    failure: line(500).nullable().default(null).meta({ description: "Why the fetch failed, if it did" }),
    archiveUrl: webUrl.nullable().default(null).meta({ description: "Where an archive keeps a copy" }),
  })
  .refine((value) => (value.text === null) !== (value.failure === null), {
    error: "must be given, unless failure says why the fetch failed: give one of the two",
    path: ["text"],
  })
  .meta({ id: "NewCapture" });
export type NewCapture = z.input<typeof newCapture>;
