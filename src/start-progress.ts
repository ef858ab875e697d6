/** Shows what a start is doing: one line that changes on a terminal, and a line for each step elsewhere. */
export class StartProgress {
  readonly #out: Pick<NodeJS.WriteStream, "write" | "isTTY">;
  #isShown = false;

  constructor(out: Pick<NodeJS.WriteStream, "write" | "isTTY">) {
    this.#out = out;
  }

  readonly step = (text: string): void => {
    this.#out.write(this.#out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#isShown = this.#out.isTTY;
  };

  /** Prints a line that stays. */
  readonly say = (text: string): void => {
    this.#out.write(this.#isShown ? `\r\u001b[K${text}\n` : `${text}\n`);
    this.#isShown = false;
  };
}
