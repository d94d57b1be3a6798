/**
 * State of widgets: what a person has entered and unfolded, and which of their actions run. It outlives the drawing: a
 * widget may be replaced, or leave the page while it is scrolled away.
 *
 * @typedef {'self' | 'container' | 'none'} Loading
 * @typedef {{ source: string, loading: Loading, start: () => Promise<unknown> }} Run `source`: the path of the
 *   component
 */

export class WidgetState {
  /** Values of fields by their id. @type {Map<string, string | boolean>} */
  values = new Map();
  /** Sentences about wrong values, by the field's id. @type {Map<string, string>} */
  problems = new Map();
  /** Paths of what was unfolded, and how much of it. @type {Map<string, number>} */
  opened = new Map();
  /** Views of fields that open something, by the field's id. @type {Map<string, any>} */
  #views = new Map();
  /** @type {Run | null} */
  running = null;
  /** Goes up with each change that is to be seen. */
  revision = 0;
  /** @type {Map<string, Run>} */
  #waiting = new Map();
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * @template T
   * @param {string} id of a field
   * @param {() => T} first
   * @returns {T} what it shows, to be changed in place; `touch` when it was
   */
  view(id, first) {
    if (!this.#views.has(id)) this.#views.set(id, first());
    return this.#views.get(id);
  }

  touch() {
    this.revision += 1;
    this.#changed();
  }

  /** Whether an action runs that is to be seen, so that nothing else can be done. */
  get isBusy() {
    return this.running !== null && this.running.loading !== "none";
  }

  /**
   * Run an action, one at a time. While one runs that is seen, no other begins; behind one that is not, the latest of
   * each component waits.
   * @param {Run} run
   */
  async run(run) {
    if (this.isBusy) return;
    if (this.running) return void this.#waiting.set(run.source, run);
    for (let next = /** @type {Run | undefined} */ (run); next; next = this.#next()) {
      this.running = next;
      this.touch();
      try {
        await next.start();
      } finally {
        this.running = null;
        this.touch();
      }
    }
  }

  #next() {
    const [first] = this.#waiting.values();
    if (first) this.#waiting.delete(first.source);
    return first;
  }
}

export class WidgetStates {
  /** @type {Map<string, WidgetState>} */
  #items = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {string} itemId */
  get(itemId) {
    const known = this.#items.get(itemId) ?? new WidgetState(this.changed);
    this.#items.set(itemId, known);
    return known;
  }

  clear() {
    this.#items.clear();
  }
}
