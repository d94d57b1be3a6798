/**
 * Words in a widget.
 * @import { Draw } from './tree.js'
 * @import { WidgetNode } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { imageHosts } from "../ui/image-hosts.js";
import { textStyle } from "./style/box.js";
import { styled } from "./style/styled.js";
import { words } from "./nodes.js";
import { fieldId } from "./tree.js";

const SIZES = ["xs", "sm", "md", "lg", "xl", "2xl", "3xl", "4xl", "5xl"];

/** @param {string} kind @param {WidgetNode} node */
const classes = (kind, { size, truncate, streaming }) =>
  [kind, `size-${SIZES.includes(size) ? size : "md"}`, truncate ? "truncate" : "", streaming ? "streams" : ""]
    .filter(Boolean)
    .join(" ");

/** @type {Draw} */
export function text(_place, node) {
  const value = words(node.value);
  return html`<p class=${classes("w-text", node)} title=${node.truncate ? value : nothing} dir="auto"
    ${styled(textStyle(node))}
    >${node.lineThrough ? html`<s>${value}</s>` : value}</p>`;
}

/** @param {'w-title' | 'w-caption'} kind @returns {Draw} */
export const plain = (kind) => (_place, node) =>
  html`<p class=${classes(kind, node)} title=${node.truncate ? words(node.value) : nothing} dir="auto"
    ${styled(textStyle(node))}>${words(node.value)}</p>`;

/** @type {Draw} */
export function label(place, node) {
  const id = fieldId(place, words(node.fieldName));
  return html`<label class=${classes("w-label", node)} id="${id}-label" for=${id} ${styled(textStyle(node))}
    ><bdi>${words(node.value)}</bdi></label>`;
}

const COLORS = ["secondary", "success", "danger", "warning", "info", "discovery"];

/** @type {Draw} */
export function badge(_place, node) {
  const hue = COLORS.includes(node.color) ? node.color : "secondary";
  const variant = ["solid", "soft", "outline"].includes(node.variant) ? node.variant : "soft";
  return html`<span class="w-badge is-${hue} ${variant} size-${SIZES.includes(node.size) ? node.size : "md"} ${
    node.pill === false ? "" : "pill"
  }">${words(node.label)}</span>`;
}

/** @type {Draw} */
export function markdown({ props, item, path }, node) {
  const manner = { hosts: imageHosts(props), strings: props.strings };
  return html`<div class="prose w-markdown ${node.streaming ? "streams" : ""}" @click=${props.actions.follow}
    >${props.prose.draw(`${item.id}${path}`, words(node.value), manner)}</div>`;
}
