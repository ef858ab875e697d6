import type { Judge } from "../../core/judge/verdict.js";
import { readerOf, type Tx } from "../../database/database.js";
import { deleteWaitingJobs, hasJobWaiting, insertJob } from "../../store/job.js";
import { findStaleProposal, listStaleProposals } from "../../store/stale-proposals.js";
import { perform, type Work, type World } from "../act.js";
import { askAgainOn, byFallback, writeAllVerdicts } from "./fallback-verdicts.js";
import { searchDefences, writeDefences } from "./find-defences.js";
import { actOfJudge, type DiffOutcome, judgePairs } from "./judge-entry.js";
import { takeJudgementLock } from "./judgement-lock.js";

/** Proposals judged again in one job: few, so that the jobs of new entries come between. */
export const JUDGED_AT_ONCE = 50;

/** A version that no process had for a week is gone for good; sooner, both may be there while one takes over. */
const ABANDONED_AFTER_MS = 7 * 86_400_000;

/** Other jobs are an entry's; these are of no entry, and everything they judge was an entry's before. */
const noEntry = { kind: "move", id: "" } as const;

/** How a job names the judge whose it is: a process with another one leaves it. */
export const judgeKey = ({ name, version }: Pick<Judge, "name" | "version">): string => `${name} ${version}`;

async function queueFrom(
  work: Work,
  judge: Judge,
  { linkId, runAt = work.now }: { readonly linkId: string; readonly runAt?: Date },
): Promise<void> {
  const id = work.id("job");
  // A key of its own: the same links may be stale again, under a version to come. What is for later is queued once,
  // from the first link on that was left unanswered.
  const key = `judge_links:${judgeKey(judge)}:${runAt > work.now ? `again:${runAt.toISOString()}` : id}`;
  await insertJob(work.tx, {
    ...{ id, key, subjectId: linkId, now: work.now, runAt, judge: judgeKey(judge) },
    kind: "judge_links",
  });
  work.queueJobs();
}

/** One process after the other looks whether there is something to queue. */
async function takeQueueingLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_judge_links'))`;
}

/**
 * Queues the judging of the proposals that are a judge's alone and that this judge's version has not seen.
 *
 * For the start of a worker: any number of processes that start at once queue one job. Gives whether one was queued.
 */
export function queueJudgingAgain(world: World, judge: Judge): Promise<boolean> {
  return perform(actOfJudge(world, judge), "contributor", async (work) => {
    await takeQueueingLock(work.tx);
    const kind = "judge_links";
    const before = new Date(work.now.getTime() - ABANDONED_AFTER_MS);
    await deleteWaitingJobs(work.tx, { kind, exceptOf: judgeKey(judge), before });
    if (await hasJobWaiting(work.tx, { kind, judge: judgeKey(judge) })) return false;
    const first = await findStaleProposal(readerOf(work.tx), { judge, from: "" });
    if (first === null) return false;
    await queueFrom(work, judge, { linkId: first });
    return true;
  });
}

/**
 * Judges again the next proposals that this version has not seen, from a link's id on, and queues those after them.
 *
 * Only the proposals that are there: it looks for no other evidence and proposes nothing new. A link that a person has
 * put a hand to stays as it is, also where that happens meanwhile. Again after a crash: the same, or nothing.
 */
export async function judgeLinksAgain(world: World, judge: Judge, from: string): Promise<DiffOutcome> {
  const found = await listStaleProposals(world.database, { judge, from, limit: JUDGED_AT_ONCE + 1 });
  const pairs = found.slice(0, JUDGED_AT_ONCE);
  if (pairs.length === 0) return { judged: 0, proposed: 0 };
  const judged = await judgePairs(judge, pairs);
  const defences = await searchDefences(world.database, noEntry, { asEvidence: [], pairs, judged });
  const proposed = await perform(actOfJudge(world, judge), "contributor", async (work) => {
    await takeJudgementLock(work.tx);
    const count = await writeAllVerdicts(work, judge, judged);
    await writeDefences(work, defences);
    const next = found[JUDGED_AT_ONCE];
    if (next !== undefined) await queueFrom(work, judge, next);
    const runAt = askAgainOn(work.now, judged);
    const [first] = pairs;
    if (runAt !== null && first) await queueFrom(work, judge, { linkId: first.linkId, runAt });
    return count;
  });
  return { judged: judged.length, proposed, ...byFallback(judged) };
}
