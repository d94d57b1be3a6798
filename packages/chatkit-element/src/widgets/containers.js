/**
 * Roots of widgets: cards and lists.
 * @import { Draw, Place } from './tree.js'
 * @import { WidgetNode } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { act, isWorking, submit } from "./actions.js";
import { alignment, borderStyle, boxStyle, paddingStyle } from "./style/box.js";
import { button } from "./button.js";
import { background } from "./style/colors.js";
import { picture } from "./media.js";
import { count, space } from "./style/lengths.js";
import { styled } from "./style/styled.js";
import { boxClass } from "./layout.js";
import { childrenOf, keyed, words } from "./nodes.js";
import { drawChildren } from "./tree.js";

/** Number of items in a list that limits itself. */
const AUTO_LIMIT = 6;
const SIZES = ["sm", "md", "lg", "full"];

/** @type {Draw} */
export function basic(place, node) {
  const direction = node.direction === "row" ? "row" : "column";
  const style = styled(boxStyle(node, direction));
  return html`<div class="w-box w-basic ${boxClass(node, direction)}" ${style}>${drawChildren(place, node)}</div>`;
}

/** @type {Draw} */
export function card(place, node) {
  const inside = { ...place, form: node.asForm ? place.path : place.form };
  const style = {
    ...background(node.background),
    ...paddingStyle(node.padding),
    ...borderStyle(node.border),
  };
  const folded = Boolean(node.collapsed) && !place.memory.opened.has(place.path);
  const content = html`${node.collapsed ? unfold(place, node, folded) : status(place, node.status)}
    ${folded ? nothing : drawChildren(inside, node)}${folded ? nothing : buttons(inside, node)}`;
  const classes = `w-card ${SIZES.includes(node.size) ? node.size : "md"}`;
  if (!node.asForm) return html`<div class=${classes} ${styled(style)}>${content}</div>`;
  return html`<form class=${classes} novalidate ${styled(style)}
    @submit=${(/** @type {SubmitEvent} */ event) => submit(place, node.confirm?.action, event)}>${content}</form>`;
}

/**
 * Status line of a folded card, which unfolds it.
 * @param {Place} place
 * @param {WidgetNode} node
 * @param {boolean} folded
 */
function unfold({ memory, path, props }, node, folded) {
  const turn = () => {
    if (!memory.opened.delete(path)) memory.opened.set(path, 1);
    memory.touch();
  };
  return html`<button class="w-status w-unfold" type="button" aria-expanded=${!folded} @click=${turn}
    >${icon(words(node.status?.icon) || "check-circle")}<span>${
      words(node.status?.text) || props.strings.details
    }</span>${icon("chevron-down", { className: "w-turn" })}</button>`;
}

/** @param {Place} place @param {any} about */
function status({ props }, about) {
  const text = words(about?.text);
  if (!text) return nothing;
  const sign = about.favicon ? picture(props, words(about.favicon), "") : null;
  return html`<p class="w-status">${
    sign
      ? html`<span class="w-favicon ${about.frame ? "framed" : ""}">${sign}</span>`
      : icon(words(about.icon) || (about.favicon ? "globe" : "info"))
  }<span>${text}</span></p>`;
}

/** @param {Place} place @param {WidgetNode} node */
function buttons(place, { confirm, cancel, asForm }) {
  if (!confirm && !cancel) return nothing;
  const cardButton = (/** @type {any} */ config, /** @type {string} */ name, /** @type {object} */ more) =>
    config
      ? button(
          { ...place, path: `${place.path}/${name}` },
          { type: "Button", label: config.label, onClickAction: inContainer(config.action), ...more },
        )
      : nothing;
  return html`<div class="w-confirm">${cardButton(cancel, "cancel", {})}
    ${cardButton(confirm, "confirm", {
      style: "primary",
      ...(asForm && { submit: true, onClickAction: undefined }),
    })}</div>`;
}

/** @param {any} action */
const inContainer = (action) =>
  action && {
    ...action,
    loadingBehavior:
      !action.loadingBehavior || action.loadingBehavior === "auto" ? "container" : action.loadingBehavior,
  };

/** @type {Draw} */
export function listView(place, node) {
  const all = childrenOf(node);
  const first = node.limit === "auto" ? AUTO_LIMIT : (count(node.limit, 1, all.length || 1) ?? all.length);
  const shown = place.memory.opened.get(place.path) ?? first;
  return html`<div class="w-list">${status(place, node.status)}
    <ul>${drawChildren(place, node, all.slice(0, shown))}</ul>
    ${
      shown < all.length
        ? html`<button class="w-more" type="button"
          @click=${(/** @type {Event} */ event) => showRest(place, event, shown)}
      >${place.props.strings.showAll(all.length)}${icon("chevron-down")}</button>`
        : nothing
    }
  </div>`;
}

/**
 * Show the rest of a list, and focus its first item.
 * @param {Place} place
 * @param {Event} event
 * @param {number} shown
 */
function showRest({ memory, path }, { currentTarget }, shown) {
  const list = /** @type {HTMLElement} */ (currentTarget).previousElementSibling;
  memory.opened.set(path, Number.POSITIVE_INFINITY);
  memory.touch();
  const next = () => list?.children[shown];
  const focus = () =>
    /** @type {HTMLElement | null | undefined} */ (next()?.querySelector("button") ?? next())?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** @type {Draw} */
export function listViewItem(place, node) {
  const style = styled({ gap: space(node.gap), "align-items": alignment(node.align) });
  const action = node.onClickAction;
  if (!action) return html`<li class="w-item" tabindex="-1" ${style}>${drawChildren(place, node)}</li>`;
  const click = (/** @type {Event} */ event) => act(place, action, /** @type {Element} */ (event.currentTarget));
  const busy = { disabled: place.isBusy ? "true" : nothing, busy: isWorking(place) ? "true" : nothing };
  // A button may not hold other controls: where there are some, it lies under them.
  if (!holdsControls(node)) {
    return html`<li><button class="w-item w-press" type="button" aria-disabled=${busy.disabled} aria-busy=${busy.busy}
      ${style} @click=${click}
      >${drawChildren(place, node)}</button></li>`;
  }
  return html`<li class="w-item w-over" ${style}><button class="w-press w-under" type="button"
    aria-label=${textOf(node)} aria-disabled=${busy.disabled}
    aria-busy=${busy.busy} @click=${click}></button>${drawChildren(place, node)}</li>`;
}

const CONTROLS = new Set([
  "Button",
  "Checkbox",
  "Input",
  "Textarea",
  "Select",
  "DatePicker",
  "RadioGroup",
  "Form",
  "Markdown",
  "Chart",
  "Table",
]);

/** @param {WidgetNode} node @returns {boolean} */
const holdsControls = (node) =>
  keyed(childrenOf(node)).some(
    ([, child]) => CONTROLS.has(child.type) || Boolean(child.editable) || holdsControls(child),
  );

/** @param {WidgetNode} node @returns {string} */
const textOf = (node) => (words(node.value) || childrenOf(node).map(textOf).filter(Boolean).join(", ")).slice(0, 200);
