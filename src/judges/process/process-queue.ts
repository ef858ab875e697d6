import { ModelProcess, type Outcome, type Patience } from "./model-process.js";

const CLOSING = "the service is closing";

/** Sends one request at a time to a model's process, which starts with the first. After a failure a new one starts. */
export class ProcessQueue<Item, Reading> {
  readonly #start: () => ModelProcess<Item, Reading>;
  #running: ModelProcess<Item, Reading> | null = null;
  #previous: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(file: string, toLoad: object, patience: Patience) {
    this.#start = () => new ModelProcess<Item, Reading>(file, toLoad, patience);
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
    await this.#running?.end();
  }

  async #readNow(items: readonly Item[]): Promise<Outcome<Reading>> {
    if (this.#isClosed) return { cause: CLOSING, error: CLOSING };
    // It may have been killed while nobody asked it.
    if (this.#running?.isEnded !== false) this.#running = this.#start();
    const running = this.#running;
    const outcome = await running.read(items);
    if (running.isEnded) this.#running = null;
    return "cause" in outcome && this.#isClosed ? { ...outcome, cause: CLOSING } : outcome;
  }
}
