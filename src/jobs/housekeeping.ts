import type { World } from "../operations/act.js";
import { deleteIdempotencyKeys } from "../store/idempotency.js";
import { deleteDoneJobs } from "../store/job-queue.js";

const DAY_MS = 86_400_000;
const DAYS_OF_DONE_JOBS = 30;
const DAYS_OF_IDEMPOTENCY = 7;

/** How often it is worth doing. */
export const HOUSEKEEPING_EVERY_MS = 3_600_000;

/** Removes what has served: jobs done 30 days ago, idempotency keys of 7 days ago. Dead jobs stay. Gives how many. */
export async function keepHouse({
  database,
  now,
}: World): Promise<{ jobs: number; idempotencyKeys: number }> {
  const ago = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
  return {
    jobs: await deleteDoneJobs(database, ago(DAYS_OF_DONE_JOBS)),
    idempotencyKeys: await deleteIdempotencyKeys(database, ago(DAYS_OF_IDEMPOTENCY)),
  };
}
