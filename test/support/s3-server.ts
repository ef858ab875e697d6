import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll } from "vitest";
import type { S3Place } from "../../src/ingest/bytes/s3-store.js";

function portOf(server: Server | undefined): number {
  const address = server?.address();
  if (typeof address !== "object" || address === null) throw new Error("The S3 server is not open yet.");
  return address.port;
}

/** An S3 server on loopback with one bucket, for all tests of a file. Call `place` inside tests. */
export function s3Server(): { place(more?: Partial<S3Place>): S3Place } {
  let server: Server | undefined;
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "walkback-s3-"));
    const s3 = new S3rver({
      directory: folder,
      silent: true,
      vhostBuckets: false,
      configureBuckets: [{ name: "captures", configs: [] }],
    });
    await s3.configureBuckets();
    server = await s3.listen(0, "127.0.0.1");
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    place: (more = {}) => ({
      bucket: "captures",
      prefix: "walkback/test",
      endpoint: `http://127.0.0.1:${portOf(server)}`,
      region: "us-east-1",
      // The keys that s3rver knows.
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      ...more,
    }),
  };
}
