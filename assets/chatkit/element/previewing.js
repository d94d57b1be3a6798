/**
 * The preview of an entity: asked of the host when a pointer rests on it or it has the focus, shown until both are gone.
 * @import { Entity, EntitiesOption } from '@openai/chatkit'
 */

/** How long a pointer rests before it is shown, and may be away before it goes, in ms. */
const REST = 350;
const GRACE = 200;

/** @typedef {{ entity: Entity, anchor: Element, widget: import('./protocol').WidgetNode }} Shown `anchor`: what it is about */

export class Previewing {
  /** @type {Shown | null} */
  shown = null;
  /** What is wanted now. @type {Element | null} */
  #anchor = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /** @param {{ changed: () => void, option: () => EntitiesOption | undefined, emit: (name: string, detail: unknown) => void }} around */
  constructor(around) {
    this.around = around;
  }

  get isOffered() {
    return Boolean(this.around.option()?.onRequestPreview);
  }

  /** @param {Entity} entity @param {Element} anchor @param {{ at?: 'once' | 'rest' }} [when] */
  want(entity, anchor, { at = 'rest' } = {}) {
    clearTimeout(this.#timer);
    if (!this.isOffered || this.shown?.anchor === anchor) return;
    this.#anchor = anchor;
    this.#timer = setTimeout(() => void this.#ask(entity, anchor), at === 'once' ? 0 : REST);
  }

  /** The pointer is on the preview itself, which can be looked at at leisure. */
  stay() {
    clearTimeout(this.#timer);
  }

  leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), GRACE);
  }

  /** @returns {boolean} whether there was one */
  hide() {
    clearTimeout(this.#timer);
    this.#anchor = null;
    if (!this.shown) return false;
    this.shown = null;
    this.around.changed();
    return true;
  }

  /** @param {Entity} entity @param {Element} anchor */
  async #ask(entity, anchor) {
    try {
      const found = await this.around.option()?.onRequestPreview?.(entity);
      if (this.#anchor !== anchor || !anchor.isConnected) return;
      this.shown = found?.preview ? { entity, anchor, widget: /** @type {any} */ (found.preview) } : null;
      this.around.changed();
    } catch (error) {
      this.around.emit('chatkit.error', { error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
}
