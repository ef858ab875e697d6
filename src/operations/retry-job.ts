import { readerOf } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Job } from "../schemas/job.js";
import { getJob } from "../store/job.js";
import { readJson } from "../store/json.js";
import { type Act, perform } from "./act.js";

/**
 * Puts a dead job back in the queue with all its attempts before it.
 *
 * @throws DomainError `job-not-found`, `status-not-allowed`
 */
export function retryJob(act: Act, id: string): Promise<Job> {
  return perform(act, "editor", async (work) => {
    const { count } = await work.tx.job.updateMany({
      where: { id, status: "dead" },
      data: { status: "waiting", attempts: 0, runAt: work.now, finishedAt: null },
    });
    const job = readJson(await getJob(readerOf(work.tx), id));
    if (count === 0)
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
