/**
 * Components that arrange others.
 * @import { Draw } from './tree.js'
 * @import { WidgetNode } from '../protocol/types'
 */
import { html } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { isComposing } from "../ui/keyboard.js";
import { submit } from "./actions.js";
import { boxStyle } from "./style/box.js";
import { color } from "./style/colors.js";
import { measure, space } from "./style/lengths.js";
import { styled } from "./style/styled.js";
import { childrenOf, words } from "./nodes.js";
import { drawChildren } from "./tree.js";

/** @param {'row' | 'column'} direction @returns {Draw} */
export const box = (direction) => (place, node) =>
  html`<div class="w-box ${boxClass(node, along(node, direction))}" ${styled(boxStyle(node, along(node, direction)))}
    >${drawChildren(place, node)}</div>`;

/** Classes of a box that children depend on. @param {WidgetNode} node @param {'row' | 'column'} direction */
export const boxClass = (node, direction) =>
  `${direction === "row" ? "w-row" : "w-col"} ${node.align ? "aligned" : ""}`;

/** @param {WidgetNode} node @param {'row' | 'column'} direction by default */
function along({ type, direction: asked }, direction) {
  if (type === "Row" || type === "Col") return direction;
  return asked === "row" ? "row" : asked === "col" ? "column" : direction;
}

/** @type {Draw} */
export function form(place, node) {
  const send = (/** @type {SubmitEvent} */ event) => submit(place, node.onSubmitAction, event);
  return html`<form class="w-box w-form ${boxClass(node, along(node, "column"))}" novalidate
    ${styled(boxStyle(node, along(node, "column")))} @submit=${send} @keydown=${onEnter}
    >${drawChildren({ ...place, form: place.path }, node)}</form>`;
}

/** Submit by Enter, which a browser does only where there is a button for it. @param {KeyboardEvent} event */
function onEnter(event) {
  const { key, target, currentTarget } = event;
  const form = /** @type {HTMLFormElement} */ (currentTarget);
  if (key !== "Enter" || isComposing(event) || !(target instanceof HTMLInputElement) || !target.dataset.field) return;
  if (target.form !== form || form.querySelector("[type=submit]")) return;
  event.preventDefault();
  form.requestSubmit();
}

/** @type {Draw} */
export function divider(_place, node) {
  const spacing = space(node.spacing);
  const style = {
    "border-top-color": color(node.color, "line"),
    "border-top-width": measure(node.size),
    "margin-block": spacing,
  };
  return html`<hr class="w-divider ${node.flush ? "flush" : ""}" ${styled(style)}>`;
}

/** @type {Draw} */
export function spacer(_place, node) {
  return html`<span class="w-spacer" ${styled({ "flex-basis": measure(node.minSize) })}></span>`;
}

/** Transition: fades its child in when it is another than before. @type {Draw} */
export function transition(place, node) {
  const [child] = childrenOf(node);
  const identity = child ? words(child.key) || words(child.id) || child.type : "";
  return html`<div class="w-transition">${keyed(
    identity,
    html`<div class="w-enters"
    >${drawChildren(place, node, child ? [child] : [])}</div>`,
  )}</div>`;
}
