import type { Tx } from "../database/database.js";
import type { jobKinds } from "../schemas/job.js";

export type JobKind = (typeof jobKinds)[number];

/** A job as it is put in the queue. One job a key: the same work is not queued twice while it waits. */
export interface NewJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly key: string;
  readonly now: Date;
}

export const MAX_ATTEMPTS = 5;

/** Queues a job in the transaction of what made it necessary, so that neither is there without the other. */
export async function insertJob(tx: Tx, job: NewJob): Promise<void> {
  await tx.job.createMany({
    data: [
      {
        id: job.id,
        kind: job.kind,
        key: job.key,
        payload: { subjectId: job.subjectId },
        status: "waiting",
        runAt: job.now,
        attempts: 0,
        maxAttempts: MAX_ATTEMPTS,
        createdAt: job.now,
      },
    ],
    skipDuplicates: true,
  });
}
