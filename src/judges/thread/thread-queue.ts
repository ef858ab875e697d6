import { ModelThread, type Outcome, type Patience } from "./model-thread.js";

const CLOSING = "the service is closing";

/** Sends one request at a time to a model's process, which starts with the first. After a failure a new one starts. */
export class ThreadQueue<Item, Reading> {
  readonly #start: () => ModelThread<Item, Reading>;
  #thread: ModelThread<Item, Reading> | null = null;
  #previous: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(file: string, toLoad: object, patience: Patience) {
    this.#start = () => new ModelThread<Item, Reading>(file, toLoad, patience);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Reads items after all that were asked before. Never rejects. */
  read(items: readonly Item[]): Promise<Outcome<Reading>> {
    const outcome = this.#previous.then(() => this.#readNow(items));
    this.#previous = outcome;
    return outcome;
  }

  /** Ends the process. Requests that still wait fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.end();
  }

  async #readNow(items: readonly Item[]): Promise<Outcome<Reading>> {
    if (this.#isClosed) return { cause: CLOSING, error: CLOSING };
    this.#thread ??= this.#start();
    const thread = this.#thread;
    const outcome = await thread.read(items);
    if (thread.isEnded) this.#thread = null;
    return "cause" in outcome && this.#isClosed ? { ...outcome, cause: CLOSING } : outcome;
  }
}
