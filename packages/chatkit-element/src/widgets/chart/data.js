/**
 * Data of a chart: the rows of a widget as series whose values are stacked, and the axis that holds them. Pure.
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Span } from './shapes.js'
 * @typedef {'bar' | 'line' | 'area'} Kind
 * @typedef {{ key: string, label: string, kind: Kind, color: unknown, stack: string, curve: string,
 *   values: (number | null)[], spans: Span[] }} Series
 *   `spans`: from where to where each value reaches, on top of those it is stacked on
 * @typedef {{ labels: string[], series: Series[], low: number, high: number, ticks: number[] }} ChartData
 */
import { words } from "../nodes.js";
import { niceTicks } from "./scales.js";

/** Numbers of rows and series that are drawn. */
const MAX_ROWS = 500;
const MAX_SERIES = 12;
const KINDS = ["bar", "line", "area"];

/** @param {WidgetNode} node a chart @returns {ChartData} */
export function readData({ data, series, xAxis }) {
  const rows = (Array.isArray(data) ? data : []).filter((row) => row && typeof row === "object").slice(0, MAX_ROWS);
  const x = words(xAxis) || words(xAxis?.dataKey);
  const names = xAxis?.labels && typeof xAxis.labels === "object" ? xAxis.labels : {};
  const drawn = stack(
    (Array.isArray(series) ? series : [])
      .filter((entry) => KINDS.includes(entry?.type))
      .slice(0, MAX_SERIES)
      .map((entry) => readSeries(entry, rows)),
  );
  const reach = drawn
    .flatMap(({ spans }) => spans)
    .filter((span) => span !== null)
    .flat();
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach));
  const labels = rows
    .map((row) => words(row[x]))
    .map((value) => (Object.hasOwn(names, value) ? words(names[value]) : value));
  return { labels, series: drawn, ticks, low: ticks[0], high: ticks[ticks.length - 1] };
}

/** @param {any} entry @param {any[]} rows @returns {Series} */
function readSeries({ type, label, dataKey, stack, curveType, color }, rows) {
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
 * Series with the same stack, standing on each other: values above zero upwards, those below downwards.
 * @param {Series[]} series
 */
function stack(series) {
  /** @type {Map<string, number>} */
  const tops = new Map();
  return series.map((entry) => ({ ...entry, spans: entry.values.map((value, index) => span(entry, value, index)) }));

  /** @param {Series} entry @param {number | null} value @param {number} index @returns {Span} */
  function span({ kind, stack: name }, value, index) {
    if (value === null) return null;
    if (!name) return [0, value];
    const pile = `${kind}/${name}/${index}/${value < 0}`;
    const from = tops.get(pile) ?? 0;
    tops.set(pile, from + value);
    return [from, from + value];
  }
}
