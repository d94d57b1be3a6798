/**
 * Delays that can be cut short: the connection is back, a button was pressed, another thread was opened.
 */
export class Delays {
  /** @type {Set<() => void>} */
  #waiting = new Set();

  /** @param {number} [pace] how long a millisecond is, for tests */
  constructor(pace = 1) {
    this.pace = pace;
  }

  /**
   * Wait, unless it is cut short. Never rejects.
   * @param {number} ms Infinity: until somebody wakes it
   * @param {AbortSignal} [signal] ends it
   * @returns {Promise<void>}
   */
  wait(ms, signal) {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      signal?.addEventListener("abort", wake);
      const timer = ms === Infinity ? undefined : setTimeout(wake, ms * this.pace);
      this.#waiting.add(wake);
    });
  }

  /** Ends all that wait. */
  wake() {
    for (const wake of [...this.#waiting]) wake();
  }
}
