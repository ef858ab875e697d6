import { z } from "zod";
import { day, precision } from "./day.js";
import { captureId, sourceId } from "./id.js";
import { instant, line, slug, webUrl } from "./text.js";

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
] as const;
export const tiers = ["primary", "secondary"] as const;

export const source = z
  .strictObject({
    id: sourceId,
    url: z.string(),
    title: z.string(),
    publisher: z.string(),
    kind: z.enum(sourceKinds),
    tier: z.enum(tiers).meta({ description: "primary: the record itself; secondary: a report of it" }),
    event: z.string().nullable().meta({ description: "Sources of one event count once" }),
    publishedOn: day.nullable(),
    publishedOnPrecision: precision.nullable(),
    publicSince: instant.nullable(),
    recordedAt: instant,
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof source>;

export const newSource = z
  .strictObject({
    url: webUrl,
    title: line(500),
    publisher: line(200),
    kind: z.enum(sourceKinds),
    tier: z.enum(tiers),
    event: slug.nullable().default(null),
    publishedOn: day.nullable().default(null),
  })
  .meta({ id: "NewSource" });
export type NewSource = z.input<typeof newSource>;

export const capture = z
  .strictObject({
    id: captureId,
    sourceId,
    capturedAt: instant,
    mediaType: z.string().nullable(),
    httpStatus: z.int().nullable(),
    sha256: z.string().nullable().meta({ description: "Of the text's UTF-8 bytes" }),
    characters: z.int().nullable(),
    text: z.string().nullable().meta({ description: "Only on a single capture; null in lists" }),
    failure: z.string().nullable(),
    archiveUrl: z.string().nullable(),
    recordedAt: instant,
  })
  .meta({ id: "Capture" });
export type Capture = z.infer<typeof capture>;

// A capture is kept as it was seen: markup and odd characters are its own, only what no text can hold is refused.
const capturedText = z
  .string()
  .min(1)
  .max(500_000, "is longer than 500,000 characters")
  .refine(
    (value) => value.isWellFormed() && !value.includes("\u0000"),
    "holds U+0000 or half of a surrogate pair",
  );

export const newCapture = z
  .strictObject({
    capturedAt: instant,
    mediaType: line(100).nullable().default(null),
    httpStatus: z.int().min(100).max(599).nullable().default(null),
    text: capturedText.nullable().default(null),
    failure: line(500).nullable().default(null),
    archiveUrl: webUrl.nullable().default(null),
  })
  .refine((value) => (value.text === null) !== (value.failure === null), {
    error: "give either the text that was captured, or why the fetch failed",
    path: ["text"],
  })
  .meta({ id: "NewCapture" });
export type NewCapture = z.input<typeof newCapture>;
