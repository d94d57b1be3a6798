/**
 * Floating elements: above their anchor where there is room, and never out of the chat.
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";

/** Gaps to the anchor and to the edge of the chat, in px. */
const GAP = 6;
const EDGE = 8;

class FloatBeside extends Directive {
  #anchor = () => new DOMRect();
  /** Observer that places the element anew when it grows. @type {ResizeObserver | null} */
  #sizes = null;

  /** @param {() => DOMRect} _anchor box of the anchor, asked once the element is drawn */
  render(_anchor) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[() => DOMRect]} about */
  update({ element }, [anchor]) {
    this.#anchor = anchor;
    const put = () => element.isConnected && place(/** @type {HTMLElement} */ (element), this.#anchor());
    if (!this.#sizes) {
      this.#sizes = new ResizeObserver(put);
      this.#sizes.observe(element);
    }
    queueMicrotask(put);
    return noChange;
  }
}

export const floatBeside = directive(FloatBeside);

/** @param {HTMLElement} element @param {DOMRect} beside */
function place(element, beside) {
  const frame = /** @type {Element} */ (element.closest(".frame")).getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const above = beside.top - frame.top - height - GAP;
  const top = above >= EDGE ? above : Math.min(beside.bottom - frame.top + GAP, frame.height - height - EDGE);
  const left = Math.max(EDGE, Math.min(beside.left - frame.left, frame.width - width - EDGE));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
