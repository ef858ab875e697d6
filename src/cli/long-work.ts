import { StartProgress } from "../start-progress.js";

/** Shows on a terminal how far a long command is: one line on stderr that changes. Writes nothing elsewhere. */
export class LongWork {
  readonly #progress = process.stderr.isTTY ? new StartProgress(process.stderr) : null;
  #isShown = false;

  readonly step = (text: string): void => {
    this.#progress?.step(text);
    this.#isShown = true;
  };

  /** Clears the line. */
  end(): void {
    if (this.#isShown && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    this.#isShown = false;
  }
}
