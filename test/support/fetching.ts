import { createHash } from "node:crypto";
import type { KeptBytes } from "../../src/ingest/bytes/byte-store.js";
import { Fetcher, type FetcherParts } from "../../src/ingest/fetch/fetcher.js";
import { Guard, type GuardOptions } from "../../src/ingest/fetch/guard.js";
import { defaultLimits } from "../../src/ingest/fetch/limits.js";

/** Keeps bytes in memory, by their hash. */
export class MemoryBytes {
  readonly kept = new Map<string, Buffer>();

  readonly keep = async (pieces: AsyncIterable<Uint8Array>): Promise<KeptBytes> => {
    const parts: Uint8Array[] = [];
    for await (const piece of pieces) parts.push(piece);
    const bytes = Buffer.concat(parts);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.kept.set(sha256, bytes);
    return { sha256, byteLength: bytes.length };
  };
}

/** A fetcher that may reach one port on loopback, never waits, and has small limits. */
export function testFetcher(
  port: number,
  {
    guard,
    limits,
    ...more
  }: Partial<Omit<FetcherParts, "guard" | "limits">> & {
    readonly guard?: GuardOptions;
    readonly limits?: Partial<typeof defaultLimits>;
  } = {},
): Fetcher {
  return new Fetcher({
    guard: new Guard({ exceptions: [{ address: "127.0.0.1", port }], ...guard }),
    userAgent: () => "Walkback/0 (+https://walkback.example/)",
    now: () => new Date("2026-11-22T09:00:00Z"),
    pauseMs: 0,
    limits: { ...defaultLimits, wholeMs: 20_000, idleMs: 10_000, ...limits },
    ...more,
  });
}
