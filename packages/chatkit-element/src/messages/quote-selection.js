/**
 * Selection in an answer that can be quoted.
 */

/**
 * @typedef {{ text: string, place: () => DOMRect, isInView: () => boolean }} QuoteSelection
 *   `place`: its box on the page
 */

/** Time without a change after which selecting is over, in ms. */
const PAUSE = 200;

/**
 * @param {ShadowRoot} root
 * @param {string} [within] the selector of what it must be in
 * @returns {QuoteSelection | null}
 */
export function findQuoteSelection(root, within = ".answer") {
  const range = selectedIn(root);
  const node = range?.commonAncestorContainer;
  const element = node instanceof Element ? node : node?.parentElement;
  if (!range || !element?.closest(within) || !root.contains(element)) return null;
  const text = range.toString().trim();
  const place = () => range.getBoundingClientRect();
  return text ? { text, place, isInView: () => isWithin(place(), element.closest(".scroller")) } : null;
}

/** @param {DOMRect} box @param {Element | null} view */
function isWithin(box, view) {
  const { top, bottom } = view?.getBoundingClientRect() ?? box;
  return box.bottom > top && box.top < bottom;
}

/**
 * Range that is selected inside a shadow root; browsers tell of it in three ways.
 * @param {ShadowRoot} root
 * @returns {Range | null}
 */
function selectedIn(root) {
  const inRoot = /** @type {any} */ (root).getSelection?.();
  const selection = inRoot ?? document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  if (inRoot || !("getComposedRanges" in selection)) return selection.getRangeAt(0);
  const [found] = /** @type {any} */ (selection).getComposedRanges({ shadowRoots: [root] });
  if (!found) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

/**
 * @param {ShadowRoot} root
 * @param {(quoteSelection: QuoteSelection | null) => void} tell
 * @returns {() => void} function that stops watching
 */
export function watchSelection(root, tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(findQuoteSelection(root)), PAUSE);
  };
  document.addEventListener("selectionchange", onChange);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("selectionchange", onChange);
  };
}
