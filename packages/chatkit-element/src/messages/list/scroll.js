/**
 * Scroll position of the thread: at its end unless the person has gone up, and without a jump while rows are added or
 * grow above or below the row that is read. Only rows near the view are in the document.
 * @import { Row } from './rows.js'
 * @import { Entry } from './windowing.js'
 */
import { RetainedRows, rowOf } from "./retained-rows.js";
import { entriesOf, Heights, near } from "./windowing.js";

/** Distance from the end that counts as being there, in px. */
const NEAR = 48;
/** Distance from the beginning at which older messages are fetched, in px. */
const EARLY = 600;
/** Distance outside the view in which rows are drawn, in px; when the view comes within half of it, more are. */
const MARGIN = 800;
/** Depth of elements in a row down to which the place that is read is remembered. */
const DEPTH = 6;

/**
 * @typedef {{ key: string, element: Element | null, top: number }} Anchor a row, what is read in it, and where that is
 *   in the view
 */

export class ThreadScroll {
  isPinned = true;
  #heights = new Heights();
  #retained = new RetainedRows();
  /** @type {Anchor | null} */
  #anchor = null;
  /** @type {HTMLElement | null} */
  #view = null;
  /** @type {Row[]} */
  #rows = [];
  /** @type {Map<string, number>} */
  #places = new Map();
  /** @type {Entry[]} */
  #entries = [];
  #top = 0;
  /** Value of `isPinned` at the last drawing. */
  #wasPinned = true;
  /** @type {Set<Element>} */
  #watched = new Set();
  #observer = new ResizeObserver(() => this.#settle());

  /**
   * @param {{ changed: () => void, early: () => void, follows: () => boolean }} deps `follows`: stay at the end while
   *   it grows
   */
  constructor(deps) {
    this.deps = deps;
  }

  /** Start anew with another thread, at its end. */
  reset() {
    this.isPinned = true;
    this.#anchor = null;
    this.#heights.clear();
    this.#retained.clear();
    this.#top = this.#view?.scrollTop ?? 0;
  }

  /** @param {HTMLElement} view the element that scrolls; its first child holds the rows */
  attach(view) {
    if (view === this.#view) return;
    this.dispose();
    this.#view = view;
    this.#observer.observe(view);
    this.#retained.watch(view);
    this.#top = view.scrollTop;
  }

  /** Remember the row at the top of the view before drawing. */
  remember() {
    if (this.#isUntold) this.#note();
    if (this.isPinned && !this.deps.follows()) this.isPinned = false;
    this.#anchor = this.isPinned ? null : (this.#seen() ?? this.#anchor);
    this.#wasPinned = this.isPinned;
  }

  /** @param {Row[]} rows @returns {Entry[]} the rows to draw, and gaps */
  choose(rows) {
    if (rows !== this.#rows) this.#places = new Map(rows.map(({ key }, index) => [key, index]));
    this.#rows = rows;
    const [from, to] = this.#near(MARGIN);
    const isRetained = this.#view
      ? this.#retained.now(/** @type {ShadowRoot} */ (this.#view.getRootNode()), this.#indexOf)
      : () => false;
    this.#entries = entriesOf(rows, (index) => (index >= from && index < to) || isRetained(index), this.#heightAt);
    return this.#entries;
  }

  /**
   * Bring the remembered row, or the end, back into view after drawing.
   * @returns {boolean} false when more must be drawn to fill the view
   */
  restore() {
    this.#watch();
    this.#measure();
    this.#place();
    this.#reach();
    return this.#isCovered(0);
  }

  toEnd() {
    this.isPinned = true;
    this.#place();
    this.deps.changed();
  }

  /** Handle a scroll of the person or of this class. */
  scrolled() {
    const view = this.#view;
    if (!view) return;
    this.#note();
    if (this.#wasPinned !== this.isPinned || view.scrollTop < EARLY || !this.#isCovered(MARGIN / 2))
      this.deps.changed();
  }

  dispose() {
    this.#observer.disconnect();
    this.#watched.clear();
    this.#view = null;
  }

  /** Whether somebody else has scrolled; the event may come after other work of the frame. */
  get #isUntold() {
    return this.#view !== null && this.#view.scrollTop !== this.#top;
  }

  #note() {
    const view = /** @type {HTMLElement} */ (this.#view);
    const isNear = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR;
    // A row that grows under the view moves the end away without a scroll.
    this.isPinned = isNear || (this.isPinned && view.scrollTop >= this.#top);
    this.#top = view.scrollTop;
    this.#anchor = this.isPinned ? null : this.#seen();
  }

  #heightAt = (/** @type {number} */ index) => this.#heights.of(this.#rows[index]);

  /** Index of a row, or of the one it became part of when older messages joined its turn; -1 when it is gone. */
  #indexOf = (/** @type {string} */ key) => this.#places.get(key) ?? this.#rows.findIndex((row) => holds(row, key));

  /** @param {number} margin @returns {[number, number]} */
  #near(margin) {
    const { length: count } = this.#rows;
    const view = this.#view?.clientHeight || innerHeight;
    const anchor = this.#anchor;
    const index = anchor ? this.#indexOf(anchor.key) : -1;
    const at = anchor && index >= 0 ? { index, top: this.#topOf(anchor) } : null;
    return near({ count, height: this.#heightAt, view, margin }, this.isPinned ? null : at);
  }

  /** Top of the row itself, which may be above the element that is read. @param {Anchor} anchor */
  #topOf({ element, top }) {
    const row = element?.closest("[data-row]");
    return row && element ? top - (element.getBoundingClientRect().top - row.getBoundingClientRect().top) : top;
  }

  /** Row and element at the top of the view. @returns {Anchor | null} */
  #seen() {
    const view = this.#view;
    const edge = view?.getBoundingClientRect().top ?? 0;
    for (const child of view?.firstElementChild?.children ?? []) {
      const box = child.getBoundingClientRect();
      if (box.bottom <= edge) continue;
      const { row, gap } = /** @type {HTMLElement} */ (child).dataset;
      if (row !== undefined) return within(child, row, edge);
      if (gap !== undefined) return this.#within(gap, box.top - edge);
    }
    return null;
  }

  /**
   * Find the row at the top of the view among those that are left out.
   * @param {string} key
   * @param {number} top
   */
  #within(key, top) {
    const gap = this.#entries.find((entry) => entry.key === key);
    if (!gap || !("from" in gap)) return null;
    let at = gap.from;
    let edge = top;
    for (; at < gap.to - 1 && edge + this.#heightAt(at) <= 0; at += 1) edge += this.#heightAt(at);
    return { key: this.#rows[at].key, element: null, top: edge };
  }

  #watch() {
    const rows = new Set(this.#view?.querySelectorAll("[data-row]"));
    for (const row of this.#watched) if (!rows.has(row)) this.#observer.unobserve(row);
    for (const row of rows) if (!this.#watched.has(row)) this.#observer.observe(row, { box: "border-box" });
    this.#watched = rows;
  }

  #measure() {
    const list = this.#view?.firstElementChild;
    if (!list) return;
    const space = parseFloat(getComputedStyle(list).rowGap) || 0;
    for (const row of this.#watched)
      this.#heights.measure(rowOf(row) ?? "", row.getBoundingClientRect().height + space);
  }

  #settle() {
    if (this.#isUntold) this.#note();
    this.#measure();
    this.#place();
    if (this.#wasPinned !== this.isPinned || !this.#isCovered(0)) this.deps.changed();
  }

  /** Scroll to the remembered row, or to the end. */
  #place() {
    const view = this.#view;
    if (!view) return;
    if (this.isPinned) view.scrollTop = view.scrollHeight;
    else if (this.#anchor) {
      const { key, element, top } = this.#anchor;
      const read = element?.isConnected ? element : view.querySelector(`[data-row="${CSS.escape(key)}"]`);
      const moved = read ? read.getBoundingClientRect().top - view.getBoundingClientRect().top - top : 0;
      if (Math.abs(moved) >= 1) view.scrollTop += moved;
    }
    this.#top = view.scrollTop;
  }

  /**
   * Ask for older messages when the person goes up, or the view is not full. It is called after drawing, when those
   * that came may be enough.
   */
  #reach() {
    const view = this.#view;
    if (view && view.scrollTop < EARLY && (!this.isPinned || view.scrollHeight <= view.clientHeight)) this.deps.early();
  }

  /** @param {number} margin @returns {boolean} whether everything this near the view is drawn */
  #isCovered(margin) {
    const [from, to] = this.#near(margin);
    return !this.#entries.some((entry) => "from" in entry && entry.from < to && entry.to > from);
  }
}

/** @param {Row} row @param {string} key */
const holds = ({ turn, from, to }, key) => turn.blocks.slice(from, to).some((block) => key === `before-${block.key}`);

/**
 * Innermost element of a row at the edge.
 * @param {Element} row
 * @param {string} key
 * @param {number} edge
 * @returns {Anchor}
 */
function within(row, key, edge) {
  let element = row;
  for (let depth = 0; depth < DEPTH && element.getBoundingClientRect().top < edge; depth += 1) {
    const inner = [...element.children].find((child) => child.getBoundingClientRect().bottom > edge);
    if (!inner) break;
    element = inner;
  }
  return { key, element, top: element.getBoundingClientRect().top - edge };
}
