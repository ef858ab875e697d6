import type { World } from "../operations/act.js";
import { deleteCachedVerdicts } from "../store/cached-verdict.js";
import { deleteIdempotencyKeys } from "../store/idempotency.js";
import { deleteDoneJobs } from "../store/job-queue.js";
import { deleteSpending } from "../store/judge-spending.js";

const DAY_MS = 86_400_000;
const DAYS_OF_DONE_JOBS = 30;
const DAYS_OF_IDEMPOTENCY = 7;
const DAYS_OF_UNUSED_ANSWERS = 180;
const MOST_ANSWERS = 500_000;
const DAYS_OF_SPENDING = 90;

/** How often to delete old rows. */
export const HOUSEKEEPING_EVERY_MS = 3_600_000;

/** How many rows of each kind were deleted. */
export interface Removed {
  readonly jobs: number;
  readonly idempotencyKeys: number;
  readonly judgeAnswers: number;
  readonly daysOfSpending: number;
}

/**
 * How many old rows were deleted.
 *
 * Deletes jobs done over 30 days ago, idempotency keys over 7 days old, and judges' spending over 90 days old. Deletes
 * judges' stored answers that were not used for 180 days, and the longest unused ones beyond 500,000. Dead jobs stay.
 */
export async function removeExpired({ database, now }: World): Promise<Removed> {
  const ago = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
  return {
    jobs: await deleteDoneJobs(database, ago(DAYS_OF_DONE_JOBS)),
    idempotencyKeys: await deleteIdempotencyKeys(database, ago(DAYS_OF_IDEMPOTENCY)),
    judgeAnswers: await deleteCachedVerdicts(database, {
      before: ago(DAYS_OF_UNUSED_ANSWERS),
      most: MOST_ANSWERS,
    }),
    daysOfSpending: await deleteSpending(database, ago(DAYS_OF_SPENDING)),
  };
}
