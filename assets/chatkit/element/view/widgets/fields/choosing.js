/**
 * Boxes that are ticked, one by one or one of several.
 * @import { Draw, Place } from '../tree.js'
 * @import { WidgetNode } from '../../../protocol'
 */
import { html, nothing } from 'lit';
import { act } from '../acting.js';
import { valuesOf } from '../payload.js';
import { words } from '../nodes.js';
import { describedBy, fieldOf, framed, kept } from './field.js';

/** What was chosen, told at once where that is wanted. @param {Place} place @param {WidgetNode} node @param {Event} event */
function changed(place, { onChangeAction: action }, { currentTarget }) {
  const control = /** @type {HTMLInputElement} */ (currentTarget);
  act(place, action, control, { auto: 'none', own: valuesOf([control]) });
}

/** While something runs a box stays as it is. @param {Place} place @param {Event} event */
const held = ({ isBusy }, event) => isBusy && event.preventDefault();

/** @type {Draw} */
export function checkbox(place, node) {
  const field = fieldOf(place, node);
  const text = words(node.label);
  return framed(field, html`<label class="w-check"><input type="checkbox" id=${field.id} data-field=${field.name} .defaultChecked=${Boolean(node.defaultChecked)}
    aria-label=${text || field.labelledBy ? nothing : field.label} aria-labelledby=${text ? nothing : field.labelledBy || nothing}
    aria-describedby=${describedBy(field)} aria-invalid=${field.problem ? 'true' : nothing} ?required=${Boolean(node.required)} ?disabled=${Boolean(node.disabled)}
    aria-disabled=${place.isBusy ? 'true' : nothing} @click=${(/** @type {Event} */ event) => held(place, event)}
    @change=${(/** @type {Event} */ event) => changed(place, node, event)} ${kept(place, field, {})}>${text ? html`<span>${text}</span>` : nothing}</label>`);
}

/** @type {Draw} */
export function radioGroup(place, node) {
  const field = fieldOf(place, node);
  const options = Array.isArray(node.options) ? node.options : [];
  return framed(field, html`<div class="w-radios ${node.direction === 'row' ? 'in-row' : ''}" role="radiogroup" aria-label=${field.label || nothing}
    aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)} aria-required=${node.required ? 'true' : nothing}
    aria-invalid=${field.problem ? 'true' : nothing}>${options.map((option, index) => radio(place, node, option, index))}</div>`);
}

/** @param {Place} place @param {WidgetNode} node @param {any} option @param {number} index */
function radio(place, node, option, index) {
  const field = fieldOf(place, node);
  const value = words(option?.value);
  return html`<label class="w-check"><input type="radio" name=${field.id} id="${field.id}-${index}" data-field=${field.name} data-group=${field.id} value=${value}
    .defaultChecked=${value === words(node.defaultValue)} ?required=${Boolean(node.required)} ?disabled=${Boolean(node.disabled || option?.disabled)}
    @click=${(/** @type {Event} */ event) => held(place, event)} @change=${(/** @type {Event} */ event) => changed(place, node, event)}
    ${kept(place, field, {})}><span>${words(option?.label) || value}</span></label>`;
}
