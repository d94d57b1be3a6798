/**
 * Validity of a form: a sentence for each wrong field, beside it and read out; and the values as they are written.
 * @import { Strings } from '../i18n/strings.js'
 * @import { WidgetState } from './widget-state.js'
 * @import { Place } from './tree.js'
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Control
 */

/**
 * @param {Place} place
 * @param {HTMLFormElement} form
 * @returns {boolean} true if nothing is wrong; else the first wrong field has the focus
 */
export function check({ memory, props }, form) {
  const controls = /** @type {Control[]} */ (
    [...form.elements].filter((control) => control instanceof HTMLElement && control.dataset.field)
  );
  const wrong = controls
    .map((control) => ({ control, problem: problemWith(control, props.strings) }))
    .filter(({ problem }) => problem);
  for (const control of controls) memory.problems.delete(keyOf(control));
  for (const { control, problem } of wrong) memory.problems.set(keyOf(control), problem);
  memory.touch();
  wrong[0]?.control.focus();
  return wrong.length === 0;
}

/** Key of the value and the problem of a control: radio buttons share one. @param {Control} control */
export const keyOf = ({ dataset, id }) => dataset.group ?? id;

/** @param {Control} control @param {Strings} strings @returns {string} empty when nothing is wrong */
export function problemWith(control, strings) {
  const { validity, type, dataset, value } = control;
  if (validity.valueMissing)
    return type === "checkbox" ? strings.mustTick : type === "radio" ? strings.mustChoose : strings.mustFill;
  if (validity.typeMismatch) return type === "email" ? strings.notEmail : strings.notUrl;
  if (validity.badInput) return strings.notNumber;
  const { pattern } = dataset;
  return validity.patternMismatch || (pattern && value && !matches(value, pattern)) ? strings.notExpected : "";
}

/**
 * Whether a text area holds its pattern, for which HTML has no attribute.
 * @param {string} value
 * @param {string} pattern
 */
function matches(value, pattern) {
  try {
    return new RegExp(`^(?:${pattern})$`, "v").test(value);
  } catch {
    return true;
  }
}

/**
 * Remember what is written, as it is written: the field may be drawn anew, or leave the page.
 * @param {WidgetState} memory
 * @param {Event} event
 */
export function rememberValue(memory, { target }) {
  const control = /** @type {HTMLInputElement} */ (target);
  if (!control.dataset?.field) return;
  const id = keyOf(control);
  memory.values.set(id, control.type === "checkbox" ? control.checked : control.value);
  // The problem is being mended.
  if (memory.problems.delete(id)) memory.touch();
}
