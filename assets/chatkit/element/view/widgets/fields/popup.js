/**
 * What opens beside a field: over everything else, on the side that was asked for where there is room, gone when
 * something else is pressed.
 * @typedef {'top' | 'bottom' | 'left' | 'right'} Side
 * @typedef {{ isOpen: boolean, side?: Side, align?: 'start' | 'center' | 'end', closed: () => void }} Popup
 */
import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

const GAP = 6;

class Opens extends AsyncDirective {
  /** @type {HTMLElement | null} */
  #element = null;
  /** @type {Popup | null} */
  #popup = null;
  /** @type {AbortController | null} */
  #watch = null;

  /** @param {Popup} _popup @returns {unknown} */
  render(_popup) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[Popup]} arguments_ */
  update({ element }, [popup]) {
    this.#popup = popup;
    if (!this.#element) {
      this.#element = /** @type {HTMLElement} */ (element);
      this.#element.addEventListener('toggle', (event) => /** @type {ToggleEvent} */ (event).newState === 'closed' && this.#closed());
    }
    queueMicrotask(() => this.#settle());
    return noChange;
  }

  disconnected() {
    this.#watch?.abort();
  }

  #settle() {
    const element = /** @type {HTMLElement} */ (this.#element);
    const open = element.isConnected && element.matches(':popover-open');
    if (this.#popup?.isOpen && !open && element.isConnected) this.#open(element);
    else if (!this.#popup?.isOpen && open) element.hidePopover();
    else if (open) this.#place();
  }

  /** @param {HTMLElement} element */
  #open(element) {
    element.showPopover();
    this.#place();
    this.#watch = new AbortController();
    const follow = { capture: true, passive: true, signal: this.#watch.signal };
    element.getRootNode().addEventListener('scroll', () => this.#place(), follow);
    addEventListener('scroll', () => this.#place(), follow);
    addEventListener('resize', () => this.#place(), follow);
    /** @type {HTMLElement | null} */ (element.querySelector('[data-first]'))?.focus({ preventScroll: true });
  }

  #closed() {
    this.#watch?.abort();
    this.#popup?.closed();
  }

  #place() {
    const element = /** @type {HTMLElement} */ (this.#element);
    const anchor = element.previousElementSibling;
    if (!anchor || !this.#popup) return;
    const { left, top } = placed(anchor.getBoundingClientRect(), element.getBoundingClientRect(), this.#popup, {
      width: innerWidth, height: innerHeight, isRtl: getComputedStyle(element).direction === 'rtl',
    });
    element.style.setProperty('left', `${left}px`);
    element.style.setProperty('top', `${top}px`);
  }
}

/**
 * @param {{ left: number, top: number, right: number, bottom: number, width: number, height: number }} anchor
 * @param {{ width: number, height: number }} size of what opens
 * @param {Pick<Popup, 'side' | 'align'>} wish
 * @param {{ width: number, height: number, isRtl?: boolean }} view
 * @returns {{ left: number, top: number }} in px, inside the view
 */
export function placed(anchor, size, { side = 'bottom', align = 'start' }, view) {
  const beside = side === 'left' || side === 'right';
  const room = { bottom: view.height - anchor.bottom, top: anchor.top, right: view.width - anchor.right, left: anchor.left };
  const need = (beside ? size.width : size.height) + GAP;
  const opposite = /** @type {const} */ ({ top: 'bottom', bottom: 'top', left: 'right', right: 'left' })[side];
  const on = room[side] < need && room[opposite] > room[side] ? opposite : side;
  const main = { bottom: anchor.bottom + GAP, top: anchor.top - size.height - GAP, right: anchor.right + GAP, left: anchor.left - size.width - GAP }[on];
  const [start, end, length] = beside ? [anchor.top, anchor.bottom, size.height] : [anchor.left, anchor.right, size.width];
  const fromStart = align === 'center' ? 'center' : (align === 'end') === Boolean(view.isRtl && !beside) ? 'start' : 'end';
  const cross = fromStart === 'center' ? (start + end - length) / 2 : fromStart === 'start' ? start : end - length;
  const [left, top] = beside ? [main, cross] : [cross, main];
  return { left: inside(left, size.width, view.width), top: inside(top, size.height, view.height) };
}

/** @param {number} at @param {number} length @param {number} room */
const inside = (at, length, room) => Math.round(Math.max(GAP, Math.min(at, room - length - GAP)));

export const opens = directive(Opens);
