import type { Reader } from "../database/database.js";
import { type JobOutcome, jobKinds } from "../schemas/job.js";
import type { JobKind } from "./job.js";

/** Jobs that a worker runs as one, because all were due for the same entry. They finish or fail together. */
export interface ClaimedJobs {
  readonly ids: readonly string[];
  readonly kind: JobKind;
  readonly subjectId: string;
  /** The highest number of attempts of any of these jobs, this one included. */
  readonly attempt: number;
}

/** The worker that holds jobs, and until when. A worker that dies holds them no longer than that. */
export interface Lease {
  readonly workerId: string;
  readonly until: Date;
}

interface ClaimedRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly subject_id: string;
  readonly attempts: number;
}

// How many due jobs are searched for others of the same entry. Jobs queued together are close together.
const NEAR = 50;

const isDue = `status = 'waiting' AND run_at <= $1 AND kind = ANY ($4) AND coalesce(payload->>'judge', '') = ANY ($5)`;

const claimSql = `WITH first AS MATERIALIZED (
    SELECT id, kind, payload->>'subjectId' AS subject_id FROM job WHERE ${isDue}
    ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
  near AS MATERIALIZED (
    SELECT id, kind, payload->>'subjectId' AS subject_id FROM job WHERE ${isDue} ORDER BY run_at, id LIMIT ${NEAR}),
  same AS MATERIALIZED (
    SELECT j.id FROM job j WHERE j.status = 'waiting'
      AND j.id IN (SELECT n.id FROM near n JOIN first f USING (kind, subject_id) UNION SELECT id FROM first)
    FOR UPDATE SKIP LOCKED)
  UPDATE job SET status = 'running', attempts = attempts + 1, leased_until = $2, leased_by = $3
  FROM same WHERE job.id = same.id
  RETURNING job.id, job.kind, job.payload->>'subjectId' AS subject_id, job.attempts`;

/**
 * The job that has been due longest, with other jobs of the same entry, now held by this worker; null if none is due.
 *
 * Any number of workers may call this at once, and each gets different jobs. Skips jobs of unknown kinds and jobs for
 * processes with other models (the judge and the embedder, by name and version).
 */
export async function claimJobs(
  reader: Reader,
  now: Date,
  { until, workerId, models = [] }: Lease & { readonly models?: readonly string[] },
): Promise<ClaimedJobs | null> {
  const rows = await reader.rows<ClaimedRow>(claimSql, [now, until, workerId, jobKinds, ["", ...models]]);
  const [first] = rows;
  if (!first) return null;
  return {
    ids: rows.map((row) => row.id),
    kind: first.kind,
    subjectId: first.subject_id,
    attempt: Math.max(...rows.map((row) => row.attempts)),
  };
}

// A worker whose lease ran out may come back late. It must not finish jobs that another worker has taken since.
const isHeld = "status = 'running' AND leased_by = $2 AND id = ANY ($1)";
const letGo = "leased_until = NULL, leased_by = NULL";

/** How many jobs this worker still holds, after extending their lease. */
export async function renewLease(reader: Reader, ids: readonly string[], lease: Lease): Promise<number> {
  const rows = await reader.rows(`UPDATE job SET leased_until = $3 WHERE ${isHeld} RETURNING id`, [
    ids,
    lease.workerId,
    lease.until,
  ]);
  return rows.length;
}

/** Marks jobs as done, each with the outcome of the work that they were done in. */
export async function finishJobs(
  reader: Reader,
  ids: readonly string[],
  { workerId, now, outcome }: { readonly workerId: string; readonly now: Date; readonly outcome: JobOutcome },
): Promise<void> {
  await reader.rows(
    `UPDATE job SET status = 'done', finished_at = $3, last_error = NULL,
       payload = payload || jsonb_build_object('outcome', $4::jsonb), ${letGo} WHERE ${isHeld}`,
    [ids, workerId, now, JSON.stringify(outcome)],
  );
}

/** A failed attempt, and when to try again. */
export interface Failure {
  readonly workerId: string;
  readonly now: Date;
  readonly runAt: Date;
  readonly error: string;
}

// After a failed attempt a job waits for the next one. After the last attempt it is dead, for an editor to look at.
const afterFailure = (isLast: string, { now, error, runAt }: Record<"now" | "error" | "runAt", string>) => `
  status = CASE WHEN ${isLast} THEN 'dead' ELSE 'waiting' END,
  finished_at = CASE WHEN ${isLast} THEN ${now}::timestamptz END,
  run_at = ${runAt}::timestamptz, last_error = ${error}, ${letGo}`;

/** The ids of the jobs that are now dead: they failed their last attempt. The others wait for an attempt at `runAt`. */
export async function failJobs(
  reader: Reader,
  ids: readonly string[],
  { workerId, now, runAt, error }: Failure,
): Promise<string[]> {
  const after = afterFailure("attempts >= max_attempts", { now: "$3", error: "$4", runAt: "$5" });
  const rows = await reader.rows<{ id: string; status: string }>(
    `UPDATE job SET ${after} WHERE ${isHeld} RETURNING id, status`,
    [ids, workerId, now, error, runAt],
  );
  return rows.filter((row) => row.status === "dead").map((row) => row.id);
}

/** After this many processes ended while running a job, the job counts as their cause and is dead. */
export const MOST_ABANDONED = 20;
const ABANDONED = "The process that ran the job ended before the job was done.";

/**
 * How many jobs were released because their worker is gone.
 *
 * With "expired", releases jobs whose lease ran out; with "all", every running job, for a process that owns the
 * database alone. The attempt does not count, since most processes end for another reason. But a job abandoned
 * MOST_ABANDONED times is dead. A released job waits behind jobs already due, so that a process that keeps crashing
 * on one job still gets others done.
 */
export async function releaseJobs(reader: Reader, which: "expired" | "all", now: Date): Promise<number> {
  const isGone = { expired: "leased_until <= $1::timestamptz", all: "true" }[which];
  const abandoned = "coalesce((payload->>'abandoned')::int, 0) + 1";
  const after = afterFailure(`${abandoned} >= ${MOST_ABANDONED}`, { now: "$1", error: "$2", runAt: "$1" });
  const rows = await reader.rows(
    `UPDATE job SET ${after}, attempts = attempts - 1,
       payload = payload || jsonb_build_object('abandoned', ${abandoned})
     WHERE status = 'running' AND ${isGone} RETURNING id`,
    [now, ABANDONED],
  );
  return rows.length;
}

/** Whether a dead job was put back with all its attempts; `false` if the job is not dead. */
export async function reviveJob(reader: Reader, id: string, now: Date): Promise<boolean> {
  const rows = await reader.rows(
    `UPDATE job SET status = 'waiting', attempts = 0, run_at = $2, finished_at = NULL,
       payload = payload - 'abandoned' WHERE id = $1 AND status = 'dead' RETURNING id`,
    [id, now],
  );
  return rows.length > 0;
}

/** How many jobs were deleted: all that were done before an instant. Dead jobs stay. */
export async function deleteDoneJobs(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows(
    "DELETE FROM job WHERE status = 'done' AND created_at < $1 AND finished_at < $1 RETURNING id",
    [before],
  );
  return rows.length;
}
