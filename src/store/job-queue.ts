import type { Reader } from "../database/database.js";
import { jobKinds } from "../schemas/job.js";
import type { JobKind } from "./job.js";

/** Jobs that one worker runs as one: all that were due for the same entry. They end together. */
export interface ClaimedJobs {
  readonly ids: readonly string[];
  readonly kind: JobKind;
  readonly subjectId: string;
  /** How often the most tried of them was begun, this time included. */
  readonly attempt: number;
}

/** Whose they are, and until when: a worker that dies holds its jobs no longer than that. */
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

// How far ahead other jobs of the same entry are looked for: those that are queued together lie together.
const NEAR = 50;

const isDue = `status = 'waiting' AND run_at <= $1 AND kind = ANY ($4) AND coalesce(payload->>'judge', $5) = $5`;

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
 * Takes the job that is due longest, with those of the same entry; null where none is due.
 *
 * Any number of workers may ask at once: each gets others. Kinds that this version does not know are left, and what
 * is for processes with another judge.
 */
export async function claimJobs(
  reader: Reader,
  now: Date,
  { until, workerId, judge = "" }: Lease & { readonly judge?: string },
): Promise<ClaimedJobs | null> {
  const rows = await reader.rows<ClaimedRow>(claimSql, [now, until, workerId, jobKinds, judge]);
  const [first] = rows;
  if (!first) return null;
  return {
    ids: rows.map((row) => row.id),
    kind: first.kind,
    subjectId: first.subject_id,
    attempt: Math.max(...rows.map((row) => row.attempts)),
  };
}

// A worker whose lease ran out may come back late: what another has taken since is not its to end.
const isHeld = "status = 'running' AND leased_by = $2 AND id = ANY ($1)";
const letGo = "leased_until = NULL, leased_by = NULL";

/** Keeps jobs for longer. Gives how many are still held. */
export async function renewLease(reader: Reader, ids: readonly string[], lease: Lease): Promise<number> {
  const rows = await reader.rows(`UPDATE job SET leased_until = $3 WHERE ${isHeld} RETURNING id`, [
    ids,
    lease.workerId,
    lease.until,
  ]);
  return rows.length;
}

/** Marks jobs as done. */
export async function finishJobs(
  reader: Reader,
  ids: readonly string[],
  { workerId, now }: { readonly workerId: string; readonly now: Date },
): Promise<void> {
  await reader.rows(
    `UPDATE job SET status = 'done', finished_at = $3, last_error = NULL, ${letGo} WHERE ${isHeld}`,
    [ids, workerId, now],
  );
}

/** What became of an attempt that failed. */
export interface Failure {
  readonly workerId: string;
  readonly now: Date;
  readonly runAt: Date;
  readonly error: string;
}

// An attempt that ended without success: again later, or, after the last one, dead, for an editor to look at.
const afterFailure = (isLast: string, { now, error, runAt }: Record<"now" | "error" | "runAt", string>) => `
  status = CASE WHEN ${isLast} THEN 'dead' ELSE 'waiting' END,
  finished_at = CASE WHEN ${isLast} THEN ${now}::timestamptz END,
  run_at = ${runAt}::timestamptz, last_error = ${error}, ${letGo}`;

/** Puts jobs back for another attempt at `runAt`, and those that had their last one among the dead. Gives the dead. */
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

/** How many processes may end while they run a job before it is taken for what ends them. */
export const MOST_ABANDONED = 20;
const ABANDONED = "The process that ran it ended before it was done.";

/**
 * Frees jobs whose worker is gone: those whose lease ran out, or `all` where no other process can hold one.
 *
 * The attempt does not count, for most processes end of something else; but a job that was there MOST_ABANDONED times
 * is dead. It comes after those that are due already, so that a process that keeps ending gets on with others. Gives
 * how many were freed.
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

/** Gives a dead job all its attempts again; `false` where it is not dead. */
export async function reviveJob(reader: Reader, id: string, now: Date): Promise<boolean> {
  const rows = await reader.rows(
    `UPDATE job SET status = 'waiting', attempts = 0, run_at = $2, finished_at = NULL,
       payload = payload - 'abandoned' WHERE id = $1 AND status = 'dead' RETURNING id`,
    [id, now],
  );
  return rows.length > 0;
}

/** Removes jobs that were done before an instant; the dead stay. Gives how many. */
export async function deleteDoneJobs(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows(
    "DELETE FROM job WHERE status = 'done' AND created_at < $1 AND finished_at < $1 RETURNING id",
    [before],
  );
  return rows.length;
}
