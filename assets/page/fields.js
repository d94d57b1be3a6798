/**
 * Fields that a script writes into as if somebody had typed: React hears of it as well.
 */

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
export function type(field, text) {
  // React watches the property of the element itself, and takes no notice of a value that it has seen set there.
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
