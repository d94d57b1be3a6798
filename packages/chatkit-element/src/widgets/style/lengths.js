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

/** @param {unknown} value a number of units of 4 px, or one to four CSS lengths @returns {string | undefined} */
export const space = (value) => spaces(value)?.join(" ");

/** @param {unknown} value @returns {string[] | undefined} */
function spaces(value) {
  if (typeof value === "number" && Number.isFinite(value)) return [`calc(${within(value, -64, 256)} * var(--unit))`];
  const parts = typeof value === "string" ? split(value.trim()).map(text) : [];
  if (parts.length < 1 || parts.length > 4) return undefined;
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Split at white space outside of brackets. @param {string} value @returns {string[]} */
function split(value) {
  let depth = 0;
  let words = "";
  for (const sign of value) {
    depth += Number(sign === "(") - Number(sign === ")");
    words += depth === 0 && /\s/.test(sign) ? "\n" : sign;
  }
  return words.split(/\n+/);
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
    const [top, right = top, bottom = top, left = right] = spaces(value) ?? [];
    return top === undefined ? undefined : { top, right, bottom, left };
  }
  const { top, right, bottom, left, x, y } = /** @type {Record<string, unknown>} */ (value);
  return { top: space(top ?? y), right: space(right ?? x), bottom: space(bottom ?? y), left: space(left ?? x) };
}

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
  const number = typeof value === "string" && value ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? within(Math.round(number), least, most) : undefined;
}
