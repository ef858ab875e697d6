import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { seeded } from "../../eval/random.js";
import type { Database } from "../../src/database/database.js";
import { openDatabase } from "../../src/database/open.js";
import { startJobs } from "../../src/jobs/start-jobs.js";
import { judgeEntry } from "../../src/operations/diff/judge-entry.js";
import { jobLog } from "../support/job-log.js";
import { testWorld } from "../support/world.js";
import { crashDatabase } from "./crash-database.js";
import { modelJudge } from "./model-judge.js";
import { buildWriter, type LastWords, writeUntilKilled } from "./victim.js";

const KILLS = 6;
const SEED = Number(process.env.CRASH_SEED ?? 20_261_122);

let databaseUrl: string;
let writer: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  writer = await buildWriter();
  ({ databaseUrl, remove } = await crashDatabase());
});

afterAll(async () => {
  await rm(dirname(writer), { recursive: true, force: true });
  await remove();
});

/** Kills writers at moments that the seed chooses, every other time in a job. On a server, two write at once. */
async function killAll(): Promise<LastWords[]> {
  const random = seeded(SEED);
  const names = inject("serverUrl") === "" ? ["one"] : ["one", "two"];
  const words: LastWords[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const event = kill % 2 === 0 ? "recorded" : "judging";
    const killed = names.map((name) =>
      writeUntilKilled({ writer, databaseUrl, name }, { event, count: 1 + Math.floor(random() * 6) }),
    );
    words.push(...(await Promise.all(killed)));
  }
  return words;
}

/** Finishes the work of the killed processes an hour later, when their leases have expired and all retries are due. */
async function finishJobs(database: Database): Promise<string[]> {
  const world = testWorld(database, { at: new Date(Date.now() + 3_600_000) });
  const log = jobLog();
  const jobs = startJobs({ world, judge: modelJudge, leaseSeconds: 60, log, workerId: "last" });
  await jobs.idle();
  await jobs.close();
  return log.lines.filter((line) => line.startsWith("error"));
}

const idsOf = async (database: Database, table: "move" | "statement" | "claim"): Promise<Set<string>> =>
  new Set((await database.rows<{ id: string }>(`SELECT id FROM ${table}`)).map(({ id }) => id));

/** Every promise on a model with every move on it, from the database and not from the processes' memory. */
const missingLinksSql = `SELECT k.id, m.id FROM claim k CROSS JOIN move m
  WHERE substring(k.text from 'model \\d') = substring(m.description from 'model \\d')
    AND NOT EXISTS (SELECT 1 FROM link l WHERE l.claim_id = k.id AND l.evidence_move_id = m.id)`;
const unqueuedSql = `SELECT id FROM (SELECT id FROM statement UNION ALL SELECT id FROM move) e
  WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.payload->>'subjectId' = e.id)`;
const unjudgedSql = `SELECT l.id FROM link l
  WHERE (SELECT count(*) FROM verdict v WHERE v.link_id = l.id) <> 1`;

test(`processes that are killed while they write and judge lose no write and no job, and repeat no link (CRASH_SEED=${SEED})`, async () => {
  const words = await killAll();
  const recorded = words.flatMap((word) => word.recorded);
  expect(words.flatMap((word) => word.errors)).toEqual([]);
  expect(recorded.length).toBeGreaterThanOrEqual(KILLS);
  expect(words.some((word) => word.judged > 0)).toBe(true);
  const database = await openDatabase(databaseUrl);
  try {
    expect(await finishJobs(database)).toEqual([]);
    for (const table of ["move", "statement", "claim"] as const) {
      const acknowledged = recorded.filter(([kind]) => kind === table).map(([, id]) => id);
      const stored = await idsOf(database, table);
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    }
    expect(await database.rows(unqueuedSql)).toEqual([]);
    expect(await database.rows("SELECT id, status, last_error FROM job WHERE status <> 'done'")).toEqual([]);
    expect(await database.rows(missingLinksSql)).toEqual([]);
    expect(await database.rows(unjudgedSql)).toEqual([]);
    const before = await database.prisma.link.count();
    expect(before).toBeGreaterThan(0);
    for (const id of await idsOf(database, "move"))
      expect((await judgeEntry(testWorld(database), modelJudge, { kind: "move", id })).proposed).toBe(0);
    expect(await database.prisma.link.count()).toBe(before);
  } finally {
    await database.close();
  }
}, 300_000);
