import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { Job } from "../../schemas/job.js";
import { getJob } from "../../store/job.js";
import { reviveJob } from "../../store/job-queue.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";

/**
 * The job, back in the queue with all its attempts. Only a dead job (one that used up its attempts) may be retried.
 *
 * @throws DomainError `job-not-found`, `status-not-allowed`
 */
export function retryJob(act: Act, id: string): Promise<Job> {
  return perform(act, "editor", async (work) => {
    const isRevived = await reviveJob(readerOf(work.tx), id, work.now);
    const job = readJson(await getJob(readerOf(work.tx), id));
    if (!isRevived)
      throw new DomainError(
        "status-not-allowed",
        `Only a dead job can be retried. This job is ${job.status}.`,
      );
    // The database notifies other processes of inserted jobs only, and this job was updated.
    await work.tx.$executeRaw`SELECT pg_notify('walkback_job', '')`;
    work.queueJobs();
    return job;
  });
}
