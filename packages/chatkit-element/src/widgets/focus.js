/**
 * Directive that keeps the focus in a widget drawn anew: on the control that had it, else on the widget.
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";

class KeepFocus extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part it comes before what is drawn in the element */
  update({ element }) {
    const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
    const focused = /** @type {HTMLInputElement | null} */ (root.activeElement);
    if (!focused || !element.contains(focused)) return noChange;
    const { selectionStart, selectionEnd } = focused;
    queueMicrotask(() => {
      if (root.activeElement && root.activeElement !== document.body) return;
      const again = successor(/** @type {HTMLElement} */ (element), focused);
      again.focus({ preventScroll: true });
      if (selectionStart !== null && "selectionStart" in again)
        /** @type {HTMLInputElement} */ (again).setSelectionRange(selectionStart, selectionEnd);
    });
    return noChange;
  }
}

/**
 * Find the same control, or the one that took its place.
 * @param {HTMLElement} element
 * @param {HTMLElement} focused
 * @returns {HTMLElement}
 */
function successor(element, focused) {
  if (element.contains(focused)) return focused;
  const {
    id,
    dataset: { path },
  } = focused;
  const all = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[id], [data-path]")]);
  return all.find((candidate) => (id && candidate.id === id) || (path && candidate.dataset.path === path)) ?? element;
}

export const keepFocus = directive(KeepFocus);
