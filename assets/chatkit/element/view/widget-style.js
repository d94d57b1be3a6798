/**
 * A widget's layout props as CSS declarations. Values come from a server: only what has the expected shape is used.
 * @import { WidgetNode } from '../protocol'
 */

/** @type {Record<string, string>} */
const JUSTIFY = { start: 'flex-start', end: 'flex-end', center: 'center', between: 'space-between', around: 'space-around', evenly: 'space-evenly', stretch: 'stretch' };
/** @type {Record<string, string>} */
const ALIGN = { start: 'flex-start', end: 'flex-end', center: 'center', baseline: 'baseline', stretch: 'stretch' };
/** @type {Record<string, string>} */
const WEIGHT = { normal: '400', medium: '500', semibold: '600', bold: '700' };
/** @type {Record<string, string>} Names a server may use for colours, with ours, which change with the scheme. */
const NAMED = {
  primary: 'var(--text)', secondary: 'var(--text-quiet)', tertiary: 'var(--text-quiet)', emphasis: 'var(--text)', prose: 'var(--text)',
  success: 'var(--good)', danger: 'var(--bad)', warning: 'var(--warn)', caution: 'var(--warn)', info: 'var(--accent-text)',
  discovery: 'var(--accent-text)', 'surface-secondary': 'var(--grey-3)', 'surface-tertiary': 'var(--grey-4)', surface: 'var(--raised)',
};

/** @param {unknown} value a number in units of 4 px, or a CSS length @returns {string | undefined} */
export function size(value) {
  if (typeof value === 'number') return `calc(${value} * var(--unit))`;
  if (typeof value === 'string' && /^[\w.%() +*/-]+$/.test(value) && !/url|var/.test(value)) return value;
  if (value && typeof value === 'object') return sides(/** @type {Record<string, unknown>} */ (value));
  return undefined;
}

/** @param {Record<string, unknown>} value */
function sides({ top, right, bottom, left, x, y }) {
  return [top ?? y, right ?? x, bottom ?? y, left ?? x].map((side) => size(side) ?? '0').join(' ');
}

/** @param {unknown} value a name, a CSS colour or one for each scheme @returns {string | undefined} */
export function color(value) {
  if (typeof value === 'string') return NAMED[value] ?? (/^[#\w(),.%/ -]+$/.test(value) && !/url/i.test(value) ? value : undefined);
  if (!value || typeof value !== 'object') return undefined;
  const both = /** @type {{ light?: unknown, dark?: unknown }} */ (value);
  const [light, dark] = [color(both.light), color(both.dark)];
  return light && dark ? `light-dark(${light}, ${dark})` : undefined;
}

/** @param {unknown} border */
function borderStyle(border) {
  if (typeof border === 'number') return { border: `${border}px solid var(--line)` };
  const one = /** @type {Record<string, unknown> | null} */ (border && typeof border === 'object' ? border : null);
  if (typeof one?.size === 'number') return { border: `${one.size}px ${one.style === 'dashed' ? 'dashed' : 'solid'} ${color(one.color) ?? 'var(--line)'}` };
  return {};
}

/** @param {WidgetNode} node @param {'row' | 'column'} direction */
export function boxStyle(node, direction) {
  return {
    'flex-direction': direction,
    gap: size(node.gap),
    padding: size(node.padding),
    margin: size(node.margin),
    'align-items': ALIGN[node.align] ?? (direction === 'row' ? 'center' : undefined),
    'justify-content': JUSTIFY[node.justify],
    'flex-wrap': ['nowrap', 'wrap', 'wrap-reverse'].includes(node.wrap) ? node.wrap : undefined,
    flex: node.flex === undefined ? undefined : String(node.flex).replace(/[^\w.% ]/g, ''),
    background: color(node.background),
    'border-radius': radius(node.radius),
    ...measures(node),
    ...borderStyle(node.border),
  };
}

/** @param {WidgetNode} node @returns {Record<string, string | undefined>} */
function measures(node) {
  const px = (/** @type {unknown} */ value) => (typeof value === 'number' ? `${value}px` : size(value));
  return {
    width: px(node.width ?? node.size),
    height: px(node.height ?? node.size),
    'min-width': px(node.minWidth ?? node.minSize),
    'min-height': px(node.minHeight ?? node.minSize),
    'max-width': px(node.maxWidth ?? node.maxSize),
    'max-height': px(node.maxHeight ?? node.maxSize),
    'aspect-ratio': node.aspectRatio === undefined ? undefined : String(node.aspectRatio).replace(/[^\d./ ]/g, ''),
  };
}

/** @param {unknown} name @returns {string | undefined} */
function radius(name) {
  const px = /** @type {Record<string, string>} */ ({ none: '0', '2xs': '2px', xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px', '2xl': '16px', '3xl': '20px', '4xl': '24px', full: '999px', '100%': '100%' });
  return px[String(name)];
}

/** @param {WidgetNode} node @returns {Record<string, string | undefined>} */
export function textStyle(node) {
  return {
    color: color(node.color),
    'font-weight': WEIGHT[node.weight],
    'text-align': node.textAlign,
    width: typeof node.width === 'number' ? `${node.width}px` : size(node.width),
    ...(node.maxLines && { '-webkit-line-clamp': String(Number(node.maxLines)), display: '-webkit-box', '-webkit-box-orient': 'vertical', overflow: 'hidden' }),
  };
}
