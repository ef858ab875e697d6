import type { Judge } from "../../core/verdict/verdict.js";
import { readerOf, type Tx } from "../../database/database.js";
import { deleteWaitingJobs, hasJobWaiting, insertJob } from "../../store/job.js";
import { findStaleProposal, listStaleProposals } from "../../store/stale-proposals.js";
import { perform, type Work, type World } from "../act.js";
import { askAgainOn, byFallback, writeAllVerdicts } from "./fallback-verdicts.js";
import { searchDefences, writeDefences } from "./find-defences.js";
import { actOfJudge, type DiffOutcome, judgePairs } from "./judge-entry.js";
import { takeJudgementLock } from "./judgement-lock.js";

/** Proposals judged again in one job. Few, so that jobs of new entries need not wait long. */
export const JUDGED_AT_ONCE = 50;

/** After a week the jobs of another version are deleted. Until then, processes of both versions may be running. */
const ABANDONED_AFTER_MS = 7 * 86_400_000;

/** Other jobs are about one entry. These are not, and they propose nothing new. */
const noEntry = { kind: "move", id: "" } as const;

/** The name of a judge in its jobs. A process with another judge leaves these jobs alone. */
export const judgeKey = ({ name, version }: Pick<Judge, "name" | "version">): string => `${name} ${version}`;

async function queueFrom(
  work: Work,
  judge: Judge,
  { linkId, runAt = work.now }: { readonly linkId: string; readonly runAt?: Date },
): Promise<void> {
  const id = work.id("job");
  // A job due now has a unique key, since the same links may be stale again under a future version. A retry for later
  // is queued once for each due instant; it starts from the first link that got no answer.
  const key = `judge_links:${judgeKey(judge)}:${runAt > work.now ? `again:${runAt.toISOString()}` : id}`;
  await insertJob(work.tx, {
    ...{ id, key, subjectId: linkId, now: work.now, runAt, judge: judgeKey(judge) },
    kind: "judge_links",
  });
  work.queueJobs();
}

/** Lets one process at a time check whether there is something to queue. Released when the transaction ends. */
async function takeQueueingLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_judge_links'))`;
}

/**
 * Whether a job was queued to judge again the open proposals that this version of the judge has not seen.
 *
 * Called when a worker starts. Processes that start at once queue one job together. Proposals that a person has
 * touched are left out.
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
 * How many proposals this version judged again, starting from a link id. Queues a job for the proposals after them.
 *
 * It judges existing proposals only: it looks for no other evidence and proposes nothing new. It does not change a
 * link that a person has touched, even during this job. It is safe to repeat after a crash.
 */
export async function judgeLinksAgain(world: World, judge: Judge, from: string): Promise<DiffOutcome> {
  const found = await listStaleProposals(world.database, { judge, from, limit: JUDGED_AT_ONCE + 1 });
  const pairs = found.slice(0, JUDGED_AT_ONCE);
  if (pairs.length === 0) return { judged: 0, proposed: 0 };
  const { judged, spent } = await judgePairs(judge, pairs);
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
  return { judged: judged.length, proposed, ...byFallback(judged), ...spent };
}
