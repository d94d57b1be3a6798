/**
 * Style sheets. They come with the modules that need them, and stand in one order whichever comes first.
 */

/** Order of the sheets: a later one overrides those before. */
const ORDER = /** @type {const} */ (["frame", "controls", "message", "files", "extras", "history", "widgets"]);

/** @type {WeakMap<CSSStyleSheet, number>} */
const places = new WeakMap();

/**
 * Style sheet that is text until it is first adopted: Lit's own `css` would bring its whole class of elements along.
 */
export class Sheet {
  /** @type {CSSStyleSheet | null} */
  #made = null;

  /** @param {string} text @param {number} place in the order of all */
  constructor(text, place) {
    this.text = text;
    this.place = place;
  }

  /** Constructed sheet, one for all elements of the page. */
  get styleSheet() {
    if (!this.#made) {
      this.#made = new CSSStyleSheet();
      this.#made.replaceSync(this.text);
      places.set(this.#made, this.place);
    }
    return this.#made;
  }
}

/** Tag of a template of rules without values. @param {typeof ORDER[number]} layer */
export const css = (layer) => (/** @type {TemplateStringsArray} */ rules) => new Sheet(rules[0], ORDER.indexOf(layer));

/** @param {ShadowRoot} root that needs them from now on @param {readonly Sheet[]} sheets */
export function adoptStyles(root, sheets) {
  const adopted = root.adoptedStyleSheets;
  const missing = sheets.map(({ styleSheet }) => styleSheet).filter((sheet) => !adopted.includes(sheet));
  if (missing.length)
    root.adoptedStyleSheets = [...adopted, ...missing].sort((sheet, other) => placeOf(sheet) - placeOf(other));
}

/** @param {CSSStyleSheet} sheet */
const placeOf = (sheet) => places.get(sheet) ?? 0;
