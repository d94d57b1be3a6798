/**
 * The picture of a chart at one size.
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Data, Series } from './scale.js'
 * @import { Point } from './curves.js'
 * @typedef {{ left: number, right: number, top: number, bottom: number, step: number, x: (index: number) => number,
 *   y: (value: number) => number }} Frame
 */
import { nothing, svg } from "lit/html.js";
import { SERIES, color } from "../style/colors.js";
import { count } from "../style/lengths.js";
import { styled } from "../style/styled.js";
import { areaPath, linePath } from "./curves.js";
import { barsIn } from "./scale.js";

/** About as wide as a letter of the labels, in px. */
const LETTER = 6.8;
const DEFAULTS = Object.values(SERIES);

/** @param {Series} series @param {number} index @returns {string} */
export const colorOf = (series, index) => color(series.color, "series") ?? DEFAULTS[index % DEFAULTS.length];

/** @param {string} locale @param {Intl.NumberFormatOptions} [style] @returns {(value: number | null) => string} */
export function numbers(locale, style = { maximumFractionDigits: 2 }) {
  const format = new Intl.NumberFormat(locale, style);
  return (value) => (value === null || value === undefined ? "–" : format.format(value));
}

/**
 * @param {Data} data
 * @param {WidgetNode} node
 * @param {{ width: number, height: number }} size
 * @param {string[]} ticks as they are written
 * @returns {Frame}
 */
export function frameOf(data, node, { width, height }, ticks) {
  const left = node.showYAxis ? Math.max(...ticks.map((tick) => tick.length)) * LETTER + 10 : 2;
  const [top, right, bottom] = [10, width - 2, height - (node.xAxis?.hide ? 4 : 24)];
  const step = (right - left) / Math.max(1, data.labels.length);
  const { low, high } = data;
  return {
    left,
    right,
    top,
    bottom,
    step,
    x: (index) => left + step * (index + 0.5),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
  };
}

/**
 * @param {Data} data @param {WidgetNode} node @param {{ width: number, height: number }} size
 * @param {number | null} at the category that is looked at @param {string} locale
 */
export function plot(data, node, size, at, locale) {
  const written = data.ticks.map(numbers(locale, { notation: "compact", maximumFractionDigits: 2 }));
  const frame = frameOf(data, node, size, written);
  const hasBars = data.series.some(({ kind }) => kind === "bar");
  return svg`<svg width=${size.width} height=${size.height} aria-hidden="true" focusable="false">
    ${data.ticks.map((tick, index) => grid(frame, tick, node.showYAxis ? written[index] : ""))}
    ${at === null ? nothing : cursor(frame, at, hasBars)}
    ${bars(frame, data, node)}
    ${data.series.map((one, index) => (one.kind === "bar" ? nothing : drawn(frame, one, colorOf(one, index), at)))}
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
 * A line, and what is under it; where there is no value, there is none.
 * @param {Frame} frame
 * @param {Series} series
 * @param {string} hue
 * @param {number | null} at
 */
function drawn(frame, { kind, spans, curve }, hue, at) {
  return svg`${unbroken(spans).map((run) => {
    const upper = run.map(({ index, span }) => /** @type {Point} */ ([frame.x(index), frame.y(span[1])]));
    const lower = run.map(({ index, span }) => /** @type {Point} */ ([frame.x(index), frame.y(span[0])]));
    return svg`${
      kind === "area"
        ? svg`<path class="area" d=${areaPath(upper, lower, curve)} ${styled({ fill: hue })}
      ></path>`
        : nothing
    }
      <path class="stroke" d=${linePath(upper, curve)} ${styled({ stroke: hue })}></path>
      ${run.map(({ index }, place) =>
        index === at || run.length === 1
          ? svg`<circle class="dot" r="4.5"
        cx=${upper[place][0]} cy=${upper[place][1]} ${styled({ fill: hue })}></circle>`
          : nothing,
      )}`;
  })}`;
}

/** @param {Series['spans']} spans @returns {{ index: number, span: [number, number] }[][]} runs without a gap */
function unbroken(spans) {
  /** @type {{ index: number, span: [number, number] }[][]} */
  const runs = [];
  spans.forEach((span, index) => {
    if (span === null) return;
    if (index > 0 && spans[index - 1] !== null && runs.length) runs[runs.length - 1].push({ index, span });
    else runs.push([{ index, span }]);
  });
  return runs;
}

/** @param {Frame} frame @param {Data} data @param {WidgetNode} node */
function bars(frame, { series }, node) {
  const slots = [...new Set(series.filter(({ kind }) => kind === "bar").map((one) => one.stack || `own/${one.key}`))];
  if (slots.length === 0) return nothing;
  const { width, offsets } = barsIn(frame.step, slots.length, {
    gap: count(node.barGap, 0, 60),
    categoryGap: count(node.barCategoryGap, 0, 400),
  });
  return series.map((one, index) =>
    one.kind !== "bar"
      ? nothing
      : one.spans.map((span, place) => {
          if (span === null) return nothing;
          const [high, low] = [frame.y(Math.max(...span)), frame.y(Math.min(...span))];
          const left = frame.x(place) + offsets[slots.indexOf(one.stack || `own/${one.key}`)];
          return svg`<rect class="bar" x=${left} y=${high} width=${width} height=${Math.max(0.5, low - high)}
            rx=${Math.min(3, width / 4)} ${styled({ fill: colorOf(one, index) })}></rect>`;
        }),
  );
}

/** As many labels as have room. @param {Frame} frame @param {string[]} texts */
function labels({ x, step, bottom, left, right }, texts) {
  const widest = Math.min(160, Math.max(1, ...texts.map((text) => text.length)) * LETTER + 12);
  const every = Math.max(1, Math.ceil(widest / step));
  return texts.map((text, index) => {
    if (index % every !== 0) return nothing;
    const half = (text.length * LETTER) / 2;
    return svg`<text x=${Math.max(left + half, Math.min(x(index), right - half))} y=${bottom + 17} text-anchor="middle"
      >${text.length * LETTER > 170 ? `${text.slice(0, 22)}…` : text}</text>`;
  });
}
