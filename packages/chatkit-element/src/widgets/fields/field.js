/**
 * Common ground of all fields: their name, their problem, their value.
 * @import { Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @typedef {{ id: string, name: string, label: string, labelledBy: string, problem: string,
 *   value: string | boolean | undefined }} Field `label` or `labelledBy`, whichever is not empty, names it · `value`:
 *   what was written, undefined when nothing was
 */
import { html, nothing } from "lit/html.js";
import { spokenName } from "../names.js";
import { words } from "../nodes.js";
import { fieldId } from "../tree.js";

const SIZES = ["3xs", "2xs", "xs", "sm", "md", "lg", "xl", "2xl", "3xl"];
const GUTTERS = ["2xs", "xs", "sm", "md", "lg", "xl"];
const VARIANTS = ["solid", "soft", "outline", "ghost"];

/** @param {Place} place @param {WidgetNode} node @param {unknown} [name] @returns {Field} */
export function readField(place, node, name = node.name) {
  const id = fieldId(place, words(name));
  const labelled = place.names.labels.has(words(name));
  return {
    id,
    name: words(name),
    label: labelled ? "" : words(node.ariaLabel) || words(node.placeholder) || spokenName(name),
    labelledBy: labelled ? `${id}-label` : "",
    problem: place.memory.problems.get(id) ?? "",
    value: place.memory.values.get(id),
  };
}

/** @param {string} kind @param {WidgetNode} node */
export function controlClass(kind, { variant, size, gutterSize, pill, block }) {
  return [
    kind,
    VARIANTS.includes(variant) ? variant : "outline",
    `size-${SIZES.includes(size) ? size : "md"}`,
    GUTTERS.includes(gutterSize) ? `gutter-${gutterSize}` : "",
    pill ? "pill" : "",
    block ? "block" : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * Frame of a field, with its problem under it.
 * @param {Field} field
 * @param {unknown} control
 * @param {string} [className]
 */
export function fieldFrame({ id, problem }, control, className = "") {
  return html`<span class="w-field ${className}">${control}<span class="w-problem" id="${id}-problem" role="alert"
    >${problem || nothing}</span></span>`;
}

/** @param {Field} field @returns {string | typeof nothing} */
export const describedBy = ({ id, problem }) => (problem ? `${id}-problem` : nothing);
