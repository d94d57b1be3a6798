/**
 * Previews beside a mark: of an entity, asked of the host when a pointer rests on it or it has the focus, or of a
 * source. A preview is shown until both are gone, or until something else is pressed.
 * @import { Entity, EntitiesOption } from '@openai/chatkit'
 * @import { Source } from '../protocol/types'
 */

/** Time that a pointer rests before a preview is shown, and may be away before it goes, in ms. */
const REST = 350;
const GRACE = 200;

/**
 * @typedef {{ anchor: Element, entity?: Entity, widget?: import('../protocol/types').WidgetNode, source?: Source,
 *   byKeyboard?: boolean }} Shown
 *   `anchor`: the element it belongs to; it shows either an entity with a widget, or a source
 */

export class Previews {
  /** @type {Shown | null} */
  shown = null;
  /** Anchor of the preview that is wanted now. @type {Element | null} */
  #anchor = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /**
   * @param {{ changed: () => void, option: () => EntitiesOption | undefined,
   *   emit: (name: string, detail: unknown) => void }} deps
   */
  constructor(deps) {
    this.deps = deps;
  }

  get isOffered() {
    return Boolean(this.deps.option()?.onRequestPreview);
  }

  /** @param {Entity} entity @param {Element} anchor @param {{ at?: 'once' | 'rest' }} [when] */
  want(entity, anchor, { at = "rest" } = {}) {
    clearTimeout(this.#timer);
    if (!this.isOffered || this.shown?.anchor === anchor) return;
    this.#anchor = anchor;
    this.#timer = setTimeout(() => void this.#ask(entity, anchor), at === "once" ? 0 : REST);
  }

  /** @param {Source} source @param {Element} anchor @param {{ at?: 'once' | 'rest', byKeyboard?: boolean }} [when] */
  show(source, anchor, { at = "once", byKeyboard = false } = {}) {
    clearTimeout(this.#timer);
    if (this.shown?.anchor === anchor && !byKeyboard) return;
    this.#anchor = anchor;
    const show = () => {
      if (!anchor.isConnected) return;
      this.shown = { anchor, source, byKeyboard };
      this.deps.changed();
      document.addEventListener("pointerdown", this.#pressed);
    };
    if (at === "rest") this.#timer = setTimeout(show, REST);
    else show();
  }

  /** @param {Event} event */
  #pressed = (event) => {
    if (
      !event
        .composedPath()
        .some((node) => node instanceof Element && (node.id === "entity-preview" || node === this.shown?.anchor))
    )
      this.hide();
  };

  /** Follow the anchor, or hide when it is no longer in view. */
  scrolled() {
    const { anchor } = this.shown ?? {};
    if (!anchor) return;
    const [box, view] = [anchor.getBoundingClientRect(), anchor.closest(".scroller")?.getBoundingClientRect()];
    if (!anchor.isConnected || (view && (box.bottom < view.top || box.top > view.bottom))) this.hide();
    else this.deps.changed();
  }

  /** Keep the preview while the pointer is on it. */
  stay() {
    clearTimeout(this.#timer);
  }

  leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), GRACE);
  }

  /** @returns {boolean} whether a preview was shown */
  hide() {
    clearTimeout(this.#timer);
    this.#anchor = null;
    if (!this.shown) return false;
    document.removeEventListener("pointerdown", this.#pressed);
    const { anchor } = this.shown;
    const { activeElement } = /** @type {ShadowRoot} */ (anchor.getRootNode());
    this.shown = null;
    if (activeElement?.closest("#entity-preview")) /** @type {HTMLElement} */ (anchor).focus();
    this.deps.changed();
    return true;
  }

  /** @param {Entity} entity @param {Element} anchor */
  async #ask(entity, anchor) {
    try {
      const found = await this.deps.option()?.onRequestPreview?.(entity);
      if (this.#anchor !== anchor || !anchor.isConnected) return;
      this.shown = found?.preview ? { entity, anchor, widget: /** @type {any} */ (found.preview) } : null;
      this.deps.changed();
    } catch (error) {
      this.deps.emit("chatkit.error", { error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
}
