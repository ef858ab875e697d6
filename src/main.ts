import { randomBytes, randomUUID } from "node:crypto";
import closeWithGrace from "close-with-grace";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { loadSeed } from "../seed/load.js";
import { buildApp } from "./app.js";
import { type Config, isStartedByNpm, readConfig } from "./config.js";
import type { Database } from "./database/database.js";
import { openDatabase } from "./database/open.js";
import { AnswerCache } from "./http/answers/answer-cache.js";
import { followDataVersion } from "./http/answers/follow-data-version.js";
import { readDocument } from "./ingest/read/read-document.js";
import { type Jobs, startJobs } from "./jobs/start-jobs.js";
import type { JudgeLog } from "./judges/asked-judge.js";
import { openEmbedderFor } from "./judges/embed/open-embedder.js";
import { checkJudge, openJudges } from "./judges/open.js";
import type { Actor, World } from "./operations/act.js";
import { openCapturing } from "./operations/captures/open-capturing.js";
import { issueFirstKey } from "./operations/keys/issue-api-key.js";
import { startFailure } from "./start-failure.js";
import { StartProgress } from "./start-progress.js";
import { onStopRequest, parentsNow, stopSignals } from "./stop-signals.js";

// Longer than any request or job is allowed to take.
const CLOSE_WITHIN_MS = 25_000;

// Read before the long part of the start, in which npm may be killed.
const parents = parentsNow();

const collector: Actor = { holder: "Walkback", role: "admin", apiKeyId: null };

const { say, step } = new StartProgress(process.stdout);

interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly cache: AnswerCache;
  /** Tells the worker that a job is waiting. */
  readonly wake: () => void;
}

function worldOf({ config, database, cache, wake }: Surroundings): World {
  return {
    database,
    now: () => new Date(),
    random: () => randomBytes(16),
    requiredApprovals: config.requiredApprovals,
    mostPairs: config.judgePairs,
    publicChanged: (version) => cache.setVersion(version),
    jobsQueued: wake,
  };
}

/** Does what a database needs once: loads the seed collection into an empty one, and issues the first key. */
async function prepare(world: World, config: Config): Promise<void> {
  if (config.seed === "collection") {
    const { recorded } = await loadSeed({ ...world, actor: collector }, { tell: step });
    if (recorded > 0) say(`Loaded the seed collection (${recorded} acts).`);
  }
  const key = await issueFirstKey(world);
  if (key !== null) say(`The first API key (admin), shown only once: ${key.key}`);
}

/** The address that people use: the configured one, or the one that the server listens on. */
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
  say(`  API: ${address}/docs (to read), ${address}/openapi.json (for programs)`);
  say(`  Feed of new contradictions: ${address}/feeds/contradictions.rss`);
}

/** Runs the service, and closes its database also when the start fails. */
async function run(config: Config): Promise<void> {
  await checkJudge(config.judge);
  // The seeded snapshot has one review for each link.
  const startsFrom = config.seed === "collection" && config.requiredApprovals === 1 ? "seeded" : "empty";
  const database = await openDatabase(config.databaseUrl, { startsFrom, tell: step });
  try {
    await serve(config, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Calls `close` once: when a signal asks for it, when npm is gone, or after an error that nothing caught. */
function closeAtRequest(log: FastifyBaseLogger, close: () => Promise<void>): void {
  // A parent that is gone cannot read what we print; that is no reason to stop closing in order.
  process.stdout.on("error", () => undefined);
  const options = { delay: CLOSE_WITHIN_MS, logger: log, skip: [...stopSignals] };
  let isClosing = false;
  const grace = closeWithGrace(options, async ({ err }) => {
    isClosing = true;
    if (err) log.error({ err }, "closing after an error that nothing caught");
    await close();
  });
  onStopRequest({
    parents: isStartedByNpm(process.env) ? parents : null,
    stop: (reason) => {
      log.info({ reason }, "closing");
      if (!isClosing) grace.close();
    },
    abort: (reason) => {
      log.error({ reason }, "asked again to stop; ending at once");
      process.exit(1);
    },
  });
}

interface Running {
  app: FastifyInstance | null;
  jobs: Jobs | null;
}

/** The log of the judges. They are opened before the application, which has the log: until then it prints. */
const judgeLog = (running: Running): JudgeLog => ({
  warn: (fields, message) => {
    if (running.app) running.app.log.warn(fields, message);
    else say(`Warning: ${message}. ${"error" in fields ? fields.error : ""}`);
  },
});

/** Listens until it is asked to stop. It then takes no new request, answers those begun, and finishes its job. */
async function serve(config: Config, database: Database): Promise<void> {
  const cache = new AnswerCache(config.cacheBytes);
  const running: Running = { app: null, jobs: null };
  const world = worldOf({ config, database, cache, wake: () => running.jobs?.wake() });
  const siteUrl = () => addressOf(config, running.app);
  const log = judgeLog(running);
  const judges = await openJudges(config.judge, { database, now: world.now, log });
  const embedder = config.runsJobs ? await openEmbedderFor(config.judge, { log }) : null;
  const capturing = openCapturing({
    settings: config.captures,
    read: readDocument,
    now: world.now,
    siteUrl: () => config.publicUrl,
  });
  const app = await buildApp({ world, judges, capturing, config, siteUrl, cache });
  running.app = app;
  const stopFollowing = await followDataVersion(database, cache, (error) =>
    app.log.warn({ err: error }, "could not read the data version; answers are not served from memory"),
  );
  await prepare(world, config);
  await app.listen({ host: config.host, port: config.port });
  if (config.runsJobs)
    running.jobs = startJobs({
      world,
      judge: judges.ofEntries,
      embedder,
      leaseSeconds: config.jobLeaseSeconds,
      log: app.log,
      workerId: randomUUID(),
    });
  closeAtRequest(app.log, async () => {
    await app.close();
    const jobsClosed = running.jobs?.close();
    await judges.close();
    await embedder?.close();
    await capturing.bytes.close();
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
