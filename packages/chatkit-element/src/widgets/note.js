/**
 * What a person writes is noted as they write: the field may be drawn anew, or leave the page.
 * @import { WidgetState } from '../conversation/widget-state.js'
 */
import { keyOf } from "./validity.js";

/** @param {WidgetState} memory @param {Event} event */
export function noteValue(memory, { target }) {
  const control = /** @type {HTMLInputElement} */ (target);
  if (!control.dataset?.field) return;
  const id = keyOf(control);
  memory.values.set(id, control.type === "checkbox" ? control.checked : control.value);
  // What was wrong is being mended.
  if (memory.problems.delete(id)) memory.touch();
}
