import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { Job } from "../../schemas/job.js";
import { getJob } from "../../store/job.js";
import { reviveJob } from "../../store/job-queue.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";

/**
 * Puts a dead job back in the queue with all its attempts before it.
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
        `Only a dead job can be tried again; this one is ${job.status}.`,
      );
    // Other processes hear of jobs that are inserted; this one is only changed.
    await work.tx.$executeRaw`SELECT pg_notify('walkback_job', '')`;
    work.queueJobs();
    return job;
  });
}
