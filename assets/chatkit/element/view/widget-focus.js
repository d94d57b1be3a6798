/**
 * Focus stays in a widget that is drawn anew: where the control that had it is gone, the widget itself takes it.
 */
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

class KeepFocus extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part it comes before what is drawn in the element */
  update({ element }) {
    const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
    if (!root.activeElement || !element.contains(root.activeElement)) return noChange;
    queueMicrotask(() => {
      if (!root.activeElement || root.activeElement === document.body) /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
    });
    return noChange;
  }
}

export const keepFocus = directive(KeepFocus);
