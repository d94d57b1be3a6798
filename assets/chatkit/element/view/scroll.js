/**
 * Where the thread is scrolled to: at its end unless the person has gone up, and never jumping while something is put
 * in above or below what they read.
 */

/** So close to the end, in px, counts as being there. */
const NEAR = 48;
/** So close to the beginning, in px, older messages are fetched. */
const EARLY = 600;

export class ThreadScroll {
  isPinned = true;
  /** @type {{ element: Element, top: number } | null} */
  #anchor = null;
  /** @type {HTMLElement | null} */
  #view = null;
  #observer = new ResizeObserver(() => this.#hold());

  /** @param {{ changed: () => void, early: () => void }} around */
  constructor(around) {
    this.around = around;
  }

  /** @param {HTMLElement} view the element that scrolls; its first child holds the turns */
  attach(view) {
    if (view === this.#view) return;
    this.#observer.disconnect();
    this.#view = view;
    this.#observer.observe(view);
    if (view.firstElementChild) this.#observer.observe(view.firstElementChild);
  }

  /** Before drawing: remembers what is at the top of the view. */
  remember() {
    this.#anchor = null;
    if (!this.#view || this.isPinned) return;
    const top = this.#view.getBoundingClientRect().top;
    for (const element of this.#view.querySelectorAll('.turn')) {
      const box = element.getBoundingClientRect();
      if (box.bottom > top) {
        this.#anchor = { element, top: box.top };
        return;
      }
    }
  }

  /** After drawing: what was at the top is there again, or the end is. */
  restore() {
    if (this.isPinned) this.#hold();
    else if (this.#view && this.#anchor?.element.isConnected) {
      this.#view.scrollTop += this.#anchor.element.getBoundingClientRect().top - this.#anchor.top;
    }
  }

  toEnd() {
    this.isPinned = true;
    this.#hold();
    this.around.changed();
  }

  /** The person, or this class, has scrolled. */
  scrolled() {
    const view = this.#view;
    if (!view) return;
    const before = this.isPinned;
    this.isPinned = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR;
    if (view.scrollTop < EARLY && view.scrollHeight > view.clientHeight) this.around.early();
    if (before !== this.isPinned) this.around.changed();
  }

  #hold() {
    if (this.isPinned && this.#view) this.#view.scrollTop = this.#view.scrollHeight;
  }

  dispose() {
    this.#observer.disconnect();
    this.#view = null;
  }
}
