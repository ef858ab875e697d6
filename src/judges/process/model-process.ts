import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** What a process says: that it is ready, that it is at work, what it read, or that its model cannot be used. */
export type FromProcess<Reading> =
  | { readonly kind: "ready" | "progress" }
  | { readonly kind: "read"; readonly id: number; readonly readings: readonly Reading[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: string }
  | { readonly kind: "broken"; readonly error: string };

/** A request to the process: all items of one call. */
export interface Request<Item> {
  readonly id: number;
  readonly items: readonly Item[];
}

/** The result of a request: the readings, or why there are none. `error` is for the log only. */
export type Outcome<Reading> =
  | { readonly readings: readonly Reading[] }
  | { readonly cause: string; readonly error: string };

/** How long the process may take to load its model, and between two progress messages. */
export interface Patience {
  readonly loadWithinMs: number;
  readonly stepWithinMs: number;
}

/**
 * A process of its own that runs a model. Send one request at a time. A timeout or an error ends the process.
 *
 * It is no thread of this process, because the library that runs models is native code: if it crashes, the service
 * stays. The library also cannot be loaded by a second thread.
 */
export class ModelProcess<Item, Reading> {
  readonly #child: ChildProcess;
  readonly #patience: Patience;
  #isReady = false;
  #isEnded = false;
  #nextId = 0;
  #settle: ((outcome: Outcome<Reading>) => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, toLoad: object, patience: Patience) {
    this.#patience = patience;
    // The empty environment keeps hub tokens and other secrets out of the process. Its output is discarded, because the
    // library's contains the texts' tokens. Errors arrive as messages.
    this.#child = fork(file, [], {
      env: {},
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#release();
    // Safe cast: `serveProcess` sends nothing else.
    this.#child.on("message", (message) => this.#hear(message as FromProcess<Reading>));
    this.#child.on("error", (error) => this.#fail("its model crashed", error.message));
    this.#child.on("exit", (code, signal) =>
      this.#fail("its model stopped", `it exited with ${code ?? signal}`),
    );
    this.#send(toLoad);
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Reads items. Never rejects. */
  read(items: readonly Item[]): Promise<Outcome<Reading>> {
    if (this.#isEnded)
      return Promise.resolve({ cause: "its model stopped", error: "asked after the process ended" });
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#wait();
      this.#child.ref();
      this.#child.channel?.ref();
      this.#send({ id: this.#nextId, items } satisfies Request<Item>);
    });
  }

  /** Ends the process at once. A running request fails. */
  async end(): Promise<void> {
    if (this.#isEnded) return;
    // Else this process may end first, in the middle of its own closing.
    this.#child.ref();
    const exited = once(this.#child, "exit");
    this.#fail("its model was stopped", "closed");
    await exited;
  }

  #send(message: object): void {
    // An exit that comes first is told by the event `exit`.
    this.#child.send(message, () => {});
  }

  /** Lets this process end while the model waits for a request. */
  #release(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  #hear(message: FromProcess<Reading>): void {
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

  /** Restarts the timer for the process's next message, if a request is running. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#settle === null) return;
    const ms = this.#isReady ? this.#patience.stepWithinMs : this.#patience.loadWithinMs;
    this.#timer = setTimeout(() => this.#fail("timeout", `no message from the process for ${ms} ms`), ms);
  }

  #finish(id: number, outcome: Outcome<Reading>): void {
    if (id !== this.#nextId) return;
    this.#nextId += 1;
    this.#release();
    this.#answer(outcome);
  }

  #fail(cause: string, error: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    // Only `end` waits for the process to exit. The next request gets a new one.
    this.#child.kill("SIGKILL");
    this.#answer({ cause, error });
  }

  #answer(outcome: Outcome<Reading>): void {
    clearTimeout(this.#timer);
    const settle = this.#settle;
    this.#settle = null;
    settle?.(outcome);
  }
}
