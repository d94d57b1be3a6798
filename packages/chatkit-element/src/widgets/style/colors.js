/**
 * Colours a server may ask for: names whose meaning is ours and changes with the scheme, steps of a palette
 * (`red-100`), CSS colours, and one for each scheme. Nothing comes through that could load something.
 */

/** @type {Record<string, string>} */
const TEXT = {
  prose: "var(--text)",
  primary: "var(--text)",
  emphasis: "var(--text)",
  secondary: "var(--text-quiet)",
  tertiary: "var(--text-quiet)",
  success: "var(--good)",
  danger: "var(--bad)",
  warning: "var(--warn)",
  caution: "var(--warn)",
  info: "var(--accent-text)",
  discovery: "var(--accent-text)",
};
/** @type {Record<string, string>} */
const SURFACE = {
  surface: "var(--raised)",
  "surface-secondary": "var(--grey-2)",
  "surface-tertiary": "var(--grey-3)",
  "surface-elevated": "var(--raised)",
  "surface-elevated-secondary": "var(--grey-2)",
};
/** @type {Record<string, string>} */
const LINE = { default: "var(--line-strong)", subtle: "var(--line)", strong: "var(--grey-8)" };
/**
 * Light and dark of what a chart's series are drawn in, each 3 : 1 against what lies behind.
 * @type {Record<string, string>}
 */
export const SERIES = {
  blue: "light-dark(#2563eb, #5b9bff)",
  purple: "light-dark(#8145d6, #b48cff)",
  orange: "light-dark(#c2570c, #ff9a4d)",
  green: "light-dark(#15803d, #4cc38a)",
  red: "light-dark(#d13438, #ff7b7b)",
  yellow: "light-dark(#a16207, #f0c649)",
  pink: "light-dark(#c2337f, #f291c7)",
};
/** Hue and most chroma of a palette's colours, in oklch. @type {Record<string, [number, number]>} */
const PALETTE = {
  gray: [264, 0.012],
  grey: [264, 0.012],
  slate: [257, 0.03],
  red: [25, 0.21],
  orange: [48, 0.18],
  amber: [70, 0.17],
  yellow: [90, 0.17],
  lime: [125, 0.19],
  green: [150, 0.17],
  emerald: [163, 0.15],
  teal: [184, 0.12],
  cyan: [210, 0.13],
  sky: [236, 0.15],
  blue: [260, 0.2],
  indigo: [277, 0.21],
  violet: [293, 0.22],
  purple: [303, 0.23],
  fuchsia: [322, 0.25],
  pink: [354, 0.21],
  rose: [16, 0.22],
};
const NOTATIONS = [
  /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i,
  /^[a-z]{3,24}$/i,
  /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+a-z-]{1,80}\)$/i,
];
const STEP = /^([a-z]+)-(\d{1,4})$/;
/** Share of the text in a colour that is called alpha, in percent, whatever lies behind. */
const ALPHA = /^alpha-(\d\d?)$/;
const GRADIENT = /^(?:repeating-)?(?:linear|radial|conic)-gradient\([#\d\s.,%/()+a-z-]{1,400}\)$/i;
/** Words in a gradient that are more than a colour or a place. */
const LOADS = /url|var|env|attr|image|src|element/i;

/** @typedef {'text' | 'surface' | 'line' | 'series'} Use */

/** @type {Record<Use, Record<string, string>>} */
const NAMES = {
  text: { ...SURFACE, ...TEXT },
  surface: { ...TEXT, ...SURFACE },
  line: { ...TEXT, ...LINE },
  series: SERIES,
};

/**
 * @param {unknown} value
 * @param {Use} use the kind of thing that is coloured, on which the meaning of names depends
 * @returns {string | undefined}
 */
export function color(value, use = "text") {
  if (typeof value === "string") return parse(value.trim(), use);
  if (!value || typeof value !== "object") return undefined;
  const both = /** @type {{ light?: unknown, dark?: unknown }} */ (value);
  const [light, dark] = [both.light ?? both.dark, both.dark ?? both.light].map((each) =>
    typeof each === "string" ? color(each, use) : undefined,
  );
  return light && dark ? `light-dark(${light}, ${dark})` : undefined;
}

/** @param {string} value @param {Use} use */
function parse(value, use) {
  if (Object.hasOwn(NAMES[use], value)) return NAMES[use][value];
  const [, share] = ALPHA.exec(value) ?? [];
  if (share) return `color-mix(in oklab, var(--text) ${share}%, transparent)`;
  const [, name, step] = STEP.exec(value) ?? [];
  if (name && Object.hasOwn(PALETTE, name)) return paletteStep(PALETTE[name], Number(step));
  const isKnown = NOTATIONS.some((notation) => notation.test(value));
  return isKnown && !/url|var|env|attr/i.test(value) ? value : undefined;
}

/**
 * Colour or gradient behind a box.
 * @param {unknown} value
 * @returns {Record<string, string | undefined>}
 */
export function background(value) {
  const image = gradient(value);
  return { "background-color": color(value, "surface"), ...(image && { "background-image": image }) };
}

/** @param {unknown} value one for both schemes @returns {string | undefined} */
function gradient(value) {
  const text = typeof value === "string" ? value.trim() : "";
  return GRADIENT.test(text) && !LOADS.test(text) ? text : undefined;
}

/**
 * Step 0 is nearly white, 1000 nearly black; the middle has the most colour.
 * @param {[number, number]} of
 * @param {number} step
 */
function paletteStep([hue, chroma], step) {
  const depth = Math.min(1, Math.max(0, step / 1000));
  const lightness = 0.99 - 0.78 * depth ** 0.9;
  const strength = Math.sin(Math.PI * Math.min(1, Math.max(0.04, depth * 0.9 + 0.05)));
  return `oklch(${lightness.toFixed(3)} ${(chroma * strength).toFixed(3)} ${hue})`;
}
