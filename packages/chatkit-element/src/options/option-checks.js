/**
 * Checks of options. Each returns the usable part of a value and adds a sentence for each wrong part, so that a wrong
 * option counts as one that is not set.
 */

/**
 * @typedef {(value: any, path: string, wrong: string[]) => any} Check
 *   gives undefined for what cannot be used; `wrong` takes the sentences, each with its path first
 */

/** @type {Record<string, string>} */
const NAMES = {
  string: "a text",
  boolean: "true or false",
  number: "a number",
  function: "a function",
  array: "a list",
  object: "an object",
};

/** @param {unknown} value */
function kindOf(value) {
  return Array.isArray(value) ? "array" : typeof value;
}

/** @param {unknown} value */
const nameOf = (value) => NAMES[kindOf(value)] ?? kindOf(value);

/** @param {string[]} wrong @param {string} sentence */
function refused(wrong, sentence) {
  wrong.push(sentence);
  return undefined;
}

/** @param {string[]} kinds @returns {Check} */
const kind =
  (...kinds) =>
  (value, path, wrong) =>
    kinds.includes(kindOf(value))
      ? value
      : refused(wrong, `${path}: ${kinds.map((entry) => NAMES[entry]).join(" or ")} is needed, not ${nameOf(value)}`);

export const text = kind("string");
export const yesOrNo = kind("boolean");
export const number = kind("number");
export const textOrNumber = kind("string", "number");
export const callback = kind("function");
/** @type {Check} */
export const anything = (value) => value;

/** @param {readonly unknown[]} choices @returns {Check} */
export const oneOf =
  (...choices) =>
  (value, path, wrong) =>
    choices.includes(value) ? value : refused(wrong, `${path}: ${inQuotes(value)} is not one of ${choices.join(", ")}`);

/**
 * Check an icon. An unknown one is drawn as a dot, so the rest of its option stays.
 * @param {readonly string[]} names
 * @param {string} [open] a prefix that allows any
 * @returns {Check}
 */
export const iconCheck =
  (names, open = "") =>
  (value, path, wrong) => {
    const known = typeof value === "string" && (names.includes(value) || (open !== "" && value.startsWith(open)));
    if (!known) wrong.push(`${path}: ${inQuotes(value)} is not the name of an icon`);
    return typeof value === "string" ? value : "";
  };

/** @param {Check} check @returns {Check} */
export const list = (check) => (value, path, wrong) => {
  if (!Array.isArray(value)) return kind("array")(value, path, wrong);
  return value
    .map((entry, index) => present(entry, check, `${path}[${index}]`, wrong))
    .filter((entry) => entry !== undefined);
};

/** @param {Check} check @returns {Check} */
export const record = (check) => (value, path, wrong) => {
  if (kindOf(value) !== "object") return kind("object")(value, path, wrong);
  const pairs = Object.entries(value).map(([key, entry]) => [key, present(entry, check, `${path}["${key}"]`, wrong)]);
  return Object.fromEntries(pairs.filter(([, entry]) => entry !== undefined));
};

/** @param {Record<string, Check>} byKind checks by the kind of value @returns {Check} */
export const either = (byKind) => (value, path, wrong) =>
  (byKind[kindOf(value)] ?? kind(...Object.keys(byKind)))(value, path, wrong);

/**
 * Check an object of these parts; one whose name ends in "!" must be there.
 * @param {Record<string, Check>} parts
 * @returns {Check}
 */
export const shape = (parts) => (value, path, wrong) => {
  if (value === null || kindOf(value) !== "object") return kind("object")(value ?? undefined, path, wrong);
  const inside = path ? `${path}.` : "";
  /** @type {Record<string, unknown>} */
  const used = {};
  for (const [key, entry] of Object.entries(value)) {
    const name = Object.hasOwn(parts, key) ? key : `${key}!`;
    const check = Object.hasOwn(parts, name) ? parts[name] : null;
    if (!check) wrong.push(`${inside}${key}: there is no such option`);
    else if (entry !== undefined && entry !== null) used[key] = check(entry, inside + key, wrong);
  }
  const missing = Object.keys(parts).filter((key) => key.endsWith("!") && used[key.slice(0, -1)] === undefined);
  for (const key of missing)
    if (isUnnamed(value[key.slice(0, -1)])) wrong.push(`${inside}${key.slice(0, -1)}: it is needed`);
  return missing.length ? undefined : used;
};

/** @param {any} value @param {Check} check @param {string} path @param {string[]} wrong */
const present = (value, check, path, wrong) =>
  isUnnamed(value) ? refused(wrong, `${path}: it is empty`) : check(value, path, wrong);

/** @param {unknown} value */
const isUnnamed = (value) => value === undefined || value === null;

/** @param {unknown} value */
const inQuotes = (value) =>
  typeof value === "string"
    ? `"${value}"`
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : nameOf(value);
