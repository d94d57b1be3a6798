/**
 * The style sheets of widgets come with the code that draws them, and go where the first of them is drawn.
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { controlStyles } from "../../ui/styles/controls.js";
import { wear } from "../../ui/styles/sheet.js";
import { partStyles } from "../parts.js";
import { widgetStyles } from "./styles.js";

class Dressed extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part */
  update({ element }) {
    // What is drawn for the first time is not in the page yet.
    queueMicrotask(() => {
      const root = element.getRootNode();
      if (root instanceof ShadowRoot) wear(root, [controlStyles, widgetStyles, ...partStyles()]);
    });
    return noChange;
  }
}

export const dressed = directive(Dressed);
