/**
 * Directive that adopts the style sheets of widgets where the first of them is drawn.
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { controlStyles } from "../../ui/styles/controls.js";
import { adoptStyles } from "../../ui/styles/sheet.js";
import { componentStyles } from "../lazy-components.js";
import { widgetStyles } from "./styles.js";

class AdoptSheets extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part */
  update({ element }) {
    // An element that is drawn for the first time is not in the page yet.
    queueMicrotask(() => {
      const root = element.getRootNode();
      if (root instanceof ShadowRoot) adoptStyles(root, [controlStyles, widgetStyles, ...componentStyles()]);
    });
    return noChange;
  }
}

export const adoptSheets = directive(AdoptSheets);
