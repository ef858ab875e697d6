/** A wake-up call for one waiting loop. A call made while nothing waits ends the next wait; several calls count as one. */
export class WakeUp {
  #isCalled = false;
  #resume: (() => void) | null = null;

  wake(): void {
    this.#isCalled = true;
    this.#resume?.();
  }

  async woken(): Promise<void> {
    if (!this.#isCalled) {
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
    }
    this.#resume = null;
    this.#isCalled = false;
  }
}
