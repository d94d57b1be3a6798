/**
 * Select: the browser's own list where that does, a listbox with a search where there are many options.
 * @import { Draw, Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Field } from './field.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../../ui/icons/icons.js";
import { words } from "../nodes.js";
import { chooseIn, clearButton } from "./choice.js";
import { listbox } from "./listbox.js";
import { controlClass, describedBy, readField, fieldFrame } from "./field.js";

/** Number of options from which on a list has a search, as in ChatKit. */
const SEARCH_FROM = 16;

/** @typedef {{ value: string, label: string, description: string, disabled: boolean }} Option */

/** @param {WidgetNode} node @returns {Option[]} */
function optionsOf({ options }) {
  return (Array.isArray(options) ? options : [])
    .filter((option) => option && typeof option === "object")
    .map((option) => ({
      value: words(option.value),
      label: words(option.label) || words(option.value),
      description: words(option.description),
      disabled: Boolean(option.disabled),
    }));
}

/** @type {Draw} */
export function select(place, node) {
  const field = readField(place, node);
  const options = optionsOf(node);
  const value = String(field.value ?? words(node.defaultValue));
  const searchable = typeof node.searchable === "boolean" ? node.searchable : options.length >= SEARCH_FROM;
  const choose = (/** @type {string} */ chosen, /** @type {Element} */ from) =>
    chooseIn(place, node, field, chosen, from);
  const rich = searchable || options.some(({ description }) => description);
  const control = rich
    ? listbox(place, node, field, { options, value, searchable, choose })
    : native(place, node, field, options, value, choose);
  const clear = node.clearable && value && !node.disabled ? clearButton(place, (from) => choose("", from)) : nothing;
  return fieldFrame(
    field,
    html`<span class="w-choice ${node.block ? "block" : ""} ${clear === nothing ? "" : "clears"}"
      >${control}${clear}</span>`,
    node.block ? "block" : "",
  );
}

/**
 * @param {Place} place
 * @param {WidgetNode} node
 * @param {Field} field
 * @param {Option[]} options
 * @param {string} value
 * @param {(chosen: string, from: Element) => void} choose
 */
function native(place, node, field, options, value, choose) {
  const known = options.some((option) => option.value === value);
  const change = (/** @type {Event} */ { currentTarget }) => {
    const control = /** @type {HTMLSelectElement} */ (currentTarget);
    // While something runs a choice stays as it is.
    if (place.isBusy) control.value = value;
    else choose(control.value, control);
  };
  return html`<select class=${controlClass("w-select", node)} id=${field.id} data-field=${field.name}
    ?disabled=${Boolean(node.disabled)}
    aria-label=${field.label || nothing} aria-labelledby=${field.labelledBy || nothing}
    aria-describedby=${describedBy(field)} aria-disabled=${place.isBusy ? "true" : nothing}
    @change=${change}>
    ${
      known && value !== ""
        ? nothing
        : html`<option value="" disabled .selected=${true}
      >${words(node.placeholder) || place.props.strings.choose}</option>`
    }
    ${options.map(
      (option) => html`<option value=${option.value} ?disabled=${option.disabled}
      .selected=${option.value === value && known}>${option.label}</option>`,
    )}
  </select>${icon("chevron-down", { className: "w-arrow" })}`;
}
