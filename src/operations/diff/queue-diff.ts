import type { EntryRef } from "../../store/candidate-pair.js";
import { insertJob } from "../../store/job.js";
import type { Work } from "../act.js";

/** What makes a diff necessary: something changed (its id or instant), or a judge that failed may be asked again. */
export type DiffCause = { readonly change: string } | { readonly askAgainAt: Date };

/** Queues the diff of an entry in the transaction of its cause. One cause queues one job, however often it is named. */
export async function queueDiff(work: Work, { kind, id }: EntryRef, cause: DiffCause): Promise<void> {
  const jobKind = kind === "move" ? "diff_move" : "diff_statement";
  const runAt = "change" in cause ? work.now : cause.askAgainAt;
  const name = "change" in cause ? cause.change : `again:${runAt.toISOString()}`;
  await insertJob(work.tx, {
    id: work.id("job"),
    kind: jobKind,
    subjectId: id,
    key: `${jobKind}:${id}:${name}`,
    now: work.now,
    runAt,
  });
  work.queueJobs();
}
