/**
 * Popup beside a field: over everything else, on the side that was asked for where there is room, closed when something
 * else is pressed.
 * @import { Wish } from './popup-position.js'
 * @typedef {Wish & { isOpen: boolean, closed: () => void }} Popup
 */
import { noChange } from "lit/html.js";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { popupPosition } from "./popup-position.js";

class PopupDirective extends AsyncDirective {
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
      this.#element.addEventListener(
        "toggle",
        (event) => /** @type {ToggleEvent} */ (event).newState === "closed" && this.#closed(),
      );
    }
    queueMicrotask(() => this.#settle());
    return noChange;
  }

  disconnected() {
    this.#watch?.abort();
  }

  #settle() {
    const element = /** @type {HTMLElement} */ (this.#element);
    const open = element.isConnected && element.matches(":popover-open");
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
    element.getRootNode().addEventListener("scroll", () => this.#place(), follow);
    addEventListener("scroll", () => this.#place(), follow);
    addEventListener("resize", () => this.#place(), follow);
    /** @type {HTMLElement | null} */ (element.querySelector("[data-first]"))?.focus({ preventScroll: true });
  }

  #closed() {
    this.#watch?.abort();
    this.#popup?.closed();
  }

  #place() {
    const element = /** @type {HTMLElement} */ (this.#element);
    const anchor = element.previousElementSibling;
    if (!anchor || !this.#popup) return;
    const { left, top } = popupPosition(anchor.getBoundingClientRect(), element.getBoundingClientRect(), this.#popup, {
      width: innerWidth,
      height: innerHeight,
      isRtl: getComputedStyle(element).direction === "rtl",
    });
    element.style.setProperty("left", `${left}px`);
    element.style.setProperty("top", `${top}px`);
  }
}

export const popup = directive(PopupDirective);
