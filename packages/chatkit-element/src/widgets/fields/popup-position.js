/**
 * Position of a popup beside its anchor.
 * @typedef {{ side?: 'top' | 'bottom' | 'left' | 'right', align?: 'start' | 'center' | 'end' }} Wish
 */

/** Gap to the anchor and to the edges of the view, in px. */
const GAP = 6;

/**
 * @param {{ left: number, top: number, right: number, bottom: number, width: number, height: number }} anchor
 * @param {{ width: number, height: number }} size of what opens
 * @param {Wish} wish
 * @param {{ width: number, height: number, isRtl?: boolean }} view
 * @returns {{ left: number, top: number }} in px, inside the view
 */
export function popupPosition(anchor, size, { side = "bottom", align = "start" }, view) {
  const beside = side === "left" || side === "right";
  const room = {
    bottom: view.height - anchor.bottom,
    top: anchor.top,
    right: view.width - anchor.right,
    left: anchor.left,
  };
  const need = (beside ? size.width : size.height) + GAP;
  const opposite = /** @type {const} */ ({ top: "bottom", bottom: "top", left: "right", right: "left" })[side];
  const on = room[side] < need && room[opposite] > room[side] ? opposite : side;
  const main = {
    bottom: anchor.bottom + GAP,
    top: anchor.top - size.height - GAP,
    right: anchor.right + GAP,
    left: anchor.left - size.width - GAP,
  }[on];
  const [start, end, length] = beside
    ? [anchor.top, anchor.bottom, size.height]
    : [anchor.left, anchor.right, size.width];
  const fromStart =
    align === "center" ? "center" : (align === "end") === Boolean(view.isRtl && !beside) ? "start" : "end";
  const cross = fromStart === "center" ? (start + end - length) / 2 : fromStart === "start" ? start : end - length;
  const [left, top] = beside ? [main, cross] : [cross, main];
  return { left: inside(left, size.width, view.width), top: inside(top, size.height, view.height) };
}

/** @param {number} at @param {number} length @param {number} room */
const inside = (at, length, room) => Math.round(Math.max(GAP, Math.min(at, room - length - GAP)));
