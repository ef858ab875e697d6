// `npm run bench` fills a new database on the server in BENCH_DATABASE_URL, measures the built service on it, writes
// bench/results.md and drops the database. `--smoke` uses little data and writes nothing.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { migrateRemote } from "../src/database/remote.js";
import { projectRoot } from "../src/root.js";
import { type Diffed, measureDiffs } from "./diff.js";
import { fill, fullSize, type Size } from "./fill.js";
import { insertKey } from "./key.js";
import { type Measured, measure, medianOf, tool } from "./load.js";
import { freePort, type Served, serve } from "./processes.js";
import { drawsFrom } from "./random.js";
import { type Line, report, targetsOf } from "./report.js";
import { routesOf, type Target } from "./routes.js";

interface Plan {
  readonly size: Size;
  readonly rounds: number;
  readonly seconds: number;
  readonly diffs: number;
}

const full: Plan = { size: fullSize, rounds: 5, seconds: 4, diffs: 40 };
const smoke: Plan = {
  size: { companies: 20, entries: 1_500, links: 300 },
  rounds: 1,
  seconds: 1,
  diffs: 3,
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A new, empty database on a server, and a function that drops it. */
async function scratchDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const onServer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const name = `walkback_bench_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function startService(databaseUrl: string, settings: Record<string, string>): Promise<Served> {
  const port = await freePort();
  return serve(["--enable-source-maps", join(projectRoot, "dist/src/main.js")], {
    port,
    readyPath: "/health/ready",
    settings: {
      DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
      PORT: `${port}`,
      SEED: "none",
      LOG_LEVEL: "warn",
      // Counted for every request as in real use, but too high to be reached.
      RATE_LIMIT_PER_MINUTE: "100000000",
      ...settings,
    },
  });
}

interface Round extends Measured {
  readonly cpuMicros: number;
}

async function measureOnce(
  { server, path, headers, status, connections }: Target,
  plan: Plan,
): Promise<Round> {
  const before = await server.cpuSeconds();
  const { seconds } = plan;
  const measured = await measure({ url: `${server.address}${path}`, headers, status, connections, seconds });
  const used = (await server.cpuSeconds()) - before;
  return { ...measured, cpuMicros: (used * 1e6) / Math.max(measured.requests, 1) };
}

/** Measures each target once in each round, so that a slow moment of the machine affects all of them. */
async function measureAll(targets: readonly Target[], plan: Plan): Promise<Line[]> {
  for (const target of targets) await measureOnce(target, { ...plan, seconds: 1 });
  const rounds = new Map<string, Round[]>(targets.map(({ name }) => [name, []]));
  for (let round = 1; round <= plan.rounds; round += 1)
    for (const target of targets) {
      const measured = await measureOnce(target, plan);
      rounds.get(target.name)?.push(measured);
      say(`round ${round}: ${target.name}: ${Math.round(measured.perSecond)} a second`);
    }
  return targets.map(({ name, path, bytes }) => {
    const all = rounds.get(name) ?? [];
    const median = (pick: (round: Round) => number) => medianOf(all.map(pick));
    return {
      name,
      path,
      bytes,
      perSecond: median((round) => round.perSecond),
      p50Ms: median((round) => round.p50Ms),
      p99Ms: median((round) => round.p99Ms),
      cpuMicros: median((round) => round.cpuMicros),
    };
  });
}

/** Starts the three servers, runs `work` and stops them, whatever happens. */
async function withServers<Result>(
  databaseUrl: string,
  work: (servers: {
    service: Served;
    uncached: Served;
    startBaseline: (bytes: string) => Promise<Served>;
  }) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "walkback-bench-"));
  const started: Served[] = [];
  const keep = (server: Served): Served => {
    started.push(server);
    return server;
  };
  try {
    const service = keep(await startService(databaseUrl, { CACHE_MB: "64" }));
    const uncached = keep(await startService(databaseUrl, { CACHE_MB: "0", JOBS: "false" }));
    const startBaseline = async (bytes: string): Promise<Served> => {
      const path = join(folder, "bytes");
      await writeFile(path, bytes);
      const port = await freePort();
      const program = join(projectRoot, "dist/bench/baseline.js");
      return keep(
        await serve([program, databaseUrl, `${port}`, path], { port, readyPath: "/no-op", settings: {} }),
      );
    };
    return await work({ service, uncached, startBaseline });
  } finally {
    for (const server of started) await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bench(
  url: string,
  plan: Plan,
): Promise<{ lines: Line[]; first: Diffed; diffs: Diffed[]; postgresql: string }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    say(`Filling in ${plan.size.entries} entries of ${plan.size.companies} companies.`);
    await fill(client, plan.size);
    const key = await insertKey(client);
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return await withServers(url, async ({ service, uncached, startBaseline }) => {
      const targets = await routesOf({ client, service, uncached, startBaseline });
      const lines = await measureAll(targets, plan);
      const draws = drawsFrom(7);
      const { address } = service;
      const diffed = await measureDiffs(client, { address, key, count: plan.diffs, draws });
      return { lines, ...diffed, postgresql: rows[0]?.server_version ?? "unknown" };
    });
  } finally {
    await client.end();
  }
}

const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } } });
const plan = values.smoke ? smoke : full;
const serverUrl = process.env.BENCH_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
const scratch = await scratchDatabase(serverUrl);
try {
  await migrateRemote(scratch.url);
  const results = await bench(scratch.url, plan);
  const text = report({
    ...results,
    day: new Date().toISOString().slice(0, 10),
    how: `${plan.rounds} rounds of ${plan.seconds} s with ${tool}. Each round measures every request once, and the tables give medians.`,
  });
  say(text);
  if (!values.smoke) await writeFile(join(projectRoot, "bench/results.md"), text);
  if (!values.smoke && targetsOf(results).some(({ isMet }) => !isMet)) process.exitCode = 1;
} finally {
  await scratch.drop();
}
