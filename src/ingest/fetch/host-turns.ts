import PQueue from "p-queue";

interface Host {
  readonly queue: PQueue;
  /** The time from which the host may be asked again. */
  freeAt: number;
}

export interface Timing {
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
}

const MOST_IDLE_HOSTS = 1_000;

/** Lets one request at a time go to each host, with a pause between two. */
export class HostTurns {
  readonly #hosts = new Map<string, Host>();
  readonly #timing: Timing;

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** Runs `work` when no other work for the host runs and its pause is over. `pauseMs` is asked when `work` has ended. */
  take<Result>(host: string, pauseMs: () => number, work: () => Promise<Result>): Promise<Result> {
    const turns = this.#turnsOf(host);
    return turns.queue.add(async () => {
      const waitMs = turns.freeAt - this.#timing.now().getTime();
      if (waitMs > 0) await this.#timing.wait(waitMs);
      try {
        return await work();
      } finally {
        turns.freeAt = this.#timing.now().getTime() + pauseMs();
      }
    });
  }

  #turnsOf(host: string): Host {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    if (this.#hosts.size >= MOST_IDLE_HOSTS) this.#forgetIdle();
    const made = { queue: new PQueue({ concurrency: 1 }), freeAt: 0 };
    this.#hosts.set(host, made);
    return made;
  }

  #forgetIdle(): void {
    const now = this.#timing.now().getTime();
    for (const [host, { queue, freeAt }] of this.#hosts)
      if (queue.size === 0 && queue.pending === 0 && freeAt <= now) this.#hosts.delete(host);
  }
}
