import { setImmediate } from "node:timers/promises";
import { queueJudgingAgain } from "../operations/diff/judge-again.js";
import { releaseJobs } from "../store/job-queue.js";
import { attemptNext, type JobsParts } from "./attempt.js";
import { failureText } from "./failure.js";
import { HOUSEKEEPING_EVERY_MS, removeExpired } from "./housekeeping.js";
import { WakeUp } from "./wake-up.js";

export type { JobsParts } from "./attempt.js";
export type { Log } from "./log.js";

/** A running worker. */
export interface Jobs {
  /** Says that there may be something to do. */
  wake(): void;
  /** Resolves when nothing is due. What waits for a later attempt, or runs in another process, is not waited for. */
  idle(): Promise<void>;
  /** Finishes the job at hand, takes no other, and resolves. */
  close(): Promise<void>;
}

// Wake-ups make jobs prompt; looking finds what none told of: later attempts, leases that ran out, lost notices.
const LOOK_EVERY_MS = 5_000;
const CHANNEL = "walkback_job";

class Worker implements Jobs {
  readonly #parts: JobsParts;
  readonly #wakeUp = new WakeUp();
  readonly #ended: Promise<void>;
  #askers: (() => void)[] = [];
  #isClosing = false;
  #removedExpiredAt = Number.NEGATIVE_INFINITY;

  constructor(parts: JobsParts) {
    this.#parts = parts;
    this.#ended = this.#work();
  }

  wake(): void {
    this.#wakeUp.wake();
  }

  idle(): Promise<void> {
    if (this.#isClosing) return this.#ended;
    return new Promise((resolve) => {
      this.#askers.push(resolve);
      this.#wakeUp.wake();
    });
  }

  close(): Promise<void> {
    this.#isClosing = true;
    this.#wakeUp.wake();
    return this.#ended;
  }

  async #work(): Promise<void> {
    // Heard before the first look: what is queued after the look is told, what was queued before is seen.
    const stopListening = await this.#listen();
    const timer = setInterval(() => this.#wakeUp.wake(), LOOK_EVERY_MS);
    await this.#queueJudgingAgain();
    // The one process that owns an embedded folder knows that whoever held its jobs is gone.
    await this.#look(this.#parts.world.database.home === "embedded" ? "all" : "expired");
    while (!this.#isClosing) {
      await this.#wakeUp.woken();
      await this.#look("expired");
    }
    clearInterval(timer);
    await stopListening();
    this.#answer(this.#askers.splice(0));
  }

  /** What a judge of another version proposed, and no person has looked at, is for this one to judge. */
  async #queueJudgingAgain(): Promise<void> {
    const { world, judge, log } = this.#parts;
    try {
      if (await queueJudgingAgain(world, judge))
        log.info({ judge: judge.name, version: judge.version }, "open proposals are judged again");
    } catch (error) {
      log.warn({ err: error, error: failureText(error) }, "open proposals are not judged again");
    }
  }

  async #listen(): Promise<() => Promise<void>> {
    const { world, log } = this.#parts;
    try {
      return await world.database.listen(CHANNEL, () => this.#wakeUp.wake());
    } catch (error) {
      log.warn(
        { err: error, error: failureText(error) },
        "jobs of other processes are found by looking only",
      );
      return async () => {};
    }
  }

  /** Runs all that is due. Where the database does not answer it is left for the next look. */
  async #look(gone: "expired" | "all"): Promise<void> {
    const { world, log } = this.#parts;
    const askers = this.#askers.splice(0);
    try {
      const released = await releaseJobs(world.database, gone, world.now());
      if (released > 0) log.warn({ released }, "jobs of a process that ended are due again");
      await this.#attemptAll();
      this.#answer(askers);
      await this.#removeExpired();
    } catch (error) {
      this.#askers.unshift(...askers);
      log.error({ err: error, error: failureText(error) }, "jobs could not be read");
    }
  }

  /** One line for all that was due, however much: a first start has about a hundred. Each has its own at `debug`. */
  async #attemptAll(): Promise<void> {
    const told = { done: 0, judged: 0, proposed: 0, byFallback: 0 };
    for (;;) {
      const outcome = this.#isClosing ? null : await attemptNext(this.#parts);
      if (outcome === null) break;
      if (outcome !== "failed") {
        told.done += 1;
        told.judged += outcome.judged;
        told.proposed += outcome.proposed;
        told.byFallback += outcome.byFallback ?? 0;
      }
      // The embedded database answers without a turn of the event loop: a full queue would shut every request out.
      await setImmediate();
    }
    if (told.done > 0) this.#parts.log.info(told, "jobs done");
  }

  async #removeExpired(): Promise<void> {
    const { world, log } = this.#parts;
    const now = world.now().getTime();
    if (this.#isClosing || now - this.#removedExpiredAt < HOUSEKEEPING_EVERY_MS) return;
    this.#removedExpiredAt = now;
    const removed = await removeExpired(world);
    if (Object.values(removed).some((count) => count > 0))
      log.info({ ...removed }, "what has served was removed");
  }

  #answer(askers: readonly (() => void)[]): void {
    for (const resolve of askers) resolve();
  }
}

/**
 * Starts the worker of this process: one at a time, in the order in which they became due.
 *
 * The same on one embedded process and on many at one server. One a process: on an embedded database it takes over
 * every job that is marked as running.
 */
export function startJobs(parts: JobsParts): Jobs {
  return new Worker(parts);
}
