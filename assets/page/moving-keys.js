/**
 * Moves by keyboard: Alt and up or down in a list, Shift and the arrows between the columns of a board and the days of
 * the calendar.
 */
import { dayFrom, MOVABLE, moveTo, targetBy } from "./moves.js";

/** @type {Record<string, number>} */
const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** @param {KeyboardEvent} event @returns {boolean} whether it meant a move */
export function moveByKey(event) {
  const target = /** @type {Element} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (target.closest?.(MOVABLE) ?? null);
  const step = DAYS[event.key];
  if (!row || !step || event.ctrlKey || event.metaKey || event.altKey === event.shiftKey) return false;
  const isUpright = Math.abs(step) > 1;
  if (row.matches(".cal-mark")) {
    if (event.shiftKey) moveTo(row, dayFrom(row, step));
    return event.shiftKey;
  }
  const isBoard = row.closest('[data-columns="true"]') !== null;
  if (isBoard ? !event.shiftKey || isUpright : !event.altKey || !isUpright) return false;
  const next = targetBy(row, Math.sign(step));
  if (next) moveTo(row, next);
  return true;
}
