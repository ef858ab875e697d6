import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config.js";
import type { ReadDocument } from "../../src/core/documents/document.js";
import { DomainError } from "../../src/errors.js";
import type { ReadBytes } from "../../src/ingest/read-bytes.js";
import type { Capturing } from "../../src/operations/captures/capturing.js";
import { type CapturingParts, openCapturing } from "../../src/operations/captures/open-capturing.js";

const nothing: Omit<ReadDocument, "text" | "mediaType"> = {
  title: null,
  author: null,
  publisher: null,
  publishedOn: null,
  publishedFrom: null,
  isPublishedCertain: false,
  modifiedOn: null,
  blockQuotes: [],
  pages: [],
  captions: [],
};

/** Reads plain text as it is, and HTML without its tags. Enough to test what surrounds the reading of documents. */
export const readPlainly: ReadBytes = async ({ bytes, mediaType }) => {
  const text = Buffer.from(bytes).toString("utf8");
  const [type = ""] = (mediaType ?? "text/plain").split(";", 1);
  if (type === "application/pdf") throw new DomainError("invalid-input", "The PDF is encrypted.");
  if (type !== "text/html") return { ...nothing, mediaType: type, text };
  return {
    ...nothing,
    mediaType: type,
    text: text.replace(/<[^>]*>/g, "").trim(),
    title: /<title>([^<]*)/.exec(text)?.[1] ?? null,
    publishedOn: /<time>([^<]*)/.exec(text)?.[1] ?? null,
    isPublishedCertain: text.includes("<time>"),
  };
};

/** All that takes copies of documents, with a folder of its own. It may fetch from one port on loopback. */
export function testCapturing({
  port = 1,
  environment = {},
  ...more
}: Partial<Omit<CapturingParts, "settings">> & {
  readonly now: () => Date;
  readonly port?: number;
  readonly environment?: Record<string, string>;
}): Capturing {
  const CAPTURES = join(tmpdir(), `walkback-captures-${randomUUID()}`);
  return openCapturing({
    settings: readConfig({ CAPTURES, CAPTURE_PAUSE_SECONDS: "0", ...environment }).captures,
    read: readPlainly,
    siteUrl: () => "https://walkback.example",
    exceptions: [{ address: "127.0.0.1", port }],
    ...more,
  });
}
