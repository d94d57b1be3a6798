/**
 * Lines and areas over the categories of a chart, as SVG paths. A null is a gap in either.
 * @import { CurveFactory } from 'd3-shape'
 * @typedef {{ x: (index: number) => number, y: (value: number) => number }} Scales
 * @typedef {[number, number] | null} Span from where to where a value reaches on the axis
 */
import {
  area,
  curveBasis,
  curveBasisClosed,
  curveBasisOpen,
  curveBumpX,
  curveBumpY,
  curveLinear,
  curveLinearClosed,
  curveMonotoneX,
  curveMonotoneY,
  curveNatural,
  curveStep,
  curveStepAfter,
  curveStepBefore,
  line,
} from "d3-shape";

/** d3's curves by ChatKit's names; `bump` and `monotone` run along the axis of the categories. */
const CURVES = {
  basis: curveBasis,
  basisClosed: curveBasisClosed,
  basisOpen: curveBasisOpen,
  bump: curveBumpX,
  bumpX: curveBumpX,
  bumpY: curveBumpY,
  linear: curveLinear,
  linearClosed: curveLinearClosed,
  monotone: curveMonotoneX,
  monotoneX: curveMonotoneX,
  monotoneY: curveMonotoneY,
  natural: curveNatural,
  step: curveStep,
  stepAfter: curveStepAfter,
  stepBefore: curveStepBefore,
};

/** @param {string} name @returns {CurveFactory} */
const curveFactory = (name) => new Map(Object.entries(CURVES)).get(name) ?? curveMonotoneX;

/** Line through the ends of spans. @param {Span[]} spans @param {Scales} scales @param {string} curve */
export function linePath(spans, { x, y }, curve) {
  const path = /** @type {typeof line<Span>} */ (line)()
    .defined((span) => span !== null)
    .x((_span, index) => x(index))
    .y((span) => y(span?.[1] ?? 0))
    .curve(curveFactory(curve));
  return path(spans) ?? "";
}

/** Area between both ends of spans. @param {Span[]} spans @param {Scales} scales @param {string} curve */
export function areaPath(spans, { x, y }, curve) {
  const path = /** @type {typeof area<Span>} */ (area)()
    .defined((span) => span !== null)
    .x((_span, index) => x(index))
    .y0((span) => y(span?.[0] ?? 0))
    .y1((span) => y(span?.[1] ?? 0))
    .curve(curveFactory(curve));
  return path(spans) ?? "";
}
