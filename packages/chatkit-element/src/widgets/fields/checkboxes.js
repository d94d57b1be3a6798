/**
 * Checkboxes and radio groups.
 * @import { Draw, Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @import { FieldOptions } from './control.js'
 * @import { Field } from './field.js'
 */
import { html, nothing } from "lit/html.js";
import { act } from "../actions.js";
import { readValues } from "../payload.js";
import { words } from "../nodes.js";
import { control } from "./control.js";
import { describedBy, readField, fieldFrame } from "./field.js";

/**
 * Run the action of a change, where there is one.
 * @param {Place} place
 * @param {WidgetNode} node
 * @param {Event} event
 */
function changed(place, { onChangeAction: action }, { currentTarget }) {
  const control = /** @type {HTMLInputElement} */ (currentTarget);
  act(place, action, control, { auto: "none", own: readValues([control]) });
}

/** Keep a box as it is while an action runs. @param {Place} place @param {Event} event */
const refuseIfBusy = ({ isBusy }, event) => isBusy && event.preventDefault();

/** @type {Draw} */
export function checkbox(place, node) {
  const field = readField(place, node);
  const text = words(node.label);
  return fieldFrame(
    field,
    html`<label class="w-check"><input type="checkbox" .defaultChecked=${Boolean(node.defaultChecked)}
    aria-label=${text || field.labelledBy ? nothing : field.label} aria-labelledby=${
      text ? nothing : field.labelledBy || nothing
    }
    aria-disabled=${place.isBusy ? "true" : nothing}
    @click=${(/** @type {Event} */ event) => refuseIfBusy(place, event)}
    @change=${(/** @type {Event} */ event) => changed(place, node, event)}
    ${control(place, field, /** @type {FieldOptions} */ (node))}
    >${text ? html`<span>${text}</span>` : nothing}</label>`,
  );
}

/** @type {Draw} */
export function radioGroup(place, node) {
  const field = readField(place, node);
  const options = Array.isArray(node.options) ? node.options : [];
  return fieldFrame(
    field,
    html`<div class="w-radios ${node.direction === "row" ? "in-row" : ""}" role="radiogroup"
      aria-label=${field.label || nothing}
    aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)}
    aria-required=${node.required ? "true" : nothing}
    aria-invalid=${field.problem ? "true" : nothing}
    >${options.map((option) => radio(place, node, field, option))}</div>`,
  );
}

/** @param {Place} place @param {WidgetNode} node @param {Field} field @param {any} option */
function radio(place, node, field, option) {
  const value = words(option?.value);
  const wishes = { required: Boolean(node.required), disabled: Boolean(node.disabled || option?.disabled) };
  return html`<label class="w-check"><input type="radio" name=${field.id} data-group=${field.id} value=${value}
    .defaultChecked=${value === words(node.defaultValue)}
    @click=${(/** @type {Event} */ event) => refuseIfBusy(place, event)}
    @change=${(/** @type {Event} */ event) => changed(place, node, event)}
    ${control(place, field, wishes)}><span>${words(option?.label) || value}</span></label>`;
}
