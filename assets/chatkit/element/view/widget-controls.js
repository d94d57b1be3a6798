/**
 * The controls of a widget. While an action of it runs, none of them can be used again; they keep the focus all the
 * same, and the one that was pressed shows that it works.
 * @import { Draw, Place } from './widget.js'
 * @import { ActionConfig, WidgetNode } from '../protocol'
 */
import { html, nothing } from 'lit';
import { icon, spinner } from './icons.js';

/** @type {Draw} */
export function button(place, node) {
  const { label, iconStart, iconEnd, onClickAction: action } = node;
  const pressed = isPressed(place, action);
  return html`<button class=${classes(node)} type="button" aria-label=${nameOf(place, node)}
    ?disabled=${Boolean(node.disabled)} aria-disabled=${place.acting ? 'true' : nothing} aria-busy=${pressed ? 'true' : nothing}
    @click=${() => action && act(place, action)}
    >${iconStart ? icon(iconStart) : nothing}${label ? html`<span>${label}</span>` : nothing}${iconEnd ? icon(iconEnd) : nothing}${pressed ? spinner : nothing}</button>`;
}

/** @param {WidgetNode} node */
function classes({ style, color, variant, size, block, pill, label }) {
  const primary = style === 'primary' || (color === 'primary' && variant === 'solid');
  const danger = color === 'danger' || color === 'caution';
  const small = ['3xs', '2xs', 'xs', 'sm'].includes(size);
  const flags = { primary, danger, small, block, pill, bare: !label };
  return ['button', 'w-button', variant ?? '', ...Object.entries(flags).map(([name, on]) => (on ? name : ''))].filter(Boolean).join(' ');
}

/** @param {Place} place @param {WidgetNode} node */
function nameOf({ names }, node) {
  if (!node.label) return (node.iconStart ?? node.iconEnd ?? 'button').replace(/^(?:lucide|vendor):/, '').replaceAll('-', ' ');
  return names.get(node) ?? nothing;
}

/** @type {Draw} */
export function checkbox(place, node) {
  const onChange = (/** @type {Event} */ event) => {
    const box = /** @type {HTMLInputElement} */ (event.currentTarget);
    const action = node.onChangeAction;
    if (place.acting) box.checked = !box.checked;
    else if (action) act(place, { ...action, payload: { ...action.payload, [node.name]: box.checked } });
  };
  return html`<label class="w-check"><input type="checkbox" name=${node.name ?? ''} .checked=${Boolean(node.defaultChecked)}
    aria-label=${node.label ? nothing : (node.name ?? '')} ?disabled=${Boolean(node.disabled)} aria-disabled=${place.acting ? 'true' : nothing}
    @change=${onChange}>${node.label ? html`<span>${node.label}</span>` : nothing}</label>`;
}

/** @param {Place} place @param {ActionConfig | undefined} action */
function isPressed({ acting }, action) {
  if (!acting || !action || (action.loadingBehavior ?? 'auto') === 'none') return false;
  return acting.type === action.type && JSON.stringify(acting.payload) === JSON.stringify(action.payload);
}

/** @param {Place} place @param {ActionConfig} action */
export function act({ scene, item, acting }, action) {
  if (!acting) void scene.do.act(action, item);
}
