import type { Judge } from "../core/judge/verdict.js";
import type { World } from "../operations/act.js";
import { judgeKey } from "../operations/diff/judge-again.js";
import type { DiffOutcome } from "../operations/diff/judge-entry.js";
import { type ClaimedJobs, claimJobs, failJobs, finishJobs, renewLease } from "../store/job-queue.js";
import { backoffMs } from "./backoff.js";
import { failureText } from "./failure.js";
import type { Log } from "./log.js";
import { runJob } from "./run-job.js";

/** What a worker works with. `workerId` is of this process alone. */
export interface JobsParts {
  readonly world: World;
  readonly judge: Judge;
  /** How long a job is held without a sign of life. */
  readonly leaseSeconds: number;
  readonly log: Log;
  readonly workerId: string;
}

const leaseOf = ({ world, workerId, leaseSeconds }: JobsParts) => ({
  workerId,
  until: new Date(world.now().getTime() + leaseSeconds * 1_000),
});

/** Renews the lease three times within its length, until the returned function is called. */
function keepLease(parts: JobsParts, jobs: ClaimedJobs): () => void {
  const { world, log, leaseSeconds } = parts;
  const timer = setInterval(
    () => {
      renewLease(world.database, jobs.ids, leaseOf(parts)).catch((error: unknown) =>
        log.warn({ jobs: jobs.ids, error: failureText(error) }, "lease not renewed"),
      );
    },
    (leaseSeconds * 1_000) / 3,
  );
  return () => clearInterval(timer);
}

/** 0 to 1, from the first two of the world's random bytes. */
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
  if (dead.length > 0) log.error({ ...fields, dead, err: cause }, "job dead: it failed for the last time");
  else log.warn({ ...fields, runAt, err: cause }, "job failed, to be tried again");
}

/** Runs the job that is due longest; `null` where none is. A job's failure is written down, not thrown. */
export async function attemptNext(parts: JobsParts): Promise<DiffOutcome | "failed" | null> {
  const { world, workerId, log } = parts;
  const jobs = await claimJobs(world.database, world.now(), {
    ...leaseOf(parts),
    judge: judgeKey(parts.judge),
  });
  if (!jobs) return null;
  const stopKeeping = keepLease(parts, jobs);
  const begun = performance.now();
  try {
    const outcome = await runJob(parts, jobs);
    await finishJobs(world.database, jobs.ids, { workerId, now: world.now() });
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
