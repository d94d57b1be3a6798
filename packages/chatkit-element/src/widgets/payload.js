/**
 * Values of a form inside an action's payload, by the names of its fields: `todo.title` becomes `{ todo: { title }
 * }`.
 * @typedef {Record<string, unknown>} Values
 */

/** Names with which an object's own workings could be reached. */
const FORBIDDEN = new Set(["__proto__", "prototype", "constructor"]);

/**
 * @param {unknown} payload of the action; its own values are never replaced
 * @param {Values} values by dotted name
 * @returns {{ payload: unknown, ignored: string[] }} `ignored`: names that had no place
 */
export function mergeValues(payload, values) {
  const names = Object.keys(values);
  if (names.length === 0) return { payload, ignored: [] };
  if (payload != null && !isPlain(payload)) return { payload, ignored: names };
  const whole = structuredClone(payload ?? {});
  return {
    payload: whole,
    ignored: names.filter((name) => !put(/** @type {Values} */ (whole), name.split("."), values[name])),
  };
}

/** @param {unknown} value @returns {value is Values} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Values} into @param {string[]} path @param {unknown} value @returns {boolean} */
function put(into, [name, ...rest], value) {
  if (!name || FORBIDDEN.has(name)) return false;
  if (rest.length === 0) {
    if (Object.hasOwn(into, name)) return false;
    into[name] = value;
    return true;
  }
  const inner = Object.hasOwn(into, name) ? into[name] : {};
  if (!isPlain(inner) || !put(inner, rest, value)) return false;
  into[name] = inner;
  return true;
}

/**
 * @param {Iterable<Element>} controls of a form, or one control
 * @returns {Values} text as it was written, whether boxes are ticked, '' where nothing is chosen
 */
export function readValues(controls) {
  /** @type {Values} */
  const values = {};
  for (const control of /** @type {Iterable<HTMLInputElement>} */ (controls)) {
    const name = control.dataset.field;
    if (!name || control.disabled) continue;
    if (control.type === "checkbox") values[name] = control.checked;
    else if (control.type !== "radio") values[name] = control.value;
    else if (control.checked || !Object.hasOwn(values, name)) values[name] = control.checked ? control.value : "";
  }
  return values;
}
