import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../../eval/random.js";
import type { Database } from "../../src/database/database.js";
import { openDatabase } from "../../src/database/open.js";
import { startJobs } from "../../src/jobs/start-jobs.js";
import { tinyEmbedder } from "../support/embedder.js";
import { jobLog } from "../support/job-log.js";
import { judgeSaying } from "../support/judges.js";
import { testWorld } from "../support/world.js";
import { crashDatabase } from "./crash-database.js";
import { buildWriter, writeUntilKilled } from "./victim.js";

const ENTRIES = Number(process.env.CRASH_ENTRIES ?? 1_500);
const KILLS = 4;
const SEED = Number(process.env.CRASH_SEED ?? 20_261_128);

let databaseUrl: string;
let program: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  program = await buildWriter("embedder");
  ({ databaseUrl, remove } = await crashDatabase());
  await inDatabase(recordEntries);
});

afterAll(async () => {
  await rm(dirname(program), { recursive: true, force: true });
  await remove();
});

async function inDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(databaseUrl);
  return work(database).finally(() => database.close());
}

/** One company with half statements and half moves, recorded before there was an embedder. */
async function recordEntries(database: Database): Promise<void> {
  const recorded = "now(), 'Test'";
  await database.rows(
    `INSERT INTO company (id, slug, name, recorded_at, recorded_by) VALUES ('com_1', 'one', 'One', ${recorded})`,
  );
  await database.rows(
    `INSERT INTO source (id, url, title, publisher, kind, tier, recorded_at, recorded_by)
     VALUES ('src_1', 'https://example.org/', 'All', 'All', 'post', 'primary', ${recorded})`,
  );
  await database.rows(
    `INSERT INTO statement (id, company_id, source_id, quote, voice, said_from, said_to, said_precision, locator,
       quote_confidence, quote_hash, recorded_at, recorded_by)
     SELECT 'stm_' || n, 'com_1', 'src_1', 'We keep promise ' || n, 'own', '2024-01-01', '2024-01-01', 'day', '{}',
       'primary', n::text, ${recorded} FROM generate_series(1, $1::int) n`,
    [Math.ceil(ENTRIES / 2)],
  );
  await database.rows(
    `INSERT INTO move (id, company_id, source_id, kind, description, effective_from, effective_to, effective_precision,
       disclosure, locator, quote_confidence, description_hash, recorded_at, recorded_by)
     SELECT 'mov_' || n, 'com_1', 'src_1', 'release', 'Did ' || n, '2025-01-01', '2025-01-01', 'day', 'announced', '{}',
       'primary', n::text, ${recorded} FROM generate_series(1, $1::int) n`,
    [Math.floor(ENTRIES / 2)],
  );
}

/** Finishes the work of the killed processes an hour later, when their leases have expired. */
async function finishJobs(database: Database): Promise<string[]> {
  const world = testWorld(database, { at: new Date(Date.now() + 3_600_000) });
  const log = jobLog();
  const judge = judgeSaying({ relation: "unrelated" });
  const embedder = tinyEmbedder("crash");
  const jobs = startJobs({ world, judge, embedder, leaseSeconds: 60, log, workerId: "last" });
  await jobs.idle();
  await jobs.close();
  return log.lines.filter((line) => line.startsWith("error"));
}

const missingSql = `SELECT o.id FROM (SELECT id FROM statement UNION ALL SELECT id FROM move) o
  WHERE NOT EXISTS (SELECT 1 FROM embedding e WHERE e.entry_id = o.id AND e.version = 'crash')`;

test(`processes that are killed while they embed leave no entry out and embed none twice (CRASH_SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const stored: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = { event: "judging", count: 1 + Math.floor(random() * 5) } as const;
    const words = await writeUntilKilled({ writer: program, databaseUrl, name: "one" }, moment);
    expect(words.errors).toEqual([]);
    stored.push(await inDatabase((database) => database.prisma.embedding.count()));
  }
  expect(stored.at(-1)).toBeGreaterThan(0);
  expect(stored.at(-1)).toBeLessThan(ENTRIES);
  await inDatabase(async (database) => {
    expect(await finishJobs(database)).toEqual([]);
    expect(await database.rows(missingSql)).toEqual([]);
    expect(await database.prisma.embedding.count()).toBe(ENTRIES);
    expect(await database.rows("SELECT id FROM job WHERE status <> 'done'")).toEqual([]);
  });
}, 300_000);
