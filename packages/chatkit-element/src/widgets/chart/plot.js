/**
 * Picture of a chart at one size.
 * @import { WidgetNode } from '../../protocol/types'
 * @import { ChartData, Series } from './data.js'
 * @typedef {{ left: number, right: number, top: number, bottom: number, step: number, x: (index: number) => number,
 *   y: (value: number) => number }} Frame
 */
import { scaleBand } from "d3-scale";
import { nothing, svg } from "lit/html.js";
import { SERIES, color } from "../style/colors.js";
import { count } from "../style/lengths.js";
import { styled } from "../style/styled.js";
import { barScale, valueScale } from "./scales.js";
import { areaPath, linePath } from "./shapes.js";

/** Width of a letter of the labels, about, in px. */
const LETTER_WIDTH = 6.8;
const DEFAULTS = Object.values(SERIES);

/** @param {Series} series @param {number} index @returns {string} */
export const seriesColor = (series, index) => color(series.color, "series") ?? DEFAULTS[index % DEFAULTS.length];

/** @param {string} locale @param {Intl.NumberFormatOptions} [style] @returns {(value: number | null) => string} */
export function numbers(locale, style = { maximumFractionDigits: 2 }) {
  const format = new Intl.NumberFormat(locale, style);
  return (value) => (value === null || value === undefined ? "–" : format.format(value));
}

/**
 * @param {ChartData} data
 * @param {WidgetNode} node
 * @param {{ width: number, height: number }} size
 * @param {string[]} ticks as they are written
 * @returns {Frame}
 */
export function chartFrame(data, node, { width, height }, ticks) {
  const left = node.showYAxis ? Math.max(...ticks.map((tick) => tick.length)) * LETTER_WIDTH + 10 : 2;
  const [top, right, bottom] = [10, width - 2, height - (node.xAxis?.hide ? 4 : 24)];
  const categories = scaleBand([...data.labels.keys()], [left, right]);
  const values = valueScale([data.low, data.high], [bottom, top]);
  const step = categories.step();
  return { left, right, top, bottom, step, x: (index) => (categories(index) ?? left) + step / 2, y: values };
}

/**
 * @param {ChartData} data @param {WidgetNode} node @param {{ width: number, height: number }} size
 * @param {number | null} at the category that is looked at @param {string} locale
 */
export function plot(data, node, size, at, locale) {
  const written = data.ticks.map(numbers(locale, { notation: "compact", maximumFractionDigits: 2 }));
  const frame = chartFrame(data, node, size, written);
  const hasBars = data.series.some(({ kind }) => kind === "bar");
  return svg`<svg width=${size.width} height=${size.height} aria-hidden="true" focusable="false">
    ${data.ticks.map((tick, index) => grid(frame, tick, node.showYAxis ? written[index] : ""))}
    ${at === null ? nothing : cursor(frame, at, hasBars)}
    ${bars(frame, data, node)}
    ${data.series.map((entry, order) =>
      entry.kind === "bar" ? nothing : lineOrArea(frame, entry, seriesColor(entry, order), at),
    )}
    ${node.xAxis?.hide ? nothing : labels(frame, data.labels)}
  </svg>`;
}

/** @param {Frame} frame @param {number} tick @param {string} text */
function grid({ left, right, y }, tick, text) {
  return svg`<line class=${tick === 0 ? "zero" : "grid"} x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
    ${text ? svg`<text x=${left - 8} y=${y(tick) + 4} text-anchor="end">${text}</text>` : nothing}`;
}

/** @param {Frame} frame @param {number} at @param {boolean} isBand */
function cursor({ x, step, top, bottom }, at, isBand) {
  return isBand
    ? svg`<rect class="band" x=${x(at) - step / 2} width=${step} y=${top} height=${bottom - top} rx="4"></rect>`
    : svg`<line class="cursor" x1=${x(at)} x2=${x(at)} y1=${top} y2=${bottom}></line>`;
}

/**
 * Line of a series, and the area under it; no value leaves a gap.
 * @param {Frame} frame
 * @param {Series} series
 * @param {string} fill
 * @param {number | null} at
 */
function lineOrArea(frame, { kind, spans, curve }, fill, at) {
  const path = linePath(spans, frame, curve);
  return svg`${
    kind === "area" ? svg`<path class="area" d=${areaPath(spans, frame, curve)} ${styled({ fill })}></path>` : nothing
  }
    <path class="stroke" d=${path} ${styled({ stroke: fill })}></path>
    ${spans.map((span, index) =>
      span !== null && (index === at || isAlone(spans, index))
        ? svg`<circle class="dot" r="4.5" cx=${frame.x(index)} cy=${frame.y(span[1])} ${styled({ fill })}></circle>`
        : nothing,
    )}`;
}

/** Whether no value stands on either side, and so no line. @param {Series['spans']} spans @param {number} index */
const isAlone = (spans, index) => !spans[index - 1] && !spans[index + 1];

/** Name of the bars that share one place in a category. @param {Series} series */
const barName = ({ stack, key }) => stack || `own/${key}`;

/** @param {Frame} frame @param {ChartData} data @param {WidgetNode} node */
function bars(frame, { series }, node) {
  const names = new Set(series.filter(({ kind }) => kind === "bar").map(barName));
  if (names.size === 0) return nothing;
  const places = barScale([...names], frame.step, {
    gap: count(node.barGap, 0, 60),
    categoryGap: count(node.barCategoryGap, 0, 400),
  });
  const width = places.bandwidth();
  return series.map((entry, order) =>
    entry.kind !== "bar"
      ? nothing
      : entry.spans.map((span, index) => {
          if (span === null) return nothing;
          const [high, low] = [frame.y(Math.max(...span)), frame.y(Math.min(...span))];
          const left = frame.x(index) + (places(barName(entry)) ?? 0);
          return svg`<rect class="bar" x=${left} y=${high} width=${width} height=${Math.max(0.5, low - high)}
            rx=${Math.min(3, width / 4)} ${styled({ fill: seriesColor(entry, order) })}></rect>`;
        }),
  );
}

/** Labels of categories, as many as have room. @param {Frame} frame @param {string[]} texts */
function labels({ x, step, bottom, left, right }, texts) {
  const widest = Math.min(160, Math.max(1, ...texts.map((text) => text.length)) * LETTER_WIDTH + 12);
  const every = Math.max(1, Math.ceil(widest / step));
  return texts.map((text, index) => {
    if (index % every !== 0) return nothing;
    const half = (text.length * LETTER_WIDTH) / 2;
    return svg`<text x=${Math.max(left + half, Math.min(x(index), right - half))} y=${bottom + 17} text-anchor="middle"
      >${text.length * LETTER_WIDTH > 170 ? `${text.slice(0, 22)}…` : text}</text>`;
  });
}
