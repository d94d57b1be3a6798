/**
 * Style declarations of one element, set one by one: markup with styles in it would be refused by a page that allows
 * no inline styles.
 * @import { Declarations } from './box.js'
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";

class Styled extends Directive {
  /** @type {Declarations} */
  #before = {};

  /** @param {Declarations} _declarations @returns {unknown} */
  render(_declarations) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[Declarations]} arguments_ */
  update({ element }, [declarations]) {
    const { style } = /** @type {HTMLElement} */ (element);
    for (const name of Object.keys(this.#before)) if (declarations[name] === undefined) style.removeProperty(name);
    for (const [name, value] of Object.entries(declarations)) {
      if (value !== undefined && value !== this.#before[name]) style.setProperty(name, value);
    }
    this.#before = declarations;
    return noChange;
  }
}

export const styled = directive(Styled);
