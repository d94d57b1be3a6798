/**
 * Directive that scrolls a list to the item chosen by keyboard.
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";

class InSight extends Directive {
  /** @param {string} _selector of what the list shall show */
  render(_selector) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[string]} about */
  update({ element }, [selector]) {
    queueMicrotask(() => element.querySelector(selector)?.scrollIntoView({ block: "nearest" }));
    return noChange;
  }
}

export const inSight = directive(InSight);
