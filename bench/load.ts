import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
const autocannon = createRequire(import.meta.url).resolve("autocannon");

const result = z.object({
  duration: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  statusCodeStats: z.record(z.string(), z.object({ count: z.number() })),
  latency: z.object({ p50: z.number(), p99: z.number() }),
});

/** What is asked, by how many at once, for how long, and the only status that counts as answered. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly connections: number;
  readonly seconds: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * What a server answers in a second under a load. The load is made by a process of its own.
 *
 * @throws Error where one answer has another status, or an error or a time-out came between
 */
export async function measure({ url, headers, status, connections, seconds }: Load): Promise<Measured> {
  const said = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const parameters = [autocannon, "-j", "-n", "-c", `${connections}`, "-d", `${seconds}`, ...said, url];
  const { stdout } = await run(process.execPath, parameters, { maxBuffer: 16 * 1_048_576 });
  const read = result.parse(JSON.parse(stdout));
  const statuses = Object.keys(read.statusCodeStats);
  if (read.errors + read.timeouts > 0 || statuses.some((seen) => Number(seen) !== status))
    throw new Error(
      `${url}: ${read.errors} errors, ${read.timeouts} time-outs, statuses ${statuses.join(", ")}`,
    );
  const requests = read.statusCodeStats[status]?.count ?? 0;
  return {
    requests,
    perSecond: requests / read.duration,
    p50Ms: read.latency.p50,
    p99Ms: read.latency.p99,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
