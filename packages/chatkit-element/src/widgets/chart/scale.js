/**
 * Numbers on an axis, and what of a widget's data is drawn where. Pure.
 * @import { WidgetNode } from '../../protocol/types'
 * @typedef {'bar' | 'line' | 'area'} Kind
 * @typedef {{ key: string, label: string, kind: Kind, color: unknown, stack: string, curve: string,
 *   values: (number | null)[], spans: ([number, number] | null)[] }} Series
 *   `spans`: from where to where each value reaches, on top of those it is stacked on
 * @typedef {{ labels: string[], series: Series[], low: number, high: number, ticks: number[] }} Data
 */
import { words } from "../nodes.js";

/** More rows or series than this are not drawn. */
const MOST_ROWS = 500;
const MOST_SERIES = 12;
const KINDS = ["bar", "line", "area"];

/** @param {number} rough @returns {number} 1, 2, 2.5 or 5 times a power of ten, no less than this */
function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return /** @type {number} */ ([1, 2, 2.5, 5, 10].find((step) => step * power >= rough * 0.999999)) * power;
}

/**
 * Round numbers from below the least to above the greatest.
 * @param {number} low
 * @param {number} high
 * @param {number} [count] about how many steps
 * @returns {number[]} ascending, two at least
 */
export function ticksOf(low, high, count = 4) {
  const [from, to] = low === high ? [Math.min(0, low), Math.max(0, high) || 1] : [low, high];
  const step = niceStep((to - from) / count);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_tick, index) => Number(((first + index) * step).toPrecision(12)));
}

/** @param {WidgetNode} node a chart @returns {Data} */
export function dataOf({ data, series, xAxis }) {
  const rows = (Array.isArray(data) ? data : []).filter((row) => row && typeof row === "object").slice(0, MOST_ROWS);
  const x = words(xAxis) || words(xAxis?.dataKey);
  const names = xAxis?.labels && typeof xAxis.labels === "object" ? xAxis.labels : {};
  const drawn = stacked(
    (Array.isArray(series) ? series : [])
      .filter((one) => KINDS.includes(one?.type))
      .slice(0, MOST_SERIES)
      .map((one) => seriesOf(one, rows)),
  );
  const reach = drawn
    .flatMap(({ spans }) => spans)
    .filter((span) => span !== null)
    .flat();
  const ticks = ticksOf(Math.min(0, ...reach), Math.max(0, ...reach));
  const labels = rows
    .map((row) => words(row[x]))
    .map((value) => (Object.hasOwn(names, value) ? words(names[value]) : value));
  return { labels, series: drawn, ticks, low: ticks[0], high: ticks[ticks.length - 1] };
}

/** @param {any} one @param {any[]} rows @returns {Series} */
function seriesOf({ type, label, dataKey, stack, curveType, color }, rows) {
  const values = rows.map((row) => {
    const value = row[words(dataKey)];
    return value === null || value === "" || !Number.isFinite(Number(value)) ? null : Number(value);
  });
  return {
    key: words(dataKey),
    label: words(label) || words(dataKey),
    kind: type,
    color,
    stack: type === "line" ? "" : words(stack),
    curve: words(curveType),
    values,
    spans: [],
  };
}

/**
 * Those with one stack stand on each other: what is above zero upwards, what is below downwards.
 * @param {Series[]} series
 */
function stacked(series) {
  /** @type {Map<string, number>} */
  const tops = new Map();
  return series.map((one) => ({ ...one, spans: one.values.map((value, index) => span(one, value, index)) }));

  /** @param {Series} one @param {number | null} value @param {number} index @returns {[number, number] | null} */
  function span({ kind, stack }, value, index) {
    if (value === null) return null;
    if (!stack) return [0, value];
    const pile = `${kind}/${stack}/${index}/${value < 0}`;
    const from = tops.get(pile) ?? 0;
    tops.set(pile, from + value);
    return [from, from + value];
  }
}

/**
 * Where the bars of a category stand.
 * @param {number} step width of a category, in px
 * @param {number} slots how many stand side by side
 * @param {{ gap?: number, categoryGap?: number }} wish in px
 * @returns {{ width: number, offsets: number[] }} offsets of their left edges from the middle
 */
export function barsIn(step, slots, { gap = 3, categoryGap = step * 0.28 }) {
  const room = Math.max(slots, step - Math.min(categoryGap, step * 0.9));
  const between = Math.min(gap, room / slots / 2);
  const width = Math.max(1, Math.min(56, (room - between * (slots - 1)) / slots));
  const whole = width * slots + between * (slots - 1);
  return { width, offsets: Array.from({ length: slots }, (_slot, slot) => slot * (width + between) - whole / 2) };
}
