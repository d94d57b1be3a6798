/**
 * Undo window: the last change, for as long as it can be taken back.
 * @import { Thread } from '../protocol/types'
 * @typedef {{ kind: 'deleted' | 'renamed', thread: Thread, over: () => void }} Change `thread`: as it was before
 */

/** Length of the window in ms; it does not run while somebody points at the offer or has the focus in it. */
export const UNDO_TIME = 6000;

export class UndoWindow {
  /** @type {Change | null} */
  change = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** Thread that is hidden and not deleted yet. @returns {Thread | null} */
  get gone() {
    return this.change?.kind === "deleted" ? this.change.thread : null;
  }

  /**
   * @param {Change['kind']} kind
   * @param {Thread} thread
   * @param {() => void} [over] done when it can no longer be taken back
   */
  offer(kind, thread, over = () => this.take()) {
    this.change = { kind, thread, over };
    this.release();
    this.changed();
  }

  hold = () => clearTimeout(this.#timer);

  release = () => {
    this.hold();
    if (this.change) this.#timer = setTimeout(this.change.over, UNDO_TIME);
  };

  /** @returns {Change | null} the change that was on offer */
  take() {
    const { change } = this;
    if (!change) return null;
    this.hold();
    this.change = null;
    this.changed();
    return change;
  }

  /** Withdraw a change that failed. @param {Thread} thread */
  withdraw(thread) {
    if (this.change?.thread.id === thread.id) this.take();
  }
}
