import { expect, test } from "vitest";
import { attemptNext } from "../../src/jobs/attempt.js";
import { JUDGED_AT_ONCE, queueJudgingAgain } from "../../src/operations/diff/judge-again.js";
import { logReply } from "../../src/operations/links/log-reply.js";
import { reviewLink } from "../../src/operations/links/review-link.js";
import { writeDefence } from "../../src/operations/links/write-defence.js";
import { testDatabase } from "../support/database.js";
import { jobLog } from "../support/job-log.js";
import { judgeSaying } from "../support/judges.js";
import { testWorkers } from "../support/workers.js";
import { actOf, editor } from "../support/world.js";

const opened = testDatabase();
const { promised, start, withhold, world, later } = testWorkers(opened);
const prisma = () => opened.database.prisma;
const narrows = { relation: "qualifies", manner: "narrowed" } as const;

/** The proposals that version 1 makes for a promise and this many moves, oldest first. */
async function proposals(count: number) {
  const slug = await promised();
  for (let at = 0; at < count; at += 1) await withhold(slug, `model ${at}`);
  const { idle, close } = start(judgeSaying({}));
  await idle();
  await close();
  const company = await prisma().company.findFirstOrThrow({ where: { slugs: { some: { slug } } } });
  const links = () => prisma().link.findMany({ where: { companyId: company.id }, orderBy: { id: "asc" } });
  expect(await links()).toHaveLength(count);
  return { slug, links };
}

const queued = () => prisma().job.count({ where: { kind: "judge_links" } });

test("a worker with a newer version judges again only the proposals that no person has touched", async () => {
  const { slug, links } = await proposals(5);
  const ids = (await links()).map(({ id }) => id);
  const act = actOf(world(), editor);
  await reviewLink(act, ids[0] ?? "", { verdict: "approve" });
  await writeDefence(act, ids[1] ?? "", { words: "None in a year.", noneFound: true });
  await logReply(act, ids[2] ?? "", {
    state: "asked",
    askedWhom: "Its press office",
    route: "by mail",
    happenedAt: "2026-11-20T10:00:00Z",
  });
  const before = await links();
  // Version 1 never compared this move. A newer version is no reason to look for new links.
  await withhold(slug, "another model");
  await prisma().job.deleteMany();
  const newer = judgeSaying(narrows, "2");
  await start(newer).idle();
  expect(newer.read).toHaveLength(2);
  const after = await links();
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  for (const link of after.slice(3)) expect(link).toMatchObject({ relation: "qualifies", judgeVersion: "2" });
  expect(after).toHaveLength(5);
});

test("the same version queues nothing at its next start", async () => {
  await proposals(1);
  const newer = judgeSaying(narrows, "2");
  const first = start(newer);
  await first.idle();
  await first.close();
  later(60_000);
  await start(newer).idle();
  expect(newer.read).toHaveLength(1);
  expect(await queued()).toBe(1);
});

test("many proposals are judged in several jobs, each link once", async () => {
  const { links } = await proposals(JUDGED_AT_ONCE + 3);
  const newer = judgeSaying(narrows, "2");
  await start(newer).idle();
  expect(newer.read).toHaveLength(JUDGED_AT_ONCE + 3);
  expect(await queued()).toBe(2);
  expect((await links()).every(({ judgeVersion }) => judgeVersion === "2")).toBe(true);
});

test("processes that start at once queue one job", async () => {
  await proposals(2);
  const newer = judgeSaying(narrows, "2");
  const said = await Promise.all([1, 2, 3, 4].map(() => queueJudgingAgain(world(), newer)));
  expect(said.filter((isQueued) => isQueued)).toHaveLength(1);
  expect(await queued()).toBe(1);
});

test("a process with the older version leaves the job to processes with the newer one", async () => {
  const { links } = await proposals(1);
  const newer = judgeSaying(narrows, "2");
  await queueJudgingAgain(world(), newer);
  const parts = { world: world(), leaseSeconds: 60, log: jobLog(), workerId: "other" };
  expect(await attemptNext({ ...parts, judge: judgeSaying({}) })).toBeNull();
  // It also keeps the job when it starts again.
  expect(await queueJudgingAgain(world(), judgeSaying({}))).toBe(false);
  expect((await links())[0]).toMatchObject({ judgeVersion: "1" });
  expect(await attemptNext({ ...parts, judge: newer })).not.toBeNull();
  expect((await links())[0]).toMatchObject({ judgeVersion: "2" });
});

test("jobs for a version that no process runs any more are deleted after a week", async () => {
  await proposals(1);
  await queueJudgingAgain(world(), judgeSaying(narrows, "2"));
  later(8 * 86_400_000);
  expect(await queueJudgingAgain(world(), judgeSaying(narrows, "3"))).toBe(true);
  const rows = await prisma().job.findMany({ where: { kind: "judge_links" } });
  expect(rows.map(({ payload }) => payload)).toMatchObject([{ judge: "test 3" }]);
});

test("a version that would not propose a link rejects it, with reasons", async () => {
  const { links } = await proposals(1);
  const reasons = [{ sentence: "They speak of different weights." }];
  await start(judgeSaying({ relation: "unrelated", reasons }, "2")).idle();
  expect(await links()).toMatchObject([{ status: "rejected", judgeVersion: "2", reasons }]);
});
