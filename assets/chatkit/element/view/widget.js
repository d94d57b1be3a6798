/**
 * Widgets: trees of components a server sends. A component that is not known here leaves a word, never a hole.
 * @import { Scene } from './scene.js'
 * @import { ActionConfig, WidgetItem, WidgetNode } from '../protocol'
 */
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from './icons.js';
import { act, button, checkbox } from './widget-controls.js';
import { keepFocus } from './widget-focus.js';
import { buttonNames, childrenOf, widgetName } from './widget-names.js';
import { boxStyle, color, size, textStyle } from './widget-style.js';

/**
 * @typedef {{ scene: Scene, item: WidgetItem, acting: ActionConfig | null, names: Map<WidgetNode, string> }} Place
 *   where a component stands; `acting` is the action of this widget that runs
 * @typedef {(place: Place, node: WidgetNode) => unknown} Draw
 */

/** @param {Scene} scene @param {WidgetItem} item */
export function widget(scene, item) {
  const root = item.widget;
  if (!root || !['Card', 'ListView', 'Basic'].includes(root.type)) return fallback(scene, item.copy_text);
  const acting = scene.state.acting[item.id] ?? null;
  const tree = drawn({ scene, item, acting, names: new Map() }, root);
  if (tree === null) return fallback(scene, item.copy_text);
  const name = widgetName(root);
  return html`<div class="widget" role=${name ? 'group' : nothing} aria-label=${name || nothing} tabindex="-1"
    data-theme=${root.theme ?? nothing} aria-busy=${acting !== null} ${keepFocus()}>${tree}</div>`;
}

/** A tree that is not what its types say must not take the conversation with it. @param {Place} place @param {WidgetNode} root */
function drawn(place, root) {
  try {
    return draw({ ...place, names: buttonNames(root) }, root);
  } catch {
    return null;
  }
}

/** @param {Scene} scene @param {string | null | undefined} text */
function fallback({ strings }, text) {
  return html`<p class="fallback">${text || strings.unknownWidget}</p>`;
}

/** @param {Place} place @param {WidgetNode} node @returns {unknown} */
function draw(place, node) {
  const component = COMPONENTS[node?.type];
  return component ? component(place, node) : html`<span class="fallback">${node?.value ?? node?.label ?? place.scene.strings.unknownWidget}</span>`;
}

/** @param {Place} place @param {WidgetNode} node */
function children(place, node) {
  return childrenOf(node).map((child) => draw(place, child));
}

/** @param {'row' | 'column'} direction @returns {Draw} */
const flex = (direction) => (place, node) => {
  const along = node.direction ? (node.direction === 'row' ? 'row' : 'column') : direction;
  return html`<div class="w-box" style=${styleMap(boxStyle(node, along))}>${children(place, node)}</div>`;
};

/** @type {Draw} */
function card(place, node) {
  const { status, confirm, cancel } = node;
  return html`<div class="w-card ${node.size ?? 'md'}" style=${styleMap({ background: color(node.background), padding: size(node.padding) })}>
    ${status?.text ? html`<p class="w-status">${icon(status.icon ?? 'info')}${status.text}</p>` : nothing}
    ${node.collapsed ? nothing : children(place, node)}
    ${confirm || cancel ? html`<div class="w-confirm">
      ${cancel ? button(place, { type: 'Button', label: cancel.label, onClickAction: cancel.action }) : nothing}
      ${confirm ? button(place, { type: 'Button', label: confirm.label, onClickAction: confirm.action, style: 'primary' }) : nothing}</div>` : nothing}
  </div>`;
}

/** @type {Draw} */
function listView(place, node) {
  const all = Array.isArray(node.children) ? node.children : [];
  const limit = typeof node.limit === 'number' ? node.limit : all.length;
  const rest = all.slice(limit);
  return html`<div class="w-list">
    ${node.status?.text ? html`<p class="w-status">${icon(node.status.icon ?? 'info')}${node.status.text}</p>` : nothing}
    <ul>${all.slice(0, limit).map((child) => draw(place, child))}</ul>
    ${rest.length ? html`<details class="w-more"><summary>${place.scene.strings.loadMore}</summary><ul>${rest.map((child) => draw(place, child))}</ul></details>` : nothing}
  </div>`;
}

/** @type {Draw} */
function listViewItem(place, node) {
  const style = styleMap({ gap: size(node.gap), 'align-items': node.align });
  const action = node.onClickAction;
  if (!action) return html`<li class="w-item" style=${style}>${children(place, node)}</li>`;
  return html`<li><button class="w-item w-press" type="button" style=${style} aria-disabled=${place.acting ? 'true' : nothing}
    @click=${() => act(place, action)}>${children(place, node)}</button></li>`;
}

/** @type {Draw} */
function text(_place, node) {
  const style = { ...textStyle(node), ...(node.italic && { 'font-style': 'italic' }) };
  return html`<p class="w-text ${node.size ?? 'md'} ${node.truncate ? 'truncate' : ''}" style=${styleMap(style)}>${node.lineThrough ? html`<s>${node.value ?? ''}</s>` : (node.value ?? '')}</p>`;
}

/** ChatKit's icons that are a shape with something cut out of it. */
const FILLED = ['check-circle-filled', 'star-filled'];

/** @type {Record<string, Draw>} */
const COMPONENTS = {
  Card: card,
  ListView: listView,
  ListViewItem: listViewItem,
  Basic: flex('column'),
  Row: flex('row'),
  Col: flex('column'),
  Box: flex('column'),
  Text: text,
  Title: (_place, node) => html`<p class="w-title ${node.size ?? 'md'} ${node.truncate ? 'truncate' : ''}" style=${styleMap(textStyle(node))}>${node.value ?? ''}</p>`,
  Caption: (_place, node) => html`<p class="w-caption ${node.size ?? 'md'} ${node.truncate ? 'truncate' : ''}" style=${styleMap(textStyle(node))}>${node.value ?? ''}</p>`,
  Label: (_place, node) => html`<span class="w-label" style=${styleMap(textStyle(node))}>${node.value ?? ''}</span>`,
  Badge: (_place, node) => html`<span class="w-badge ${node.color ?? 'secondary'} ${node.variant ?? 'soft'}">${node.label ?? ''}</span>`,
  Icon: (_place, node) => html`<span class="w-icon ${node.size ?? 'md'} ${FILLED.includes(node.name) ? 'filled' : ''}" style=${styleMap({ color: color(node.color) })}>${icon(node.name)}</span>`,
  Divider: (_place, node) => html`<hr class="w-divider ${node.flush ? 'flush' : ''}" style=${styleMap({ 'border-color': color(node.color), margin: node.spacing === undefined ? undefined : `${size(node.spacing)} 0` })}>`,
  Spacer: (_place, node) => html`<span class="w-spacer" style=${styleMap({ 'min-width': size(node.minSize), 'min-height': size(node.minSize) })}></span>`,
  Button: button,
  Checkbox: checkbox,
  Markdown: ({ scene, item }, node) => html`<div class="prose" @click=${scene.do.follow}>${scene.prose.draw(`${item.id}/${node.id ?? node.value}`, node.value ?? '', {
    hosts: scene.state.thread?.allowed_image_domains ?? [],
    strings: scene.strings,
  })}</div>`,
};
