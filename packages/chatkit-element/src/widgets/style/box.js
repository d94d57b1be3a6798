/**
 * A widget's layout props as CSS declarations.
 * @import { WidgetNode } from '../../protocol/types'
 * @typedef {Record<string, string | undefined>} Declarations
 */
import { background, color } from "./colors.js";
import { count, flex, measure, ratio, sides, space } from "./lengths.js";

/** @type {Record<string, string>} */
const JUSTIFY = {
  start: "flex-start",
  end: "flex-end",
  center: "center",
  between: "space-between",
  around: "space-around",
  evenly: "space-evenly",
  stretch: "stretch",
};
/** @type {Record<string, string>} */
const ALIGN = { start: "flex-start", end: "flex-end", center: "center", baseline: "baseline", stretch: "stretch" };
/** @type {Record<string, string>} */
const WEIGHT = { normal: "400", medium: "500", semibold: "600", bold: "700" };
/** @type {Record<string, string>} */
const RADIUS = {
  none: "0",
  "2xs": "2px",
  xs: "4px",
  sm: "6px",
  md: "8px",
  lg: "10px",
  xl: "12px",
  "2xl": "16px",
  "3xl": "20px",
  "4xl": "24px",
  full: "999px",
  "100%": "100%",
};
const LINES = ["solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"];
/** Sides as CSS names them where text may run the other way. @type {Record<string, string>} */
const SIDES = { top: "block-start", right: "inline-end", bottom: "block-end", left: "inline-start" };

/** @param {Record<string, string>} table @param {unknown} name @returns {string | undefined} */
const named = (table, name) => (typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined);

/** @param {unknown} align @returns {string | undefined} */
export const alignment = (align) => named(ALIGN, align);

/** @param {WidgetNode} node @param {'row' | 'column'} direction @returns {Declarations} */
export function boxStyle(node, direction) {
  return {
    "flex-direction": direction,
    gap: space(node.gap),
    "align-items": alignment(node.align) ?? (direction === "row" ? "center" : undefined),
    "justify-content": named(JUSTIFY, node.justify),
    "flex-wrap": ["nowrap", "wrap", "wrap-reverse"].includes(node.wrap) ? node.wrap : undefined,
    ...background(node.background),
    ...paddingStyle(node.padding, "0px"),
    ...borderStyle(node.border),
    ...blockStyle(node),
  };
}

/**
 * Padding, and its sides as variables for children that reach to the edge.
 * @param {unknown} padding
 * @param {string} [rest] padding of the sides that are not named; undefined: that of the style sheet
 * @returns {Declarations}
 */
export function paddingStyle(padding, rest) {
  const lengths = sides(padding);
  if (!lengths) return {};
  const { top = rest, right = rest, bottom = rest, left = rest } = lengths;
  return {
    ...each("padding-", lengths, ""),
    "--pad-top": top,
    "--pad-end": right,
    "--pad-bottom": bottom,
    "--pad-start": left,
  };
}

/** @param {WidgetNode} node @returns {Declarations} size and place, which every block may set */
export function blockStyle(node) {
  return {
    flex: flex(node.flex),
    width: measure(node.width ?? node.size),
    height: measure(node.height ?? node.size),
    "min-width": measure(node.minWidth ?? node.minSize),
    "min-height": measure(node.minHeight ?? node.minSize),
    "max-width": measure(node.maxWidth ?? node.maxSize),
    "max-height": measure(node.maxHeight ?? node.maxSize),
    "aspect-ratio": ratio(node.aspectRatio),
    "border-radius": named(RADIUS, node.radius),
    ...each("margin-", sides(node.margin) ?? {}, ""),
  };
}

/** @param {string} before @param {Record<string, string | undefined>} values by side @param {string} after */
function each(before, values, after) {
  return Object.fromEntries(Object.entries(values).map(([side, value]) => [`${before}${SIDES[side]}${after}`, value]));
}

/** @param {unknown} border a number of px, one border, or one for some sides @returns {Declarations} */
export function borderStyle(border) {
  if (border == null) return {};
  const whole = line(border);
  if (whole) return { border: whole };
  const { top, right, bottom, left, x, y } = /** @type {Record<string, unknown>} */ (
    typeof border === "object" ? border : {}
  );
  return each(
    "border-",
    { top: line(top ?? y), right: line(right ?? x), bottom: line(bottom ?? y), left: line(left ?? x) },
    "",
  );
}

/** @param {unknown} border @returns {string | undefined} */
function line(border) {
  const {
    size,
    style,
    color: hue,
  } = /** @type {Record<string, unknown>} */ (border && typeof border === "object" ? border : { size: border });
  const width = count(size, 0, 24);
  if (width === undefined) return undefined;
  return `${width}px ${LINES.includes(String(style)) ? style : "solid"} ${color(hue, "line") ?? "var(--line)"}`;
}

/** @param {WidgetNode} node @returns {Declarations} */
export function textStyle(node) {
  const [most, least] = [count(node.maxLines, 1, 200), count(node.minLines, 1, 200)];
  return {
    color: color(node.color),
    "font-weight": named(WEIGHT, node.weight),
    "text-align": ["start", "center", "end"].includes(node.textAlign) ? node.textAlign : undefined,
    width: measure(node.width),
    "min-height": least === undefined ? undefined : `${least}lh`,
    "font-style": node.italic ? "italic" : undefined,
    ...(most &&
      !node.truncate && {
        "-webkit-line-clamp": String(most),
        display: "-webkit-box",
        "-webkit-box-orient": "vertical",
        overflow: "hidden",
      }),
  };
}
