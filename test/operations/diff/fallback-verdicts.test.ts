import { expect, test } from "vitest";
import type { Fallback, Verdict } from "../../../src/core/verdict/verdict.js";
import { judgeLinksAgain } from "../../../src/operations/diff/judge-again.js";
import { judgeEntry } from "../../../src/operations/diff/judge-entry.js";
import { testDatabase } from "../../support/database.js";
import { judgeSaying } from "../../support/judges.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = (at = "2026-11-22T09:10:00Z") => testWorld(opened.database, { at: new Date(at) });
const records = recordsOf(() => actOf(world(), contributor));

/** A company that promised to keep its weights open, and a move that withholds them. */
async function promiseAndMove() {
  const { slug } = await records.company();
  const statement = await records.statement({ company: slug, quote: "We will keep all weights open." });
  const claim = await records.claim(statement);
  const move = await records.move({ company: slug, description: "Withheld the weights of its model." });
  return { claim, move, entry: { kind: "move", id: move.id } as const };
}

const sentence = "The judge test could not answer (timeout), so the rules alone judged this pair.";
const fallingBack = (askAgain: Fallback["askAgain"] = "soon", more: Partial<Verdict> = {}) =>
  judgeSaying({
    relation: "qualifies",
    manner: "narrowed",
    reasons: [{ sentence: "It narrows it." }, { sentence }],
    fallback: { name: "rules", version: "9.9", askAgain },
    ...more,
  });
const answering = () => judgeSaying({ confidence: 0.8 });

async function onlyLink(claimId: string) {
  const links = await opened.database.prisma.link.findMany({
    where: { claimId },
    include: { verdicts: { orderBy: { judge: "asc" } } },
  });
  const [link, ...others] = links;
  expect(others).toEqual([]);
  if (!link) throw new Error("no link was proposed");
  return link;
}

const laterJobs = (subjectId: string) =>
  opened.database.rows<{ kind: string; run_at: Date }>(
    "SELECT kind, run_at FROM job WHERE payload->>'subjectId' = $1 AND key LIKE '%:again:%'",
    [subjectId],
  );

test("a link that a fallback judge read is proposed under the fallback's name, and says why", async () => {
  const { claim, entry } = await promiseAndMove();
  expect(await judgeEntry(world(), fallingBack(), entry)).toEqual({ judged: 1, proposed: 1, byFallback: 1 });
  const link = await onlyLink(claim.id);
  expect(link).toMatchObject({
    relation: "qualifies",
    proposerKind: "judge",
    proposer: "rules",
    judgeVersion: "9.9",
    reasons: [{}, { sentence }],
    verdicts: [{ judge: "rules", version: "9.9" }],
  });
});

test("the chosen judge's later answer replaces the fallback's, and both verdicts stay", async () => {
  const { claim, entry } = await promiseAndMove();
  await judgeEntry(world(), fallingBack(), entry);
  await judgeEntry(world(), answering(), entry);
  expect(await onlyLink(claim.id)).toMatchObject({
    relation: "contradicts",
    proposer: "test",
    judgeVersion: "1",
    verdicts: [{ judge: "rules" }, { judge: "test" }],
  });
});

test("a fallback's verdict does not replace the chosen judge's answer on the same texts", async () => {
  const { claim, entry } = await promiseAndMove();
  await judgeEntry(world(), answering(), entry);
  const before = await onlyLink(claim.id);
  await judgeEntry(world(), fallingBack(), entry);
  expect(await onlyLink(claim.id)).toEqual(before);
});

test("a fallback's verdict replaces the chosen judge's answer if the texts have changed", async () => {
  const { claim, entry } = await promiseAndMove();
  await judgeEntry(world(), answering(), entry);
  await opened.database.prisma.claim.update({ where: { id: claim.id }, data: { scope: "in the EU" } });
  await judgeEntry(world(), fallingBack(), entry);
  expect(await onlyLink(claim.id)).toMatchObject({ relation: "qualifies", proposer: "rules" });
});

test("an earlier verdict of the rules does not hide that it is the fallback now", async () => {
  const { claim, entry } = await promiseAndMove();
  const own = judgeSaying({ relation: "qualifies", manner: "narrowed" }, "9.9");
  await judgeEntry(world(), { ...own, name: "rules" }, entry);
  await judgeEntry(world(), fallingBack(), entry);
  const link = await onlyLink(claim.id);
  expect(link).toMatchObject({ proposer: "rules", reasons: [{}, { sentence }], verdicts: [{}, {}] });
  await judgeEntry(world(), fallingBack(), entry);
  expect(await onlyLink(claim.id)).toEqual(link);
});

test.each([
  ["in the hour after next where it may answer soon", "soon", ["2026-11-22T11:00:00.000Z"]],
  ["the next day where the day's budget is used up", "tomorrow", ["2026-11-23T00:00:00.000Z"]],
  ["never where it would fail in the same way", "never", []],
] as const)("the entry is compared again %s", async (_, askAgain, instants) => {
  const { move, entry } = await promiseAndMove();
  await judgeEntry(world(), fallingBack(askAgain), entry);
  // Another worker at the same moment and the same worker later do not queue it again.
  await judgeEntry(world("2026-11-22T09:40:00Z"), fallingBack(askAgain), entry);
  const jobs = await laterJobs(move.id);
  expect(jobs.map(({ kind, run_at }) => [kind, new Date(run_at).toISOString()])).toEqual(
    instants.map((at) => ["diff_move", at]),
  );
});

test("an entry that the judge could answer is not compared again", async () => {
  const { move, entry } = await promiseAndMove();
  await judgeEntry(world(), answering(), entry);
  expect(await laterJobs(move.id)).toEqual([]);
});

test("a judge that cannot answer on another version's open proposals is asked again later, in one job for all", async () => {
  await opened.database.rows("DELETE FROM job");
  const both = [await promiseAndMove(), await promiseAndMove()];
  for (const { entry } of both) await judgeEntry(world(), answering(), entry);
  const asked = { ...fallingBack(), name: "new", version: "2" };
  const outcome = await judgeLinksAgain(world(), asked, "");
  expect(outcome.byFallback).toBe(outcome.judged);
  expect(await onlyLink(both[0]?.claim.id ?? "")).toMatchObject({ proposer: "rules" });
  await judgeLinksAgain(world("2026-11-22T09:40:00Z"), asked, "");
  const jobs = await opened.database.rows<{ run_at: Date; judge: string }>(
    "SELECT run_at, payload->>'judge' AS judge FROM job WHERE kind = 'judge_links'",
  );
  expect(jobs.map(({ run_at, judge }) => [new Date(run_at).toISOString(), judge])).toEqual([
    ["2026-11-22T11:00:00.000Z", "new 2"],
  ]);
  const answer = { ...answering(), name: "new", version: "2" };
  await judgeLinksAgain(world("2026-11-22T11:00:00Z"), answer, "");
  expect(await onlyLink(both[1]?.claim.id ?? "")).toMatchObject({ proposer: "new", relation: "contradicts" });
});
