/** A wake-up signal for one waiter. If nobody waits, the next wait returns at once. Several signals count as one. */
export class Bell {
  #isRung = false;
  #answer: (() => void) | null = null;

  ring(): void {
    this.#isRung = true;
    this.#answer?.();
  }

  async heard(): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        this.#answer = resolve;
      });
    }
    this.#answer = null;
    this.#isRung = false;
  }
}
