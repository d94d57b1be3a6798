/**
 * Tree of components: each is drawn by its type and keeps its identity when it moves. Depth and number are limited, so
 * that no tree can bring the page down.
 * @import { Props } from '../ui/props.js'
 * @import { WidgetState } from './widget-state.js'
 * @import { WidgetItem, WidgetNode } from '../protocol/types'
 * @import { Names } from './names.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { childrenOf, keyed } from "./nodes.js";

/**
 * @typedef {{
 *   props: Props, item: WidgetItem, memory: WidgetState, names: Names, draw: Draw,
 *   path: string, form: string, depth: number, budget: { left: number }, isBusy: boolean, isLive: boolean,
 * }} Place
 *   place of a component · `path`: its keys from the root of the widget · `form`: path of the form
 *   around it · `isBusy`: an action runs, so nothing can be pressed · `isLive`: it came just now, not with an old
 *   thread
 * @typedef {(place: Place, node: WidgetNode) => unknown} Draw
 */

const MAX_DEPTH = 48;
/** Number of components in one widget; more are left out. */
export const MAX_COMPONENTS = 6000;

/** @param {Place} place @param {WidgetNode} node @param {WidgetNode[]} [some] by default all of its children */
export function drawChildren(place, node, some = childrenOf(node)) {
  if (place.depth >= MAX_DEPTH) return some.length ? html`<span class="fallback">…</span>` : nothing;
  return repeat(
    keyed(some),
    ([key]) => key,
    ([key, child]) => drawChild(place, key, child),
  );
}

/** @param {Place} place @param {string} key @param {WidgetNode} child */
function drawChild(place, key, child) {
  place.budget.left -= 1;
  if (place.budget.left < 0) return place.budget.left === -1 ? html`<span class="fallback">…</span>` : nothing;
  return place.draw({ ...place, path: `${place.path}/${key}`, depth: place.depth + 1 }, child);
}

/**
 * Id of a field, which its label knows as well: fields are told apart by their name in their form.
 * @param {Place} place
 * @param {string} name
 */
export const fieldId = ({ item, form }, name) => `w-${item.id}${form}-${name}`.replace(/[^\w-]/g, "_");
