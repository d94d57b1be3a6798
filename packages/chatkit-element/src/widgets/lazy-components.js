/**
 * Components that few widgets need, fetched with the first widget that has one.
 * @import { Sheet } from '../ui/styles/sheet.js'
 * @import { Draw } from './tree.js'
 * @typedef {{ components: Record<string, Draw>, styles: Sheet }} Part
 */
import { html } from "lit/html.js";

/** @type {Record<string, () => Promise<Part>>} */
const LOADS = {
  fields: () => import("./fields/fields.js"),
  table: () => import("./table.js"),
  chart: () => import("./chart/chart.js"),
};

/** @type {Map<string, Part>} */
const here = new Map();
/** @type {Map<string, Promise<void>>} */
const coming = new Map();

/** @returns {Sheet[]} style sheets of the parts that are here */
export const componentStyles = () => [...here.values()].map((part) => part.styles);

/** @returns {number} how many parts are here: what was drawn without one is drawn again when it comes */
export const loadedCount = () => here.size;

/** @param {'fields' | 'table' | 'chart'} name @param {string} type @returns {Draw} */
export const lazyComponent = (name, type) => (place, node) => {
  const part = here.get(name);
  if (part) return part.components[type](place, node);
  fetchPart(name, place.props.actions.redraw);
  return html`<span class="w-coming" aria-busy="true"></span>`;
};

/**
 * A part that could not be fetched is asked for again at the next drawing.
 * @param {string} name
 * @param {() => void} redraw
 */
function fetchPart(name, redraw) {
  const fetched =
    coming.get(name) ??
    LOADS[name]().then(
      (part) => void here.set(name, part),
      () => void coming.delete(name),
    );
  coming.set(name, fetched);
  void fetched.then(() => here.has(name) && redraw());
}
