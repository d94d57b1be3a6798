/**
 * Rows that stay in the document wherever the view is: the one with the focus, those that are selected, and those whose
 * controls were used, since the text typed there is nowhere else.
 */

/** Number of rows with used controls that are kept. */
const MAX_TOUCHED = 20;

/** @param {Node | null | undefined} node @returns {string | null} */
export function rowOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return /** @type {HTMLElement | null | undefined} */ (element?.closest("[data-row]"))?.dataset.row ?? null;
}

export class RetainedRows {
  /** @type {Set<string>} */
  #touched = new Set();

  /** @param {HTMLElement} view */
  watch(view) {
    const touched = (/** @type {Event} */ { target, type }) => {
      const control = /** @type {Element} */ (target);
      if (type !== "click" || control.closest("summary")) this.#touch(rowOf(control));
    };
    for (const type of ["input", "change", "click"]) view.addEventListener(type, touched);
  }

  /** @param {string | null} key */
  #touch(key) {
    if (key === null) return;
    this.#touched.delete(key);
    this.#touched.add(key);
    for (const oldest of this.#touched) {
      if (this.#touched.size <= MAX_TOUCHED) break;
      this.#touched.delete(oldest);
    }
  }

  /**
   * @param {ShadowRoot} root
   * @param {(key: string) => number} indexOf
   * @returns {(index: number) => boolean}
   */
  now(root, indexOf) {
    const focused = rowOf(root.activeElement);
    const single = new Set([...this.#touched, ...(focused === null ? [] : [focused])].map(indexOf));
    const [first, last] = selected(root).map((key) => (key === null ? -1 : indexOf(key)));
    return (index) => single.has(index) || (first >= 0 && index >= first && index <= last);
  }

  clear() {
    this.#touched.clear();
  }
}

/** First and last row of the selection. @param {ShadowRoot} root @returns {(string | null)[]} */
function selected(root) {
  const selection = /** @type {any} */ (root).getSelection?.() ?? document.getSelection();
  const range =
    selection?.getComposedRanges?.({ shadowRoots: [root] })[0] ??
    (selection?.rangeCount ? selection.getRangeAt(0) : null);
  if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset)) return [];
  return [rowOf(range.startContainer), rowOf(range.endContainer)];
}
