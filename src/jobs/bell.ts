/** A bell for one who waits. Rung while nobody waits, it is heard by the next wait; many rings are one. */
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
