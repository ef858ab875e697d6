import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config.js";
import { readDocument } from "../../src/ingest/read/read-document.js";
import type { Capturing } from "../../src/operations/captures/capturing.js";
import { type CapturingParts, openCapturing } from "../../src/operations/captures/open-capturing.js";

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
    read: readDocument,
    siteUrl: () => "https://walkback.example",
    exceptions: [{ address: "127.0.0.1", port }],
    ...more,
  });
}
