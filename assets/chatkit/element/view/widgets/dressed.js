/**
 * The style sheets of widgets come with the code that draws them, and go where the first of them is drawn.
 */
import { noChange } from 'lit/html.js';
import { Directive, directive } from 'lit/directive.js';
import { partStyles } from './parts.js';
import { widgetStyles } from './styles.js';

class Dressed extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part */
  update({ element }) {
    // What is drawn for the first time is not in the page yet.
    queueMicrotask(() => dress(element.getRootNode()));
    return noChange;
  }
}

/** @param {Node} root */
function dress(root) {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [widgetStyles, ...partStyles()].map((styles) => styles.styleSheet);
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length) root.adoptedStyleSheets.push(...missing);
}

export const dressed = directive(Dressed);
