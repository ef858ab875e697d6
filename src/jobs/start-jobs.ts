import { setImmediate } from "node:timers/promises";
import { addCost, noCost } from "../core/verdict/cost.js";
import { queueEmbedding } from "../operations/diff/embed-entries.js";
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
  /** Tells the worker that jobs may be due. */
  wake(): void;
  /** Resolves when no job is due. Does not wait for later attempts or for jobs in other processes. */
  idle(): Promise<void>;
  /** Finishes the current job, takes no other, and resolves. */
  close(): Promise<void>;
}

// Wake-ups make jobs start promptly. Polling finds the rest: later attempts, expired leases and lost notifications.
const POLL_EVERY_MS = 5_000;
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
    // Listen before the first poll. A job queued after the poll sends a wake-up, and the poll finds all earlier ones.
    const stopListening = await this.#listen();
    const timer = setInterval(() => this.#wakeUp.wake(), POLL_EVERY_MS);
    await this.#queueJudgingAgain();
    await this.#queueEmbedding();
    // Only one process at a time owns an embedded folder. So no earlier holder of its jobs can still be running.
    await this.#look(this.#parts.world.database.home === "embedded" ? "all" : "expired");
    while (!this.#isClosing) {
      await this.#wakeUp.woken();
      await this.#look("expired");
    }
    clearInterval(timer);
    await stopListening();
    this.#answer(this.#askers.splice(0));
  }

  /** Queues a job to judge again the open proposals of other judge versions that no person has touched. */
  async #queueJudgingAgain(): Promise<void> {
    const { world, judge, log } = this.#parts;
    try {
      if (await queueJudgingAgain(world, judge))
        log.info({ judge: judge.name, version: judge.version }, "queued open proposals to be judged again");
    } catch (error) {
      log.warn(
        { err: error, error: failureText(error) },
        "open proposals could not be queued to be judged again",
      );
    }
  }

  /** Queues a job to embed the entries without a vector of this version of the embedder. */
  async #queueEmbedding(): Promise<void> {
    const { world, embedder, log } = this.#parts;
    if (!embedder) return;
    try {
      if (await queueEmbedding(world, embedder))
        log.info({ version: embedder.version }, "queued entries to be embedded");
    } catch (error) {
      log.warn({ err: error, error: failureText(error) }, "entries could not be queued to be embedded");
    }
  }

  async #listen(): Promise<() => Promise<void>> {
    const { world, log } = this.#parts;
    try {
      return await world.database.listen(CHANNEL, () => this.#wakeUp.wake());
    } catch (error) {
      log.warn(
        { err: error, error: failureText(error) },
        "cannot listen for jobs of other processes; polling finds them later",
      );
      return async () => {};
    }
  }

  /** Runs all due jobs. If the database does not answer, the next poll tries again. */
  async #look(gone: "expired" | "all"): Promise<void> {
    const { world, log } = this.#parts;
    const askers = this.#askers.splice(0);
    try {
      const released = await releaseJobs(world.database, gone, world.now());
      if (released > 0) log.warn({ released }, "released jobs of a process that ended");
      await this.#attemptAll();
      this.#answer(askers);
      await this.#removeExpired();
    } catch (error) {
      this.#askers.unshift(...askers);
      log.error({ err: error, error: failureText(error) }, "jobs could not be read from the database");
    }
  }

  /** Runs all due jobs and logs one line for all of them. At level `debug`, each job also has its own line. */
  async #attemptAll(): Promise<void> {
    const totals = { done: 0, judged: 0, proposed: 0, byFallback: 0, unread: 0 };
    let cost = noCost;
    for (;;) {
      const outcome = this.#isClosing ? null : await attemptNext(this.#parts);
      if (outcome === null) break;
      if (outcome !== "failed") {
        totals.done += 1;
        totals.judged += outcome.judged;
        totals.proposed += outcome.proposed;
        totals.byFallback += outcome.byFallback ?? 0;
        totals.unread += outcome.unread ?? 0;
        cost = addCost(cost, outcome.cost ?? noCost);
      }
      // Yield to the event loop. The embedded database never does, so a full queue would block every request.
      await setImmediate();
    }
    if (totals.done > 0) this.#parts.log.info({ ...totals, ...(cost.requests > 0 && { cost }) }, "jobs done");
  }

  async #removeExpired(): Promise<void> {
    const { world, log } = this.#parts;
    const now = world.now().getTime();
    if (this.#isClosing || now - this.#removedExpiredAt < HOUSEKEEPING_EVERY_MS) return;
    this.#removedExpiredAt = now;
    const removed = await removeExpired(world);
    if (Object.values(removed).some((count) => count > 0)) log.info({ ...removed }, "deleted old rows");
  }

  #answer(askers: readonly (() => void)[]): void {
    for (const resolve of askers) resolve();
  }
}

/**
 * The worker of this process, started. It runs one job at a time, in the order in which they became due.
 *
 * It works the same with an embedded database and with many processes on a server. Start only one in a process: on an
 * embedded database it takes over every job marked as running.
 */
export function startJobs(parts: JobsParts): Jobs {
  return new Worker(parts);
}
