import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { FromThread, ModelToLoad, PairReading, TextPair } from "./messages.js";

/** What came of a request: the readings, or why there are none; `error` is for the log alone. */
export type Outcome =
  | { readonly readings: readonly PairReading[] }
  | { readonly cause: string; readonly error: string };

/** How long the thread may take: to load its model, and between two signs of work. */
export interface Patience {
  readonly loadWithinMs: number;
  readonly stepWithinMs: number;
}

/** A thread with a model. One request at a time. What does not come in time, or breaks, ends it. */
export class ModelThread {
  readonly #worker: Worker;
  readonly #patience: Patience;
  #isReady = false;
  #isEnded = false;
  #nextId = 0;
  #settle: ((outcome: Outcome) => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, toLoad: ModelToLoad, patience: Patience) {
    this.#patience = patience;
    // An environment of nothing: neither a token of the hub's nor any other secret of the process reaches it.
    this.#worker = new Worker(file, {
      workerData: toLoad,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    // What the library prints holds the texts' tokens: it goes nowhere. What went wrong comes as a message.
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on("message", (message: FromThread) => this.#hear(message));
    this.#worker.on("error", (error) => this.#fail("its model broke", error.message));
    this.#worker.on("exit", () => this.#fail("its model ended", "the thread exited"));
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Reads pairs. Never rejects. */
  read(pairs: readonly TextPair[]): Promise<Outcome> {
    if (this.#isEnded) return Promise.resolve({ cause: "its model ended", error: "asked after its end" });
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#wait();
      this.#worker.ref();
      this.#worker.postMessage({ id: this.#nextId, pairs });
    });
  }

  /** Ends the thread at once; a request under way fails. */
  async end(): Promise<void> {
    if (this.#isEnded) return;
    const exited = once(this.#worker, "exit");
    this.#fail("its model was ended", "closed");
    await exited;
  }

  #hear(message: FromThread): void {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        this.#wait();
        return;
      case "progress":
        this.#wait();
        return;
      case "read":
        this.#finish(message.id, { readings: message.readings });
        return;
      case "failed":
        this.#finish(message.id, { cause: "its model failed", error: message.error });
        return;
      case "broken":
        this.#fail("its model could not be loaded", message.error);
    }
  }

  /** Gives the thread time for its next step, if it is asked for one. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#settle === null) return;
    const ms = this.#isReady ? this.#patience.stepWithinMs : this.#patience.loadWithinMs;
    this.#timer = setTimeout(() => this.#fail("timeout", `no sign of work for ${ms} ms`), ms);
  }

  #finish(id: number, outcome: Outcome): void {
    if (id !== this.#nextId) return;
    this.#nextId += 1;
    this.#worker.unref();
    this.#answer(outcome);
  }

  #fail(cause: string, error: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    // Its end is awaited by `end`, and by nobody else: what is asked next gets a thread of its own.
    void this.#worker.terminate();
    this.#answer({ cause, error });
  }

  #answer(outcome: Outcome): void {
    clearTimeout(this.#timer);
    const settle = this.#settle;
    this.#settle = null;
    settle?.(outcome);
  }
}
