/**
 * Lengths a server may ask for, as CSS. Only what has the expected shape comes through, and nothing so large that a
 * widget could push the rest of the conversation out of reach.
 */

/** Largest length in px. */
const MAX_PX = 4000;
const UNITS = "px|rem|em|ch|ex|lh|rlh|vw|vh|vmin|vmax|svw|svh|dvw|dvh|lvw|lvh|cqw|cqh|cqi|cqb|cm|mm|in|pt|pc|q|fr|%";
const ONE = new RegExp(`^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:${UNITS})?$`, "i");
const WORDS = new Set(["auto", "0", "min-content", "max-content", "fit-content", "none"]);
const FUNCTION = /^(?:calc|min|max|clamp)\([\d\s.,()+*/%a-z-]+\)$/i;
/** Words that a calculation may contain. */
const IN_FUNCTION = new RegExp(`^(?:calc|min|max|clamp|${UNITS})$`, "i");

/** @param {number} value @param {number} least @param {number} most */
const within = (value, least, most) => Math.min(most, Math.max(least, value));

/** @param {unknown} value a number of px, or a CSS length @returns {string | undefined} */
export function measure(value) {
  if (typeof value === "number" && Number.isFinite(value)) return `${within(value, 0, MAX_PX)}px`;
  return typeof value === "string" ? text(value.trim()) : undefined;
}

/** @param {unknown} value a number of units of 4 px, or a CSS length @returns {string | undefined} */
export function space(value) {
  if (typeof value === "number" && Number.isFinite(value)) return `calc(${within(value, -64, 256)} * var(--unit))`;
  const words = typeof value === "string" ? value.trim().split(/\s+(?![^(]*\))/) : [];
  if (words.length < 1 || words.length > 4) return undefined;
  const parts = words.map(text);
  return parts.includes(undefined) ? undefined : parts.join(" ");
}

/** @param {string} value @returns {string | undefined} */
function text(value) {
  if (WORDS.has(value)) return value;
  if (ONE.test(value)) return Math.abs(Number.parseFloat(value)) <= MAX_PX ? value : undefined;
  if (!FUNCTION.test(value)) return undefined;
  const words = value.match(/[a-z%]+/gi) ?? [];
  return words.every((word) => IN_FUNCTION.test(word)) ? `min(${value}, ${MAX_PX}px)` : undefined;
}

/**
 * @param {unknown} value a length for all sides, or one for some: `{ top, right, bottom, left, x, y }`
 * @returns {{ top?: string, right?: string, bottom?: string, left?: string } | undefined} x and y are filled in
 */
export function sides(value) {
  if (!value || typeof value !== "object") {
    const [top, right = top, bottom = top, left = right] = split(space(value));
    return top === undefined ? undefined : { top, right, bottom, left };
  }
  const { top, right, bottom, left, x, y } = /** @type {Record<string, unknown>} */ (value);
  return { top: space(top ?? y), right: space(right ?? x), bottom: space(bottom ?? y), left: space(left ?? x) };
}

/** @param {string | undefined} value @returns {(string | undefined)[]} */
const split = (value) => value?.split(/\s+(?![^(]*\))/) ?? [];

/** @param {unknown} value `2`, `"1 1 150px"`, `"none"` @returns {string | undefined} */
export function flex(value) {
  if (typeof value === "number" && Number.isFinite(value)) return String(within(value, 0, 1000));
  if (typeof value !== "string") return undefined;
  const words = value.trim().split(/\s+/);
  return words.length <= 3 && words.every((word) => text(word) !== undefined || word === "initial")
    ? words.join(" ")
    : undefined;
}

/** @param {unknown} value `1.5`, `"16/9"`, `"16 / 9"` @returns {string | undefined} */
export function ratio(value) {
  if (typeof value === "number") return value > 0.02 && value < 50 ? String(value) : undefined;
  const [, width, height = "1"] =
    (typeof value === "string" && /^\s*([\d.]+)\s*(?:[/:]\s*([\d.]+))?\s*$/.exec(value)) || [];
  return ratio(Number(width) / Number(height));
}

/** @param {unknown} value a count @param {number} least @param {number} most @returns {number | undefined} */
export function count(value, least, most) {
  const number = Number(value);
  return value != null && value !== "" && Number.isFinite(number) ? within(Math.round(number), least, most) : undefined;
}
