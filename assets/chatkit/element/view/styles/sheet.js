/** A style sheet as text until it is first worn: Lit's own `css` would bring its whole class of elements along. */
export class Sheet {
  /** @type {CSSStyleSheet | null} */
  #made = null;

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  /** One for all elements of the page. */
  get styleSheet() {
    if (!this.#made) {
      this.#made = new CSSStyleSheet();
      this.#made.replaceSync(this.text);
    }
    return this.#made;
  }
}

/** Rules as they stand between the quotes; nothing is put into them. @param {TemplateStringsArray} rules */
export const css = (rules) => new Sheet(rules[0]);
