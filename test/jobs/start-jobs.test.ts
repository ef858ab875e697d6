import { describe, expect, test, vi } from "vitest";
import type { Judge } from "../../src/core/verdict/verdict.js";
import { retryJob } from "../../src/operations/diff/retry-job.js";
import { job as jobSchema } from "../../src/schemas/job.js";
import { listJobs } from "../../src/store/job.js";
import { readJson } from "../../src/store/json.js";
import { testDatabase } from "../support/database.js";
import { judgeSaying } from "../support/judges.js";
import { testWorkers } from "../support/workers.js";
import { actOf, contributor, editor } from "../support/world.js";

const opened = testDatabase();
const workers = testWorkers(opened);
const { later, links, promised, records, start, statuses, unfinished, withhold, world } = workers;

async function listed(status: "dead" | "waiting" | "done") {
  const { data } = readJson(await listJobs(opened.database, { status, limit: 10 }));
  return data.map((row) => jobSchema.parse(row));
}

describe("a job", () => {
  test("queued before the worker started is done", async () => {
    const move = await withhold(await promised());
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(1);
    expect(await unfinished()).toEqual([]);
    expect(log.lines).toEqual(["debug job done", "info jobs done"]);
    expect(log.fields[0]).toMatchObject({ kind: "diff_move", attempt: 1, judged: 1, proposed: 1 });
  });

  test("queued by another process is done", async () => {
    const slug = await promised();
    const { idle } = start(judgeSaying({}));
    await idle();
    const move = await withhold(slug);
    // This is sooner than the next poll: the database notified the worker.
    await vi.waitFor(async () => expect(await links(move)).toBe(1), { timeout: 4_000 });
  });

  test("is logged in one line with the other due jobs", async () => {
    const slug = await promised();
    for (const model of ["one", "two", "three"]) await withhold(slug, `${model} model`);
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(log.lines.filter((line) => line.startsWith("info"))).toEqual(["info jobs done"]);
    expect(log.fields.at(-1)).toMatchObject({ done: 3, judged: 3, proposed: 3 });
  });

  test("for a statement and jobs for its claims run as one", async () => {
    const { slug } = await records.company();
    const said = await records.statement({ company: slug, quote: "We keep weights open, and prices low." });
    await records.claim(said, { text: "We keep weights open" });
    await records.claim(said, { text: "prices low" });
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await statuses()).toEqual(["done", "done", "done"]);
    expect(log.lines).toEqual(["debug job done", "info jobs done"]);
  });

  test("of an unknown kind is left to a version that knows it", async () => {
    await withhold(await promised());
    await opened.database.prisma.job.updateMany({ data: { kind: "from_the_future" } });
    await start(judgeSaying({})).idle();
    expect((await unfinished()).map((row) => row.status)).toEqual(["waiting"]);
  });
});

test("a done job shows what it judged and what it cost", async () => {
  const cost = { requests: 1, inputTokens: 900, outputTokens: 80, price: 0.002 };
  const plain = judgeSaying({});
  const paid: Judge = {
    ...plain,
    judge: (pairs, spent) => {
      spent?.(cost);
      spent?.(cost);
      return plain.judge(pairs);
    },
  };
  const move = await withhold(await promised());
  expect((await listed("waiting"))[0]?.outcome).toBeNull();
  const { log, idle } = start(paid);
  await idle();
  expect((await listed("done")).find(({ subjectId }) => subjectId === move.id)?.outcome).toEqual({
    ...{ judged: 1, proposed: 1, byFallback: 0, unread: 0 },
    ...{ requests: 2, inputTokens: 1_800, outputTokens: 160, price: 0.004 },
  });
  expect(log.fields.at(-1)).toMatchObject({ judged: 1, cost: { requests: 2, price: 0.004 } });
});

describe("a job that fails", () => {
  const failing = () =>
    judgeSaying(() => {
      throw new Error("no answer from https://user:pass@judge.example");
    });

  test("waits longer before each attempt, and is dead after the last one", async () => {
    await withhold(await promised());
    const { idle, log } = start(failing());
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await idle();
      expect(log.lines).toHaveLength(attempt);
      const [row] = await unfinished();
      expect(row?.attempts).toBe(attempt);
      if (attempt < 5) expect(row?.runAt.getTime()).toBeGreaterThan(world().now().getTime());
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
      "warn job failed and will be retried",
      "error job failed its last attempt and is dead",
    ]);
    await idle();
    expect(log.lines).toHaveLength(5);
  });

  test("can be retried by an editor, but only if it is dead", async () => {
    const move = await withhold(await promised());
    await opened.database.prisma.job.updateMany({ where: { status: "waiting" }, data: { maxAttempts: 1 } });
    const { idle, close } = start(failing());
    await idle();
    await close();
    const [dead] = await listed("dead");
    if (!dead) throw new Error("no job is dead");
    await expect(retryJob(actOf(world(), contributor), dead.id)).rejects.toMatchObject({
      code: "role-refused",
    });
    expect(await retryJob(actOf(world(), editor), dead.id)).toMatchObject({ status: "waiting", attempts: 0 });
    expect(world().jobsQueuedCount).toBeGreaterThan(0);
    await expect(retryJob(actOf(world(), editor), dead.id)).rejects.toMatchObject({
      code: "status-not-allowed",
    });
    await start(judgeSaying({})).idle();
    expect(await listed("done")).toMatchObject([{ id: dead.id, lastError: null }]);
    expect(await links(move)).toBe(1);
  });

  test("with an unknown id cannot be retried", async () => {
    const unknown = retryJob(actOf(world(), editor), `job_${"0".repeat(32)}`);
    await expect(unknown).rejects.toMatchObject({ code: "job-not-found" });
  });
});

test("a full queue does not block the rest of the process", async () => {
  const { slug } = await records.company();
  for (let count = 0; count < 8; count += 1) await withhold(slug, `model ${count}`);
  let ticks = 0;
  let isBusy = true;
  const count = (): void => {
    ticks += 1;
    if (isBusy) setImmediate(count);
  };
  setImmediate(count);
  await start(judgeSaying({})).idle();
  isBusy = false;
  expect(ticks).toBeGreaterThanOrEqual(8);
});

test("closing finishes the current job and starts no other", async () => {
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
  expect(worker.log.lines).toEqual(["debug job done", "info jobs done"]);
  expect(await statuses()).toEqual(["done", "waiting"]);
  expect(await links(move)).toBe(1);
});

test("jobs done a month ago and idempotency keys of a week ago are deleted; dead jobs stay", async () => {
  const old = new Date(world().now().getTime() - 31 * 86_400_000);
  const job = { kind: "diff_move", payload: {}, runAt: old, attempts: 1, maxAttempts: 5 };
  const rows = [
    { id: "job_1", key: "1", status: "done", createdAt: old, finishedAt: old },
    { id: "job_2", key: "2", status: "done", createdAt: old, finishedAt: world().now() },
    { id: "job_3", key: "3", status: "dead", createdAt: old, finishedAt: old },
  ];
  await opened.database.prisma.job.createMany({ data: rows.map((row) => ({ ...job, ...row })) });
  const key = { lookup: "12345678", secretHash: "x", holder: "Ada", role: "admin", createdBy: "Ada" };
  await opened.database.prisma.apiKey.create({ data: { ...key, id: "key_1", createdAt: old } });
  const idempotency = { apiKeyId: "key_1", requestHash: "x" };
  await opened.database.prisma.idempotencyKey.createMany({
    data: [
      { ...idempotency, key: "old", createdAt: old },
      { ...idempotency, key: "new", createdAt: world().now() },
    ],
  });
  const { idle } = start(judgeSaying({}));
  await idle();
  await vi.waitFor(async () => expect(await opened.database.prisma.idempotencyKey.count()).toBe(1), {
    timeout: 20_000,
  });
  expect((await opened.database.prisma.job.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(
    ["job_2", "job_3"],
  );
});
