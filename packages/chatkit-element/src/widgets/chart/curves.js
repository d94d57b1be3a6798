/**
 * Lines through points, as the commands of an SVG path. The names are those of ChatKit's `curveType`.
 * @typedef {[number, number]} Point
 */

/** @param {number} value */
const short = (value) => String(Math.round(value * 100) / 100);
/** @param {...number} values */
const list = (...values) => values.map(short).join(" ");
/** @param {Point} to */
const line = ([x, y]) => `L${list(x, y)}`;
/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {Point} to */
const bend = (x1, y1, x2, y2, [x, y]) => `C${list(x1, y1, x2, y2, x, y)}`;

/** @typedef {(points: Point[]) => string[]} Curve one command for each point after the first */

/** @param {(from: Point, to: Point) => string} between @returns {Curve} */
const pairwise = (between) => (points) => points.slice(1).map((to, index) => between(points[index], to));

/** @param {number} share of the way at which it steps @returns {Curve} */
const step = (share) =>
  pairwise(([x, y], to) => {
    const at = x + (to[0] - x) * share;
    return `L${list(at, y)}L${list(at, to[1])}${line(to)}`;
  });

/** @type {Curve} */
const bumpX = pairwise(([x, y], to) => bend((x + to[0]) / 2, y, (x + to[0]) / 2, to[1], to));
/** @type {Curve} */
const bumpY = pairwise(([x, y], to) => bend(x, (y + to[1]) / 2, to[0], (y + to[1]) / 2, to));

/** From the slopes at its points. @param {(points: Point[]) => number[]} slopesOf @returns {Curve} */
const hermite = (slopesOf) => (points) => {
  const slopes = slopesOf(points);
  return points.slice(1).map((to, index) => {
    const [x, y] = points[index];
    const third = (to[0] - x) / 3;
    return bend(x + third, y + slopes[index] * third, to[0] - third, to[1] - slopes[index + 1] * third, to);
  });
};

/** @param {Point[]} points @returns {number[]} the steepness of each piece */
const steepness = (points) =>
  points.slice(1).map(([x, y], index) => (y - points[index][1]) / (x - points[index][0] || 1));

/** No higher or lower than the points themselves (Fritsch and Carlson). @param {Point[]} points */
function monotoneSlopes(points) {
  const pieces = steepness(points);
  return points.map((_point, index) => {
    const [before, after] = [pieces[index - 1], pieces[index]];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    return 2 * Math.sign(before) * Math.min(Math.abs(before), Math.abs(after), Math.abs(before + after) / 4);
  });
}

/** The natural cubic spline: as little bent as can be. @param {Point[]} points */
function naturalSlopes(points) {
  const pieces = steepness(points);
  const last = points.length - 1;
  if (last < 2) return points.map(() => pieces[0] ?? 0);
  // Its slopes solve a tridiagonal system, forwards and back again.
  const width = points.slice(1).map(([x], index) => x - points[index][0] || 1);
  const rows = points.map((_point, index) => {
    if (index === 0) return [0, 2, 1, 3 * pieces[0]];
    if (index === last) return [1, 2, 0, 3 * pieces[last - 1]];
    const [left, right] = [width[index - 1], width[index]];
    return [right, 2 * (left + right), left, 3 * (right * pieces[index - 1] + left * pieces[index])];
  });
  for (let index = 1; index <= last; index += 1) {
    const share = rows[index][0] / rows[index - 1][1];
    rows[index][1] -= share * rows[index - 1][2];
    rows[index][3] -= share * rows[index - 1][3];
  }
  const slopes = new Array(points.length).fill(0);
  for (let index = last; index >= 0; index -= 1)
    slopes[index] = (rows[index][3] - rows[index][2] * (slopes[index + 1] ?? 0)) / rows[index][1];
  return slopes;
}

/** A B-spline: it passes by its points. @type {Curve} */
function basis(points) {
  return points.slice(1).map((to, index) => {
    const from = points[index];
    const next = points[index + 2] ?? to;
    const mix = (/** @type {0 | 1} */ axis, /** @type {number} */ share) =>
      from[axis] + (to[axis] - from[axis]) * share;
    const end = /** @type {Point} */ (
      index + 2 < points.length ? [(from[0] + 4 * to[0] + next[0]) / 6, (from[1] + 4 * to[1] + next[1]) / 6] : to
    );
    return bend(mix(0, 1 / 3), mix(1, 1 / 3), mix(0, 2 / 3), mix(1, 2 / 3), end);
  });
}

const monotone = hermite(monotoneSlopes);
/** @type {Record<string, Curve>} */
const CURVES = {
  linear: pairwise((_from, to) => line(to)),
  step: step(0.5),
  stepBefore: step(0),
  stepAfter: step(1),
  bump: bumpX,
  bumpX,
  bumpY,
  monotone,
  monotoneX: monotone,
  natural: hermite(naturalSlopes),
  basis,
  basisOpen: basis,
};
// Along an axis a closed line is the line itself: nothing leads back from the last category to the first.
CURVES.linearClosed = CURVES.linear;
CURVES.basisClosed = basis;
// Values as a function of y cannot be told from those of x here.
CURVES.monotoneY = monotone;

/** @param {Point[]} points @param {string} curve @returns {string} the commands after the first point */
export const through = (points, curve) => (Object.hasOwn(CURVES, curve) ? CURVES[curve] : monotone)(points).join("");

/** @param {Point[]} points @param {string} curve */
export const linePath = (points, curve) => (points.length ? `M${list(...points[0])}${through(points, curve)}` : "");

/** @param {Point[]} upper @param {Point[]} lower @param {string} curve */
export function areaPath(upper, lower, curve) {
  if (upper.length === 0) return "";
  const back = [...lower].reverse();
  return `${linePath(upper, curve)}${line(back[0])}${through(back, curve)}Z`;
}
