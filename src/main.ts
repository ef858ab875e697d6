import { randomBytes, randomUUID } from "node:crypto";
import closeWithGrace from "close-with-grace";
import type { FastifyInstance } from "fastify";
import { loadSeed } from "../seed/load.js";
import { buildApp } from "./app.js";
import { type Config, readConfig } from "./config.js";
import { builtinJudge } from "./core/judge/judge.js";
import type { Database } from "./database/database.js";
import { openDatabase } from "./database/open.js";
import { AnswerCache } from "./http/answers/answer-cache.js";
import { followDataVersion } from "./http/answers/follow-data-version.js";
import { type Jobs, startJobs } from "./jobs/start-jobs.js";
import { checkJudge, openJudge } from "./judges/open.js";
import type { Actor, World } from "./operations/act.js";
import { issueFirstKey } from "./operations/keys/issue-api-key.js";
import { startFailure } from "./start-failure.js";

// Longer than any request or job may take before it is cut off.
const CLOSE_WITHIN_MS = 25_000;

const collector: Actor = { holder: "Walkback", role: "admin", apiKeyId: null };

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly cache: AnswerCache;
  /** Says that there is a job. */
  readonly wake: () => void;
}

function worldOf({ config, database, cache, wake }: Surroundings): World {
  return {
    database,
    now: () => new Date(),
    random: () => randomBytes(16),
    requiredApprovals: config.requiredApprovals,
    publicChanged: (version) => cache.setVersion(version),
    jobsQueued: wake,
  };
}

/** What happens once in a database: the collection, where it is empty, and the first key. */
async function prepare(world: World, config: Config): Promise<void> {
  if (config.seed === "collection") {
    const { recorded } = await loadSeed({ ...world, actor: collector });
    if (recorded > 0) say(`The collection was loaded: ${recorded} acts.`);
  }
  const key = await issueFirstKey(world);
  if (key !== null) say(`The first API key, an admin's, shown only now: ${key.key}`);
}

/** The address that people use: the one configured, else the one listened on. */
function addressOf(config: Config, app: FastifyInstance | null): string {
  if (config.publicUrl !== null) return config.publicUrl;
  const bound = app?.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : config.port;
  const everywhere = config.host === "0.0.0.0" || config.host === "::";
  const host = everywhere ? "127.0.0.1" : config.host.includes(":") ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

function announce(address: string): void {
  say(`Walkback is at ${address}/`);
  say(`  the API, readable: ${address}/docs   for programs: ${address}/openapi.json`);
  say(`  new contradictions: ${address}/feeds/contradictions.rss`);
}

/** Runs the service on a database that it closes in the end, also where it could not start. */
async function run(config: Config): Promise<void> {
  await checkJudge(config.judge);
  const database = await openDatabase(config.databaseUrl);
  try {
    await serve(config, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Listens, and closes in order at a signal: no new requests, those begun answered, the job at hand done. */
async function serve(config: Config, database: Database): Promise<void> {
  const cache = new AnswerCache(config.cacheBytes);
  const running: { app: FastifyInstance | null; jobs: Jobs | null } = { app: null, jobs: null };
  const world = worldOf({ config, database, cache, wake: () => running.jobs?.wake() });
  const siteUrl = () => addressOf(config, running.app);
  // What anybody may ask costs nobody anything: the open route has the built-in judge, whichever reads the entries.
  const app = await buildApp({ world, judge: builtinJudge, config, siteUrl, cache });
  running.app = app;
  const { judge, close: closeJudge } = await openJudge(config.judge, {
    database,
    now: world.now,
    log: app.log,
  });
  const stopFollowing = await followDataVersion(database, cache, (error) =>
    app.log.warn({ err: error }, "the data version could not be read; answers are made anew"),
  );
  await prepare(world, config);
  await app.listen({ host: config.host, port: config.port });
  if (config.runsJobs)
    running.jobs = startJobs({
      world,
      judge,
      leaseSeconds: config.jobLeaseSeconds,
      log: app.log,
      workerId: randomUUID(),
    });
  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: app.log }, async ({ err, signal }) => {
    if (err) app.log.error({ err }, "closing after a failure that nobody caught");
    else app.log.info({ signal }, "closing");
    await app.close();
    const jobsClosed = running.jobs?.close();
    await closeJudge();
    await jobsClosed;
    await stopFollowing();
    await database.close();
  });
  announce(addressOf(config, app));
}

try {
  await run(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}
