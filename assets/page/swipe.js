/**
 * Rows under a finger: one that moves to the right is ticked off, or opened again, to the left it is put off by a day.
 * The row follows the finger; where it is let go too soon, it goes back. All of it presses what the row has anyway.
 */
import { find, postpone } from "./rows.js";
import { isSelecting } from "./selection.js";

/** Way from which on a movement is meant, and where letting go does it, in px. */
const MEANT = 12;
const FAR = 88;
/** Browsers go back when a finger comes in from the edge. */
const EDGE = 24;

/** @typedef {"tick" | "postpone"} Deed */
/** The finger that is down on a row. @type {{ row: HTMLElement, id: number, x: number, y: number } | null} */
let down = null;

/** @param {PointerEvent} event */
function onDown(event) {
  const row = /** @type {Element} */ (event.target).closest?.(".task");
  const isInside = event.clientX > EDGE && event.clientX < window.innerWidth - EDGE;
  const isFinger = event.pointerType === "touch" && event.isPrimary;
  if (!isFinger || !isInside || isSelecting() || !(row instanceof HTMLElement)) return;
  down = { row, id: event.pointerId, x: event.clientX, y: event.clientY };
}

/** @param {PointerEvent} event */
function onMove(event) {
  if (!down || event.pointerId !== down.id) return;
  // After a long press a finger moves the task, in whichever direction.
  if (document.documentElement.dataset.dragging !== undefined) return onCancel(event);
  const { row } = down;
  const [x, y] = [event.clientX - down.x, event.clientY - down.y];
  if (!row.dataset.swipe && (Math.abs(x) < MEANT || Math.abs(x) < 2 * Math.abs(y))) return;
  const deed = x > 0 ? "tick" : "postpone";
  if (!canDo(row, deed)) return forget(row);
  draw(row, deed, x);
}

/** @param {HTMLElement} row @param {Deed} deed @param {number} x */
function draw(row, deed, x) {
  row.dataset.swipe = deed;
  row.dataset.swipeWords = deed === "postpone" ? "Postpone" : row.dataset.done === "true" ? "Reopen" : "Complete";
  row.toggleAttribute("data-swipe-far", Math.abs(x) >= FAR);
  row.style.setProperty("--swipe", `${x}px`);
}

/** @param {PointerEvent} event */
function onUp(event) {
  if (!down || event.pointerId !== down.id) return;
  const { row } = down;
  down = null;
  if (!row.dataset.swipe) return;
  const deed = row.dataset.swipe;
  const isFar = row.hasAttribute("data-swipe-far");
  forget(row);
  // What the finger was let go on is not pressed.
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
  if (!isFar) return;
  if (deed === "postpone") postpone(row);
  else find(".check", row)?.click();
}

/** @param {Event} event */
function swallow(event) {
  if (!event.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {PointerEvent} event */
function onCancel(event) {
  if (event.pointerId !== down?.id) return;
  forget(down.row);
  down = null;
}

/** @param {HTMLElement} row @param {Deed} deed */
const canDo = (row, deed) => find(deed === "postpone" ? '[data-action="postpone"]' : ".check", row) !== null;

/** @param {HTMLElement} row */
function forget(row) {
  delete row.dataset.swipe;
  delete row.dataset.swipeWords;
  row.removeAttribute("data-swipe-far");
  row.style.removeProperty("--swipe");
}

if (typeof document !== "undefined") {
  document.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("pointercancel", onCancel);
}
