import { noCost } from "../core/verdict/cost.js";
import type { Judge } from "../core/verdict/verdict.js";
import type { Embedder } from "../judges/embed/embedder.js";
import type { World } from "../operations/act.js";
import { embedderKey } from "../operations/diff/embed-entries.js";
import { judgeKey } from "../operations/diff/judge-again.js";
import type { DiffOutcome } from "../operations/diff/judge-entry.js";
import type { JobOutcome } from "../schemas/job.js";
import { type ClaimedJobs, claimJobs, failJobs, finishJobs, renewLease } from "../store/job-queue.js";
import { backoffMs } from "./backoff.js";
import { failureText } from "./failure.js";
import type { Log } from "./log.js";
import { runJob } from "./run-job.js";

/** What a worker needs. `workerId` is unique to this process. */
export interface JobsParts {
  readonly world: World;
  readonly judge: Judge;
  /** Without one, candidates are ranked by words alone. */
  readonly embedder?: Embedder | null;
  /** How long a worker holds a job unless it renews its lease. */
  readonly leaseSeconds: number;
  readonly log: Log;
  readonly workerId: string;
}

const leaseOf = ({ world, workerId, leaseSeconds }: JobsParts) => ({
  workerId,
  until: new Date(world.now().getTime() + leaseSeconds * 1_000),
});

/** Renews the lease three times in each lease period, until the returned function is called. */
function keepLease(parts: JobsParts, jobs: ClaimedJobs): () => void {
  const { world, log, leaseSeconds } = parts;
  const timer = setInterval(
    () => {
      renewLease(world.database, jobs.ids, leaseOf(parts)).catch((error: unknown) =>
        log.warn({ jobs: jobs.ids, error: failureText(error) }, "job lease could not be renewed"),
      );
    },
    (leaseSeconds * 1_000) / 3,
  );
  return () => clearInterval(timer);
}

/** A number from 0 to 1, from the first two random bytes. */
function fraction([high = 0, low = 0]: Uint8Array): number {
  return (high * 256 + low) / 65_536;
}

async function fail(parts: JobsParts, jobs: ClaimedJobs, cause: unknown): Promise<void> {
  const { world, workerId, log } = parts;
  const now = world.now();
  const runAt = new Date(now.getTime() + backoffMs(jobs.attempt, fraction(world.random())));
  const error = failureText(cause);
  const fields = { jobs: jobs.ids, kind: jobs.kind, subjectId: jobs.subjectId, attempt: jobs.attempt, error };
  const dead = await failJobs(world.database, jobs.ids, { workerId, now, runAt, error });
  if (dead.length > 0) log.error({ ...fields, dead, err: cause }, "job failed its last attempt and is dead");
  else log.warn({ ...fields, runAt, err: cause }, "job failed and will be retried");
}

/** What a finished job keeps of its outcome. */
const jobOutcome = ({ cost, byFallback = 0, unread = 0, ...counts }: DiffOutcome): JobOutcome => ({
  ...counts,
  ...{ byFallback, unread },
  ...(cost ?? noCost),
});

/** The outcome of the job that has been due longest; `null` if none is due. A failure is stored, not thrown. */
export async function attemptNext(parts: JobsParts): Promise<DiffOutcome | "failed" | null> {
  const { world, workerId, log } = parts;
  const jobs = await claimJobs(world.database, world.now(), {
    ...leaseOf(parts),
    models: [judgeKey(parts.judge), ...(parts.embedder ? [embedderKey(parts.embedder)] : [])],
  });
  if (!jobs) return null;
  const stopKeeping = keepLease(parts, jobs);
  const begun = performance.now();
  try {
    const outcome = await runJob(parts, jobs);
    await finishJobs(world.database, jobs.ids, { workerId, now: world.now(), outcome: jobOutcome(outcome) });
    const ms = Math.round(performance.now() - begun);
    log.debug(
      { jobs: jobs.ids, kind: jobs.kind, subjectId: jobs.subjectId, attempt: jobs.attempt, ms, ...outcome },
      "job done",
    );
    return outcome;
  } catch (error) {
    await fail(parts, jobs, error);
    return "failed";
  } finally {
    stopKeeping();
  }
}
