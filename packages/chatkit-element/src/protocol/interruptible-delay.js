/**
 * Waits that can be cut short: the connection is back, a button was pressed, another thread was opened.
 */
export class Pauses {
  /** @type {Set<() => void>} */
  #waiting = new Set();

  /** @param {number} [pace] how long a millisecond is, for tests */
  constructor(pace = 1) {
    this.pace = pace;
  }

  /** @param {number} ms Infinity: until somebody wakes it @returns {Promise<void>} */
  wait(ms) {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = ms === Infinity ? undefined : setTimeout(wake, ms * this.pace);
      this.#waiting.add(wake);
    });
  }

  /** Ends all that wait. */
  wake() {
    for (const wake of [...this.#waiting]) wake();
  }
}
