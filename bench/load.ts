import { execFile, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** The request, the number of connections, the duration, and the one status that counts as an answer. */
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
 * The program that sends the requests, in its own process: Debian's wrk if it is installed, otherwise autocannon.
 *
 * autocannon reads every body as text. With large or compressed bodies, the rate is autocannon's own limit.
 */
export const tool = spawnSync("wrk", ["-v"]).error === undefined ? "wrk" : "autocannon";

async function measureWithWrk({ url, headers, connections, seconds }: Load): Promise<Measured> {
  const said = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const parameters = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...said, url];
  const { stdout } = await run("wrk", parameters);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
  const [, requests = "", duration = ""] = /(\d+) requests in ([\d.]+)s/.exec(stdout) ?? [];
  const units = { us: 1e-3, ms: 1, s: 1e3 };
  const latency = (part: number): number => {
    const [, value, unit = "ms"] = new RegExp(`${part}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout) ?? [];
    return Number(value) * (unit === "us" || unit === "s" ? units[unit] : units.ms);
  };
  return {
    requests: Number(requests),
    perSecond: Number(requests) / Number(duration),
    p50Ms: latency(50),
    p99Ms: latency(99),
  };
}

const result = z.object({
  duration: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  statusCodeStats: z.record(z.string(), z.object({ count: z.number() })),
  latency: z.object({ p50: z.number(), p99: z.number() }),
});

async function measureWithAutocannon(load: Load): Promise<Measured> {
  const { url, headers, status, connections, seconds } = load;
  const autocannon = createRequire(import.meta.url).resolve("autocannon");
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

/**
 * The number of answers that a server gives in a second under a load.
 *
 * @throws Error when an answer is an error, or when there is none
 */
export async function measure(load: Load): Promise<Measured> {
  const first = await fetch(load.url, { headers: load.headers });
  await first.arrayBuffer();
  if (first.status !== load.status)
    throw new Error(`${load.url} answered ${first.status}, not ${load.status}.`);
  return tool === "wrk" ? measureWithWrk(load) : measureWithAutocannon(load);
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
