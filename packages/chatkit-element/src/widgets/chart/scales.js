/**
 * Scales of a chart: values upwards, categories side by side, bars within a category.
 * @import { ScaleBand } from 'd3-scale'
 */
import { nice, ticks } from "d3-array";
import { scaleBand } from "d3-scale";

/** About how many steps the axis of values has. */
const STEPS = 4;
const MAX_BAR_WIDTH = 56;

/**
 * Round numbers from below the least to above the greatest.
 * @param {number} low
 * @param {number} high
 * @returns {number[]} ascending, two at least
 */
export function niceTicks(low, high) {
  const [from, to] = low === high ? [Math.min(0, low), Math.max(0, high) || 1] : [low, high];
  return ticks(...nice(from, to, STEPS), STEPS);
}

/**
 * Scale from values to places. d3's own brings colour names and number formats, as much as the whole chunk.
 * @param {[number, number]} domain
 * @param {[number, number]} range
 * @returns {(value: number) => number}
 */
export function valueScale([low, high], [start, end]) {
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/**
 * Left edges of the bars of a category, measured from its middle.
 * @param {string[]} names one for each bar
 * @param {number} step width of a category, in px
 * @param {{ gap?: number, categoryGap?: number }} wish in px
 * @returns {ScaleBand<string>}
 */
export function barScale(names, step, { gap = 3, categoryGap = step * 0.28 }) {
  const count = names.length;
  const room = Math.max(count, step - Math.min(categoryGap, step * 0.9));
  const between = Math.min(gap, room / count / 2);
  const width = Math.min(room, MAX_BAR_WIDTH * count + between * (count - 1));
  return scaleBand(names, [-width / 2, width / 2]).paddingInner((between * count) / (width + between));
}
