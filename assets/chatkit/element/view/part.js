/**
 * A part of the view that is fetched beside everything else, or when it is first drawn: the page is there sooner.
 * @template T
 */
export class Part {
  /** What was fetched; null until then. @type {T | null} */
  it = null;
  /** Whether the last try to fetch it failed. */
  isAway = false;
  /** @type {Promise<void> | null} */
  #coming = null;

  /** @param {() => Promise<T>} load */
  constructor(load) {
    this.load = load;
  }

  /** What could not be fetched is asked for again by the next one who needs it. @returns {Promise<void>} */
  fetch() {
    this.#coming ??= this.load().then(
      (module) => void (this.it = module),
      () => {
        this.#coming = null;
        this.isAway = true;
      },
    );
    return this.#coming;
  }

  /** @param {() => void} redraw called when it is there, or cannot be had after all @returns {T | null} */
  get(redraw) {
    if (!this.it) {
      const { isAway } = this;
      void this.fetch().then(() => (this.it || !isAway) && redraw());
    }
    return this.it;
  }
}
