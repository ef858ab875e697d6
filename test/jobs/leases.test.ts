import { describe, expect, test, vi } from "vitest";
import { noCost } from "../../src/core/verdict/cost.js";
import { claimJobs, finishJobs, MOST_ABANDONED, releaseJobs } from "../../src/store/job-queue.js";
import { testDatabase } from "../support/database.js";
import { judgeSaying } from "../support/judges.js";
import { testWorkers } from "../support/workers.js";

const opened = testDatabase();
const workers = testWorkers(opened);
const { later, links, promised, records, start, statuses, unfinished, withhold, world } = workers;

describe("jobs of a process that died", () => {
  const died = async (leaseMs: number) => {
    const move = await withhold(await promised());
    const until = new Date(world().now().getTime() + leaseMs);
    const jobs = await claimJobs(opened.database, world().now(), { workerId: "died", until });
    if (!jobs) throw new Error("no job was due");
    return { jobs, move };
  };

  test("are done by another process after their lease runs out, and the dead process cannot finish them", async () => {
    const { jobs, move } = await died(-1);
    const { idle, log } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(1);
    expect(log.lines).toEqual([
      "warn released jobs of a process that ended",
      "debug job done",
      "info jobs done",
    ]);
    expect(log.fields[1]).toMatchObject({ attempt: 1 });
    const done = await opened.database.prisma.job.findUniqueOrThrow({ where: { id: jobs.ids[0] ?? "" } });
    await finishJobs(opened.database, jobs.ids, {
      ...{ workerId: "died", now: new Date("2030-01-01T00:00:00Z") },
      outcome: { judged: 0, proposed: 0, byFallback: 0, unread: 0, ...noCost },
    });
    expect(await opened.database.prisma.job.findUniqueOrThrow({ where: { id: done.id } })).toEqual(done);
  });

  test("are done at once if the new process owns the database; otherwise only after the lease", async () => {
    const { move } = await died(3_600_000);
    const { idle } = start(judgeSaying({}));
    await idle();
    expect(await links(move)).toBe(opened.database.home === "embedded" ? 1 : 0);
    later(3_600_001);
    await idle();
    expect(await links(move)).toBe(1);
  });

  test("are dead after twenty processes ended while running them", async () => {
    const slug = await promised();
    const first = await withhold(slug, "one model");
    const died = { workerId: "died", until: new Date(world().now().getTime() - 1) };
    for (let count = 1; count < MOST_ABANDONED; count += 1) {
      expect(await claimJobs(opened.database, world().now(), died)).toMatchObject({ subjectId: first.id });
      await releaseJobs(opened.database, "expired", world().now());
    }
    later(1_000);
    const second = await withhold(slug, "another model");
    await claimJobs(opened.database, world().now(), died);
    later(1_000);
    await releaseJobs(opened.database, "expired", world().now());
    expect(await unfinished()).toMatchObject([
      { status: "dead", lastError: "The process that ran the job ended before the job was done." },
      { status: "waiting", attempts: 0 },
    ]);
    expect(await claimJobs(opened.database, world().now(), died)).toMatchObject({ subjectId: second.id });
  });

  test("wait behind jobs that were due before their release", async () => {
    const slug = await promised();
    const first = await withhold(slug, "one model");
    const until = world().now();
    await claimJobs(opened.database, world().now(), { workerId: "died", until });
    later(1_000);
    const second = await withhold(slug, "another model");
    later(1_000);
    await releaseJobs(opened.database, "expired", world().now());
    const next = () =>
      claimJobs(opened.database, world().now(), {
        workerId: "other",
        until: new Date("2030-01-01T00:00:00Z"),
      });
    expect(await next()).toMatchObject({ subjectId: second.id });
    expect(await next()).toMatchObject({ subjectId: first.id });
  });

  test("are not taken from a slow process that renews its lease", async () => {
    await withhold(await promised());
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow = judgeSaying(async () => {
      await held;
      return {};
    });
    const { idle } = start(slow, { leaseSeconds: 0.09 });
    const leasedUntil = async () => (await unfinished())[0]?.leasedUntil?.getTime() ?? 0;
    const patient = { timeout: 20_000 };
    await vi.waitFor(async () => expect(await leasedUntil()).toBeGreaterThan(0), patient);
    later(60_000);
    await vi.waitFor(
      async () => expect(await leasedUntil()).toBeGreaterThan(world().now().getTime()),
      patient,
    );
    finish();
    await idle();
    expect(await unfinished()).toEqual([]);
  });
});

describe("several workers", () => {
  test("share the jobs, and each job runs once", async () => {
    const slug = await promised();
    const three = ["a", "b", "c"].map((workerId) => start(judgeSaying({}), { workerId }));
    await Promise.all(three.map(({ idle }) => idle()));
    for (let count = 0; count < 12; count += 1) await withhold(slug, `model ${count}`);
    await vi.waitFor(async () => expect(await unfinished()).toEqual([]), { timeout: 20_000 });
    await Promise.all(three.map(({ close }) => close()));
    const lines = three.flatMap(({ log }) => log.lines);
    expect(lines.filter((line) => line !== "info jobs done")).toEqual(Array(12).fill("debug job done"));
    expect(await statuses()).toEqual(Array(12).fill("done"));
  });

  test("never claim the same job, even at the same moment", async () => {
    const { slug } = await records.company();
    for (let count = 0; count < 8; count += 1) await records.move({ company: slug });
    const until = new Date(world().now().getTime() + 60_000);
    const claims = await Promise.all(
      [..."abcdefghij"].map((workerId) => claimJobs(opened.database, world().now(), { workerId, until })),
    );
    const ids = claims.flatMap((claim) => claim?.ids ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(8);
  });
});
