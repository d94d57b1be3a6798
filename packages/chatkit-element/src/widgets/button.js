/**
 * Buttons of a widget. While an action of it runs, none of them can be used again; they keep the focus all the same,
 * and the one that was pressed shows that it works.
 * @import { Draw, Place } from './tree.js'
 * @import { WidgetNode } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { act, isWorking } from "./actions.js";
import { spokenName } from "./names.js";
import { words } from "./nodes.js";
import { check } from "./validity.js";

const SMALL = ["3xs", "2xs", "xs", "sm"];
const SIZES = [...SMALL, "md", "lg", "xl", "2xl", "3xl"];
const COLORS = ["primary", "secondary", "info", "discovery", "success", "caution", "warning", "danger"];
const ICON_SIZES = ["sm", "md", "lg", "xl", "2xl"];
const VARIANTS = ["solid", "soft", "outline", "ghost"];

/** @type {Draw} */
export function button(place, node) {
  const { iconStart, iconEnd } = node;
  const label = words(node.label);
  const working = isWorking(place);
  const click = (/** @type {Event} */ event) => press(place, node, event);
  return html`<button class=${classes(node)} type=${node.submit ? "submit" : "button"} data-path=${place.path}
    aria-label=${nameOf(place, node)}
    ?disabled=${Boolean(node.disabled)} aria-disabled=${place.isBusy ? "true" : nothing}
    aria-busy=${working ? "true" : nothing}
    @click=${click}
    >${iconStart ? icon(words(iconStart)) : nothing}${label ? html`<span>${label}</span>` : nothing}${
      iconEnd ? icon(words(iconEnd)) : nothing
    }${working ? spinner : nothing}</button>`;
}

/**
 * Press a button; one that submits a form runs the action of the form, unless it has its own.
 * @param {Place} place
 * @param {WidgetNode} node
 * @param {Event} event
 */
function press(place, { submit, onClickAction: action }, event) {
  const pressed = /** @type {HTMLButtonElement} */ (event.currentTarget);
  if (submit && !action) return;
  event.preventDefault();
  if (!submit || !pressed.form || check(place, pressed.form)) act(place, action, pressed);
}

/** @param {WidgetNode} node */
function classes({ style, color, variant, size, iconSize, block, pill, uniform, label }) {
  const named = COLORS.includes(color) ? color : "";
  const filled = VARIANTS.includes(variant)
    ? variant
    : style === "primary"
      ? "solid"
      : named && named !== "secondary"
        ? "soft"
        : "outline";
  const hue = named || (style === "primary" ? "primary" : "secondary");
  const flags = { small: SMALL.includes(size), block, pill, uniform: uniform || !label };
  return [
    "button",
    "w-button",
    filled,
    `is-${hue}`,
    `size-${SIZES.includes(size) ? size : "md"}`,
    ICON_SIZES.includes(iconSize) ? `icon-${iconSize}` : "",
    ...Object.entries(flags).map(([name, on]) => (on ? name : "")),
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {Place} place @param {WidgetNode} node */
function nameOf({ names }, node) {
  if (!node.label)
    return spokenName(words(node.iconStart ?? node.iconEnd ?? "button").replace(/^(?:lucide|vendor):/, ""));
  return names.buttons.get(node) ?? nothing;
}
