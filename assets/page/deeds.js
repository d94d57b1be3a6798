/**
 * Deeds in the list: none is begun that cannot be saved now, and a tick that was not saved is taken back in its place.
 *
 * Ticks are drawn by the browser at once; the server says when one is saved (`DONE`), and only then its row leaves.
 */
import { FAILED, line, probe, reason, subscribe } from "./connection.js";
import { complain } from "./toasts.js";

/** Event by which the server says that a task was ticked off, or opened again. */
const DONE = "taskchat:done";
/** Controls that ask the server; those of views as well, since what is meant now is not meant later. */
const ASKS = [
  ".task .check",
  ".task-title",
  ".task-actions button",
  ".subtask .check",
  ".subtask button",
  ".rail [data-view]",
  ".cal-day",
  ".cal-head a",
  ".more",
  ".further",
  "[data-leaves]",
  ".take",
  "[data-step]",
  "[data-deed]",
  "[data-key-step]",
  "[data-sonner-toast]:not(.toast-local) [data-button]",
  ".notices-menu button",
].join(", ");
/** Wait for the server's word before it is looked for, and before a tick is taken back, in ms. */
const SOON = 4_000;
const LONG = 8_000;

/** @typedef {ReturnType<typeof setTimeout>} Timer */
/** Ticks that wait for the server's word, by the id of the task. @type {Map<string, Timer[]>} */
const waiting = new Map();

/** The rows of a task: on a board by tag it has one in each column. @param {string} id */
const rowsOf = (id) =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`.task[data-id="${CSS.escape(id)}"]`)]);

/** @param {Event} event */
const targetOf = (event) => /** @type {Element} */ (event.target);

/** Refuses what could not be saved. @param {Event} event */
function guard(event) {
  if (line() === "live" || !targetOf(event).closest?.(ASKS)) return;
  event.preventDefault();
  event.stopPropagation();
  complain(`${reason()} Nothing was changed.`);
}

/** @param {Event} event */
function onTick(event) {
  const row = targetOf(event).closest?.(".task");
  if (!(row instanceof HTMLElement) || !targetOf(event).matches(".check")) return;
  const id = row.dataset.id ?? "";
  settle(id);
  delete row.dataset.leaving;
  for (const other of rowsOf(id)) tickAs(other, checkOf(row)?.checked ?? false);
  waiting.set(id, [setTimeout(probe, SOON), setTimeout(() => takeBack(id), LONG)]);
}

/** @param {string} id @returns {boolean} whether it waited */
function settle(id) {
  for (const timer of waiting.get(id) ?? []) clearTimeout(timer);
  for (const row of rowsOf(id)) delete row.dataset.waiting;
  return waiting.delete(id);
}

/** @param {Event} event */
function onDone(event) {
  const { id } = /** @type {CustomEvent<{ id: string }>} */ (event).detail;
  settle(id);
  for (const row of rowsOf(id)) if (String(checkOf(row)?.checked) !== row.dataset.done) row.dataset.leaving = "";
}

/** @param {HTMLElement} row */
const checkOf = (row) => /** @type {HTMLInputElement | null} */ (row.querySelector(".check"));

/** @param {HTMLElement} row @param {boolean} isDone */
function tickAs(row, isDone) {
  const check = checkOf(row);
  if (check) check.checked = isDone;
}

/** @param {string} id @param {string} [words] */
function takeBack(id, words) {
  // Whoever has no line yet may still be heard: the tick went out, and waits in sight.
  if (line() !== "live" && !words) {
    waiting.set(id, [setTimeout(() => takeBack(id), LONG)]);
    mark();
    return;
  }
  const rows = rowsOf(id);
  if (!settle(id) || !rows[0]) return;
  for (const row of rows) tickAs(row, row.dataset.done === "true");
  const title = rows[0].querySelector(".task-title")?.textContent ?? "";
  if (!words) complain(`“${title}” was not saved. Please try again.`);
}

/** A tick that went out as the line was lost waits in sight. */
function mark() {
  for (const id of waiting.keys()) {
    for (const row of rowsOf(id)) if (line() !== "live") row.dataset.waiting = "";
  }
}

/** The server said that something failed: of what waits, nothing was saved. @param {Event} event */
function onFailed(event) {
  const { words } = /** @type {import("./connection.js").Failed} */ (event).detail;
  for (const id of [...waiting.keys()]) takeBack(id, words);
}

if (typeof document !== "undefined") {
  document.addEventListener("click", guard, { capture: true });
  document.addEventListener("change", onTick);
  window.addEventListener(DONE, onDone);
  window.addEventListener(FAILED, onFailed);
  subscribe(mark);
}
