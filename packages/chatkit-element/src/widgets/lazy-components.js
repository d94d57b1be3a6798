/**
 * Components that few widgets need, fetched with the first widget that has one.
 * @import { Sheet } from '../ui/styles/sheet.js'
 * @import { Draw } from './tree.js'
 * @typedef {{ components: Record<string, Draw>, styles: Sheet }} ComponentModule
 */
import { html } from "lit/html.js";

/** @type {Record<string, () => Promise<ComponentModule>>} */
const IMPORTS = {
  fields: () => import("./fields/fields.js"),
  table: () => import("./table.js"),
  chart: () => import("./chart/chart.js"),
};

/** @type {Map<string, ComponentModule>} */
const loaded = new Map();
/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/** @returns {Sheet[]} style sheets of the modules that are here */
export const componentStyles = () => [...loaded.values()].map((module) => module.styles);

/** @returns {number} number of modules that are here: a widget drawn without one is drawn again when it comes */
export const loadedCount = () => loaded.size;

/** @param {'fields' | 'table' | 'chart'} name @param {string} type @returns {Draw} */
export const lazyComponent = (name, type) => (place, node) => {
  const module = loaded.get(name);
  if (module) return module.components[type](place, node);
  fetchModule(name, place.props.actions.redraw);
  return html`<span class="w-coming" aria-busy="true"></span>`;
};

/**
 * Fetch a module, and draw anew when it is loaded. After a failure the next drawing tries again.
 * @param {string} name
 * @param {() => void} redraw
 */
function fetchModule(name, redraw) {
  const fetched =
    loading.get(name) ??
    IMPORTS[name]().then(
      (module) => void loaded.set(name, module),
      () => void loading.delete(name),
    );
  loading.set(name, fetched);
  void fetched.then(() => loaded.has(name) && redraw());
}
