import { z } from "zod";

/** How taking a copy of a document ended. Only `ok` has a text, and none of the others says that the document is gone. */
export const captureOutcomes = [
  "ok",
  "not-modified",
  "http-error",
  "robots-refused",
  "blocked-address",
  "timeout",
  "too-large",
  "redirect-loop",
  "robot-wall",
  "paywall",
  "soft-404",
  "consent-page",
  "network-error",
  "unreadable",
] as const;

export type CaptureOutcome = (typeof captureOutcomes)[number];

export const captureOutcome = z.enum(captureOutcomes).meta({
  description:
    "How the fetch ended; null if the capture was recorded by hand. Only ok has a text. No outcome says that the document is gone",
});
