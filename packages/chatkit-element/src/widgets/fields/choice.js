/**
 * Choice of one value from a list or a calendar: kept, passed to the action, and cleared again.
 * @import { Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Field } from './field.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../../ui/icons/icons.js";
import { act } from "../actions.js";

/** @param {Place} place @param {WidgetNode} node @param {Field} field @param {string} value @param {Element} from */
export function chooseIn(place, { onChangeAction: action }, { id, name }, value, from) {
  if (place.isBusy) return;
  place.memory.values.set(id, value);
  place.memory.touch();
  act(place, action, from, { auto: "none", own: { [name]: value } });
}

/** @param {Place} place @param {(from: Element) => void} clear */
export function clearButton({ props, isBusy }, clear) {
  const press = (/** @type {Event} */ { currentTarget }) => {
    const button = /** @type {HTMLElement} */ (currentTarget);
    const control = /** @type {HTMLElement | null} */ (button.parentElement?.querySelector("select, .w-opener"));
    clear(button);
    control?.focus();
  };
  return html`<button class="w-clear" type="button" aria-label=${props.strings.clear}
    aria-disabled=${isBusy ? "true" : nothing} @click=${press}>${icon("cross")}</button>`;
}
