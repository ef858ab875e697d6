import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Judge } from "../../src/core/judge/verdict.js";
import { type Jobs, startJobs } from "../../src/jobs/start-jobs.js";
import { retryJob } from "../../src/operations/retry-job.js";
import { job as jobSchema } from "../../src/schemas/job.js";
import { listJobs } from "../../src/store/job.js";
import { claimJobs, finishJobs } from "../../src/store/job-queue.js";
import { readJson } from "../../src/store/json.js";
import { testDatabase } from "../support/database.js";
import { jobLog } from "../support/job-log.js";
import { judgeSaying } from "../support/judges.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, editor, testWorld } from "../support/world.js";

const opened = testDatabase();
let world: ReturnType<typeof testWorld>;
let running: Jobs[];
const records = recordsOf(() => actOf(world, contributor));

beforeEach(async () => {
  await opened.database.prisma.job.deleteMany();
  world = testWorld(opened.database);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.close()));
});

function start(judge: Judge, { workerId = "worker", leaseSeconds = 60 } = {}) {
  const log = jobLog();
  const jobs = startJobs({ world, judge, leaseSeconds, log, workerId });
  running.push(jobs);
  return { ...{ log, jobs }, idle: () => jobs.idle(), close: () => jobs.close() };
}

/** A company that promised to keep its weights open; what that queued is done. */
async function promised(): Promise<string> {
  const { slug } = await records.company();
  const said = await records.statement({ company: slug, quote: "We will keep all weights open." });
  await records.claim(said);
  await opened.database.prisma.job.deleteMany();
  return slug;
}

const withhold = (company: string, model = "its model") =>
  records.move({ company, description: `Withheld the weights of ${model}.` });

const statuses = async () =>
  (await opened.database.prisma.job.findMany({ orderBy: { id: "asc" } })).map((row) => row.status);
const unfinished = () => opened.database.prisma.job.findMany({ where: { status: { not: "done" } } });
const links = ({ id }: { id: string }) =>
  opened.database.prisma.link.count({ where: { evidenceMoveId: id } });
const later = (ms: number) => world.setNow(new Date(world.now().getTime() + ms));

async function listed(status: "dead" | "waiting" | "done") {
  const { data } = readJson(await listJobs(opened.database, { status, limit: 10 }));
  return data.map((row) => jobSchema.parse(row));
}

describe("a job", () => {
  test("that was queued before the worker started is done by it", async () => {
    const move = await withhold(await promised());
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(1);
    expect(await unfinished()).toEqual([]);
    expect(log.lines).toEqual(["info job done"]);
    expect(log.fields[0]).toMatchObject({ kind: "diff_move", attempt: 1, judged: 1, proposed: 1 });
  });

  test("that another process queues is done without being told by it", async () => {
    const slug = await promised();
    const { idle } = start(judgeSaying({}));
    await idle();
    const move = await withhold(slug);
    // Sooner than the worker looks by itself: the database has told it.
    await vi.waitFor(async () => expect(await links(move)).toBe(1), { timeout: 4_000 });
  });

  test("of a statement and of each of its claims is one run", async () => {
    const { slug } = await records.company();
    const said = await records.statement({ company: slug, quote: "We keep weights open, and prices low." });
    await records.claim(said, { text: "We keep weights open" });
    await records.claim(said, { text: "prices low" });
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await statuses()).toEqual(["done", "done", "done"]);
    expect(log.lines).toEqual(["info job done"]);
  });

  test("of a kind that this version does not know is left to one that does", async () => {
    await withhold(await promised());
    await opened.database.prisma.job.updateMany({ data: { kind: "from_the_future" } });
    await start(judgeSaying({})).idle();
    expect((await unfinished()).map((row) => row.status)).toEqual(["waiting"]);
  });
});

describe("a job that fails", () => {
  const failing = () =>
    judgeSaying(() => {
      throw new Error("no answer from https://user:pass@judge.example");
    });

  test("waits before it is tried again, longer each time, and is dead after its last attempt", async () => {
    await withhold(await promised());
    const { idle, log } = start(failing());
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await idle();
      expect(log.lines).toHaveLength(attempt);
      const [row] = await unfinished();
      expect(row?.attempts).toBe(attempt);
      if (attempt < 5) expect(row?.runAt.getTime()).toBeGreaterThan(world.now().getTime());
      later(30 * 60_000);
    }
    const [dead, ...others] = await listed("dead");
    expect(others).toEqual([]);
    expect(dead).toMatchObject({
      status: "dead",
      attempts: 5,
      lastError: "no answer from https://***@judge.example",
      subjectId: expect.stringMatching(/^mov_/),
    });
    expect(log.lines.slice(3)).toEqual([
      "warn job failed, to be tried again",
      "error job dead: it failed for the last time",
    ]);
    await idle();
    expect(log.lines).toHaveLength(5);
  });

  test("is revived by an editor, and only when it is dead", async () => {
    const move = await withhold(await promised());
    await opened.database.prisma.job.updateMany({ where: { status: "waiting" }, data: { maxAttempts: 1 } });
    const { idle, close } = start(failing());
    await idle();
    await close();
    const [dead] = await listed("dead");
    if (!dead) throw new Error("no job is dead");
    await expect(retryJob(actOf(world, contributor), dead.id)).rejects.toMatchObject({
      code: "role-refused",
    });
    expect(await retryJob(actOf(world, editor), dead.id)).toMatchObject({ status: "waiting", attempts: 0 });
    expect(world.jobsQueuedCount).toBeGreaterThan(0);
    await expect(retryJob(actOf(world, editor), dead.id)).rejects.toMatchObject({
      code: "status-not-allowed",
    });
    await start(judgeSaying({})).idle();
    expect(await listed("done")).toMatchObject([{ id: dead.id, lastError: null }]);
    expect(await links(move)).toBe(1);
  });

  test("that is not there cannot be revived", async () => {
    const unknown = retryJob(actOf(world, editor), `job_${"0".repeat(32)}`);
    await expect(unknown).rejects.toMatchObject({ code: "job-not-found" });
  });
});

describe("jobs of a process that died", () => {
  const died = async (leaseMs: number) => {
    const move = await withhold(await promised());
    const until = new Date(world.now().getTime() + leaseMs);
    const jobs = await claimJobs(opened.database, world.now(), { workerId: "died", until });
    if (!jobs) throw new Error("no job was due");
    return { jobs, move };
  };

  test("are done by another when their lease has run out, and the dead one cannot end them", async () => {
    const { jobs, move } = await died(-1);
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(1);
    expect(log.lines).toEqual(["warn jobs of a process that ended are due again", "info job done"]);
    expect(log.fields[1]).toMatchObject({ attempt: 2 });
    const done = await opened.database.prisma.job.findUniqueOrThrow({ where: { id: jobs.ids[0] ?? "" } });
    await finishJobs(opened.database, jobs.ids, { workerId: "died", now: new Date("2030-01-01T00:00:00Z") });
    expect(await opened.database.prisma.job.findUniqueOrThrow({ where: { id: done.id } })).toEqual(done);
  });

  test("are done at once where the new process owns the database, and else not before", async () => {
    const { move } = await died(3_600_000);
    const { idle } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(opened.database.home === "embedded" ? 1 : 0);
    later(3_600_001);
    await idle();
    expect(await links(move)).toBe(1);
  });

  test("are dead where they ended every process that ran them", async () => {
    await withhold(await promised());
    await opened.database.prisma.job.updateMany({ where: { status: "waiting" }, data: { maxAttempts: 1 } });
    await claimJobs(opened.database, world.now(), {
      workerId: "died",
      until: new Date(world.now().getTime() - 1),
    });
    await start(judgeSaying({})).idle();
    expect(await listed("dead")).toMatchObject([
      { lastError: "The process that ran it ended before it was done." },
    ]);
  });

  test("are not taken from one that takes long and shows that it lives", async () => {
    await withhold(await promised());
    let finish = () => {};
    const slow = judgeSaying(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return {};
    });
    const { idle } = start(slow, { leaseSeconds: 0.09 });
    const leasedUntil = async () => (await unfinished())[0]?.leasedUntil?.getTime() ?? 0;
    await vi.waitFor(async () => expect(await leasedUntil()).toBeGreaterThan(0));
    later(60_000);
    await vi.waitFor(async () => expect(await leasedUntil()).toBeGreaterThan(world.now().getTime()));
    finish();
    await idle();
    expect(await unfinished()).toEqual([]);
  });
});

describe("several workers", () => {
  test("share the jobs: each is run once", async () => {
    const slug = await promised();
    const workers = ["a", "b", "c"].map((workerId) => start(judgeSaying({}), { workerId }));
    await Promise.all(workers.map(({ idle }) => idle()));
    for (let count = 0; count < 12; count += 1) await withhold(slug, `model ${count}`);
    await vi.waitFor(async () => expect(await unfinished()).toEqual([]), { timeout: 20_000 });
    await Promise.all(workers.map(({ close }) => close()));
    expect(workers.flatMap(({ log }) => log.lines)).toEqual(Array(12).fill("info job done"));
    expect(await statuses()).toEqual(Array(12).fill("done"));
  });

  test("never claim the same job, also when they ask at the same moment", async () => {
    const { slug } = await records.company();
    for (let count = 0; count < 8; count += 1) await records.move({ company: slug });
    const until = new Date(world.now().getTime() + 60_000);
    const claims = await Promise.all(
      [..."abcdefghij"].map((workerId) => claimJobs(opened.database, world.now(), { workerId, until })),
    );
    const ids = claims.flatMap((claim) => claim?.ids ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(8);
  });
});

test("closing finishes the job at hand and begins no other", async () => {
  const slug = await promised();
  const move = await withhold(slug, "one model");
  later(1_000);
  await withhold(slug, "another model");
  let close = () => Promise.resolve();
  const worker = start(
    judgeSaying(() => {
      void close();
      return {};
    }),
  );
  close = worker.close;
  await worker.idle();
  expect(worker.log.lines).toEqual(["info job done"]);
  expect(await statuses()).toEqual(["done", "waiting"]);
  expect(await links(move)).toBe(1);
});

test("jobs done a month ago and idempotency keys of a week ago are removed; dead jobs stay", async () => {
  const old = new Date(world.now().getTime() - 31 * 86_400_000);
  const job = { kind: "diff_move", payload: {}, runAt: old, attempts: 1, maxAttempts: 5 };
  const rows = [
    { id: "job_1", key: "1", status: "done", createdAt: old, finishedAt: old },
    { id: "job_2", key: "2", status: "done", createdAt: old, finishedAt: world.now() },
    { id: "job_3", key: "3", status: "dead", createdAt: old, finishedAt: old },
  ];
  await opened.database.prisma.job.createMany({ data: rows.map((row) => ({ ...job, ...row })) });
  const key = { lookup: "12345678", secretHash: "x", holder: "Ada", role: "admin", createdBy: "Ada" };
  await opened.database.prisma.apiKey.create({ data: { ...key, id: "key_1", createdAt: old } });
  const idempotency = { apiKeyId: "key_1", requestHash: "x" };
  await opened.database.prisma.idempotencyKey.createMany({
    data: [
      { ...idempotency, key: "old", createdAt: old },
      { ...idempotency, key: "new", createdAt: world.now() },
    ],
  });
  const { idle } = start(judgeSaying({}));
  await idle();
  await vi.waitFor(async () => expect(await opened.database.prisma.idempotencyKey.count()).toBe(1));
  expect((await opened.database.prisma.job.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(
    ["job_2", "job_3"],
  );
});

test("jobs are listed newest first, a page at a time", async () => {
  const { slug } = await records.company();
  for (let count = 0; count < 3; count += 1) {
    later(1_000);
    await records.move({ company: slug });
  }
  const first = await listJobs(opened.database, { limit: 2 });
  const second = await listJobs(opened.database, { limit: 2, cursor: first.nextCursor ?? undefined });
  const rows = [...readJson(first).data, ...readJson(second).data].map((row) => jobSchema.parse(row));
  expect(rows.map(({ createdAt }) => createdAt)).toEqual(
    rows
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  expect(second.nextCursor).toBeNull();
});
