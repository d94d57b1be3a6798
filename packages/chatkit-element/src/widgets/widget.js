/**
 * Widgets: trees of components a server sends.
 * @import { Props } from '../ui/props.js'
 * @import { WidgetItem } from '../protocol/types'
 * @import { Place } from './tree.js'
 */
import { html, nothing } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { COMPONENTS, draw } from "./components.js";
import { adoptSheets } from "./style/adopt-sheets.js";
import { keepFocus } from "./focus.js";
import { collectNames, widgetName } from "./names.js";
import { loadedCount } from "./lazy-components.js";
import { imageHosts } from "../ui/image-hosts.js";
import { words } from "./nodes.js";
import { MAX_COMPONENTS } from "./tree.js";
import { rememberValue } from "./validity.js";

const ROOTS = ["Card", "ListView", "Basic"];

/** @param {Props} props @param {WidgetItem} item */
export function widget(props, item) {
  const memory = props.widgets.get(item.id);
  const { acting, thread } = props.state;
  const elsewhere = acting[item.id] !== undefined && !memory.running;
  const hosts = String(imageHosts(props));
  // A widget is drawn anew when something about it changes, not with every word of an answer.
  const about = [item, memory.revision, elsewhere, loadedCount(), props.strings, thread?.allowed_image_domains, hosts];
  return html`${guard(about, () => widgetBody(props, item, memory.isBusy || elsewhere))}`;
}

/** @param {Props} props @param {WidgetItem} item @param {boolean} isBusy */
function widgetBody(props, item, isBusy) {
  const { widget: root } = item;
  const memory = props.widgets.get(item.id);
  const tree = ROOTS.includes(root?.type) ? drawTree(props, item, isBusy) : null;
  if (tree === null) return html`<p class="fallback">${words(item.copy_text) || props.strings.unknownWidget}</p>`;
  const name = widgetName(root);
  const fades = isBusy && memory.running?.loading === "container";
  return html`<div class="widget ${fades ? "fades" : ""}" role=${name ? "group" : nothing} aria-label=${name || nothing}
    tabindex="-1"
    data-theme=${root.theme === "light" || root.theme === "dark" ? root.theme : nothing} aria-busy=${isBusy}
    @input=${(/** @type {Event} */ event) => rememberValue(memory, event)}
    @change=${(/** @type {Event} */ event) => rememberValue(memory, event)}
    ${keepFocus()} ${adoptSheets()}>${tree}</div>`;
}

/**
 * Draw a tree; null for one that breaks its types, which must not take the conversation with it.
 * @param {Props} props
 * @param {WidgetItem} item
 * @param {boolean} isBusy
 */
function drawTree(props, item, isBusy) {
  try {
    return draw(placeOf(props, item, isBusy), item.widget);
  } catch {
    return null;
  }
}

/** @param {Props} props @param {WidgetItem} item @param {boolean} isBusy @returns {Place} */
function placeOf(props, item, isBusy) {
  const { state } = props;
  return {
    props,
    item,
    draw,
    isBusy,
    memory: props.widgets.get(item.id),
    names: collectNames(item.widget),
    path: "",
    form: "",
    depth: 0,
    budget: { left: MAX_COMPONENTS },
    isLive: state.turn !== null || state.open[item.id] === true,
  };
}

/** Types of the known components. */
export const known = Object.keys(COMPONENTS);
