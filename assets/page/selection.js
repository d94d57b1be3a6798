/**
 * Tasks of the list that are chosen, to do one thing to all of them. Which ones they are is known to this page alone.
 *
 * A click with Ctrl or ⌘ chooses one more, with Shift all up to it; where a finger rests on a row, or after "Select",
 * each further press chooses one more.
 */
import { backToRow, find, titleOf } from "./rows.js";

/** As many as the server takes at once: `taskchat/ui/views/chosen.py`. */
export const MAX_CHOSEN = 500;
/** Time that a finger rests before the row is chosen, in ms, and how far it may slip, in pixels. */
const REST = 500;
const SLIP = 10;

/** @typedef {{ id: string, title: string, done: boolean }} Choosable */
/**
 * `isOpen` where presses choose even though nothing is chosen yet.
 * @typedef {{ chosen: Choosable[], isOpen: boolean }} Selection
 */

/** Tasks that are drawn, in their order. @type {Choosable[]} */
let listed = [];
/** @type {Selection} */
let selection = { chosen: [], isOpen: false };
/** The task that a range begins at. @type {string | null} */
let anchor = null;
/** @type {Set<() => void>} */
const listeners = new Set();

export const selectionNow = () => selection;

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchSelection(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @param {Iterable<string>} ids @param {boolean} [isOpen] */
function set(ids, isOpen = selection.isOpen) {
  const wanted = new Set(ids);
  selection = { chosen: listed.filter(({ id }) => wanted.has(id)).slice(0, MAX_CHOSEN), isOpen };
  mark();
  for (const listener of [...listeners]) listener();
}

const chosenIds = () => selection.chosen.map(({ id }) => id);

/** Takes over what is drawn now; what is there no more is chosen no more. @param {Choosable[]} tasks */
export function follow(tasks) {
  listed = tasks;
  if (selection.chosen.length > 0) set(chosenIds());
}

/** Ends the choice. */
export function clearSelection() {
  anchor = null;
  set([], false);
}

/** Ends it, and goes back into the list from the bar, which is gone then. */
export function leaveSelection() {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const hadFocus = focused && find(".several")?.contains(focused);
  // What is hidden keeps the focus until the page is drawn.
  if (hadFocus) focused.blur();
  clearSelection();
  if (hadFocus) requestAnimationFrame(intoList);
}

/** To the row that last had the focus, else the first, else the line that adds; a focus elsewhere stays. */
export function intoList() {
  if (document.activeElement !== document.body) return;
  backToRow();
  if (document.activeElement !== document.body) return;
  (find(".task .task-title") ?? document.getElementById("quick-add"))?.focus();
}

/** Begins it with nothing chosen, or ends it. */
export const toggleSelecting = () => (isSelecting() ? clearSelection() : set([], true));

/** Whether there is a choice. */
export const isSelecting = () => selection.isOpen || selection.chosen.length > 0;

/** @param {string} id */
export function toggle(id) {
  const ids = chosenIds();
  anchor = id;
  set(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
}

/** Chooses all from the last one that was toggled up to this one. @param {string} id */
export function extendTo(id) {
  const [from, to] = [anchor ?? id, id].map((end) => listed.findIndex((task) => task.id === end));
  if (to < 0) return;
  const start = from < 0 ? to : from;
  anchor = listed[start].id;
  set(listed.slice(Math.min(start, to), Math.max(start, to) + 1).map((task) => task.id));
}

/** Moves the end of the range by a row, and the focus with it. @param {HTMLElement} row @param {number} step */
export function extend(row, step) {
  const at = listed.findIndex(({ id }) => id === row.dataset.id);
  const next = listed[at + step];
  if (at < 0 || !next) return;
  if (!chosenIds().includes(row.dataset.id ?? "")) anchor = row.dataset.id ?? null;
  extendTo(next.id);
  titleOf(rowOf(next.id))?.focus();
}

/** Chooses all that are drawn. */
export const selectAll = () => set(listed.map(({ id }) => id));

/** @param {string} id @returns {HTMLElement | undefined} */
const rowOf = (id) => find(`.task[data-id="${CSS.escape(id)}"]`) ?? undefined;

/** Marks rows that are chosen, for those who see them and those who hear them. */
export function mark() {
  if (selection.chosen.length === 0 && !find("[data-chosen]")) return;
  const chosen = new Set(chosenIds());
  for (const row of document.querySelectorAll(".task")) {
    const isChosen = chosen.has(row.getAttribute("data-id") ?? "");
    if (row.hasAttribute("data-chosen") === isChosen) continue;
    row.toggleAttribute("data-chosen", isChosen);
    const title = row.querySelector(".task-title");
    if (isChosen) title?.setAttribute("aria-description", "Selected");
    else title?.removeAttribute("aria-description");
  }
}

/** @param {Event} event @returns {HTMLElement | null} */
const pressedRow = (event) => {
  const target = /** @type {Element} */ (event.target);
  return target.closest?.(".task-actions, .check, a") ? null : (target.closest?.(".task[data-id]") ?? null);
};

/** True where a finger rested, which used up the press that comes next. */
let usedUp = false;

/** @param {MouseEvent} event */
function onClick(event) {
  const row = pressedRow(event);
  const id = row?.dataset.id;
  // A key presses the title, too; keys that choose have their own way.
  const isPress =
    usedUp || (event.detail > 0 && (event.shiftKey || event.ctrlKey || event.metaKey || selection.isOpen));
  if (!id || !isPress) return;
  event.preventDefault();
  event.stopPropagation();
  if (usedUp) usedUp = false;
  else if (event.shiftKey) extendTo(id);
  else toggle(id);
  titleOf(row)?.focus();
}

/** @param {PointerEvent} event */
function onTouch(event) {
  usedUp = false;
  const row = pressedRow(event);
  const id = row?.dataset.id;
  if (event.pointerType !== "touch" || !id) return;
  const ends = new AbortController();
  const timer = setTimeout(() => {
    ends.abort();
    usedUp = true;
    set(chosenIds(), true);
    toggle(id);
  }, REST);
  ends.signal.addEventListener("abort", () => clearTimeout(timer));
  const { signal } = ends;
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => ends.abort(), { signal });
  document.addEventListener(
    "pointermove",
    (move) => Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > SLIP && ends.abort(),
    { signal },
  );
  // Else the browser's own menu comes, where a finger rests.
  row.addEventListener("contextmenu", (menu) => menu.preventDefault(), { once: true });
}

if (typeof document !== "undefined") {
  document.addEventListener("click", onClick, { capture: true });
  document.addEventListener("pointerdown", onTouch);
  // Words between two presses would be chosen as well.
  document.addEventListener("mousedown", (event) => event.shiftKey && pressedRow(event) && event.preventDefault());
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest?.("[data-select]")) toggleSelecting();
  });
}
