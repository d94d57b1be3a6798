/**
 * Registry of components with their drawing. An unknown one leaves its words and its children, never a hole.
 * @import { Draw } from './tree.js'
 */
import { html } from "lit/html.js";
import { button } from "./button.js";
import { basic, card, listView, listViewItem } from "./containers.js";
import { box, divider, form, spacer, transition } from "./layout.js";
import { iconOf, image } from "./media.js";
import { lazyComponent } from "./lazy-components.js";
import { badge, label, markdown, plain, text } from "./text.js";
import { childrenOf, words } from "./nodes.js";
import { drawChildren } from "./tree.js";

const editable = lazyComponent("fields", "Text");

/** @type {Record<string, Draw>} */
export const COMPONENTS = {
  Basic: basic,
  Card: card,
  ListView: listView,
  ListViewItem: listViewItem,
  Row: box("row"),
  Col: box("column"),
  Box: box("column"),
  Form: form,
  Divider: divider,
  Spacer: spacer,
  Transition: transition,
  Text: (place, node) => (node.editable ? editable : text)(place, node),
  Title: plain("w-title"),
  Caption: plain("w-caption"),
  Label: label,
  Badge: badge,
  Markdown: markdown,
  Icon: iconOf,
  Image: image,
  Button: button,
  Checkbox: lazyComponent("fields", "Checkbox"),
  RadioGroup: lazyComponent("fields", "RadioGroup"),
  Input: lazyComponent("fields", "Input"),
  Textarea: lazyComponent("fields", "Textarea"),
  Select: lazyComponent("fields", "Select"),
  DatePicker: lazyComponent("fields", "DatePicker"),
  Table: lazyComponent("table", "Table"),
  "Table.Row": lazyComponent("table", "Table.Row"),
  "Table.Cell": lazyComponent("table", "Table.Cell"),
  Chart: lazyComponent("chart", "Chart"),
};

/** @type {Draw} */
export function draw(place, node) {
  return Object.hasOwn(COMPONENTS, node.type) ? COMPONENTS[node.type](place, node) : unknown(place, node);
}

/** @type {Draw} */
function unknown(place, node) {
  const said = words(node.value) || words(node.label) || words(node.title) || words(node.text);
  if (childrenOf(node).length) return html`<div class="w-box w-unknown">${said}${drawChildren(place, node)}</div>`;
  return html`<span class="fallback">${said || place.props.strings.unknownWidget}</span>`;
}
