/**
 * The task list by keyboard: Enter opens, Space completes, E edits, Backspace or Delete deletes, arrows move;
 * Ctrl K searches, Ctrl Z and Ctrl Shift Z step through the history. Each key presses what is on the page already, so
 * that mouse and keyboard do the same.
 */
const ROW = ":is(.task, .coming)";
/** A little less than the second that a ticked row stays, in ms. */
const BEFORE_IT_LEAVES = 1000;

/** The id of the task that last had the focus. @type {string | null} */
let lastRow = null;

/** @param {string} selector @param {ParentNode} [within] */
const find = (selector, within = document) => /** @type {HTMLElement | null} */ (within.querySelector(selector));

/** @returns {HTMLElement[]} */
const rowsNow = () => [...document.querySelectorAll(ROW)].map((row) => /** @type {HTMLElement} */ (row));

/** @param {Event} event */
const targetOf = (event) => /** @type {Element} */ (event.target);

/** @param {Element} element */
const isField = (element) => element.matches("textarea, select, [contenteditable], input:not(.check)");

/** @param {HTMLElement} row @param {number} step */
function move(row, step) {
  const rows = rowsNow();
  titleOf(rows[rows.indexOf(row) + step])?.focus();
}

/** @param {HTMLElement | undefined} row */
const titleOf = (row) => row && find(".task-title", row);

/** @param {HTMLElement} row */
const isLast = (row) => row.dataset.id === lastRow;

/** The next row, else the one before. @param {HTMLElement | undefined} row */
function neighbour(row) {
  const rows = rowsNow();
  const at = row ? rows.indexOf(row) : -1;
  return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
}

/**
 * Find the target of the focus when this row leaves: the next one, else the one before, else the line that adds.
 * @param {HTMLElement} row
 */
function leave(row) {
  (titleOf(neighbour(row)) ?? document.getElementById("quick-add"))?.focus();
}

/**
 * Ticks the row off, and moves on from it before it leaves, unless it was ticked again or left already. What only
 * comes again cannot be ticked.
 * @param {HTMLElement} row
 */
function tick(row) {
  const check = /** @type {HTMLInputElement | null} */ (find(".check", row));
  if (!check) return;
  check.click();
  setTimeout(() => {
    if (row.contains(document.activeElement) && String(check.checked) !== row.dataset.done) leave(row);
  }, BEFORE_IT_LEAVES);
}

/** @type {Record<string, (row: HTMLElement) => void>} */
const DEEDS = {
  " ": tick,
  Enter: (row) => find(".task-title", row)?.click(),
  e: (row) => titleOf(row)?.click(),
  Backspace: remove,
  Delete: remove,
  ArrowDown: (row) => move(row, 1),
  ArrowUp: (row) => move(row, -1),
};

/** Deletes the task of a row; what only comes again is none yet. @param {HTMLElement} row */
function remove(row) {
  const button = find('[data-action="delete"]', row);
  if (!button) return;
  button.click();
  // Where it is asked first, the dialog brings the focus back.
  if (button.dataset.asks !== "true") leave(row);
}

/** @param {KeyboardEvent} event @param {HTMLElement} row */
function onRow(event, row) {
  // A button among the row's actions keeps its own keys.
  if (targetOf(event).closest(".task-actions") && [" ", "Enter"].includes(event.key)) return;
  const deed = DEEDS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!deed || (targetOf(event).matches(".check") && event.key === " ")) return;
  event.preventDefault();
  deed(row);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || event.altKey) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    intoField("search");
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    step(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || isField(targetOf(event))) return;
  const row = targetOf(event).closest?.(ROW);
  if (row instanceof HTMLElement) onRow(event, row);
}

/**
 * One change back, or with Shift forth; where somebody writes, or answers a dialog, the keys keep their meaning.
 * @param {KeyboardEvent} event
 */
function step(event) {
  const target = targetOf(event);
  if (isField(target) || target.closest?.("#chat, [role=dialog]")) return;
  const button = find(`[data-key-step="${event.shiftKey ? "forth" : "back"}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** All of a field is chosen, so that one can write over it. @param {string} id */
function intoField(id) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
  field?.focus();
  field?.select();
}

/** Back from the dialog to the task it was about, wherever in the list that is now. @param {Event} [event] */
export function backToRow(event) {
  const row = find(`${ROW}[data-id="${lastRow}"] .task-title`);
  if (!row) return;
  event?.preventDefault?.();
  row.focus();
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    // The router takes care of the address, not of the focus; on a phone the column has to come into sight first.
    const skip = targetOf(event).closest?.(".skip");
    if (skip instanceof HTMLAnchorElement) requestAnimationFrame(() => find(skip.hash)?.focus());
  });
  document.addEventListener("click", (event) => {
    if (targetOf(event).closest?.("[data-leaves]")) lastRow = neighbour(rowsNow().find(isLast))?.dataset.id ?? null;
  });
  document.addEventListener("focusin", (event) => {
    lastRow = targetOf(event).closest?.(ROW)?.getAttribute("data-id") ?? lastRow;
  });
}
