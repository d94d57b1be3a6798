/**
 * The task list by keyboard: Enter opens, Space completes, E edits, Backspace or Delete deletes, arrows move;
 * Ctrl K searches. Each key presses what is on the page already, so that mouse and keyboard do the same.
 */
const ROW = ".task";
/** A little less than the second that a ticked row stays, in ms. */
const BEFORE_IT_LEAVES = 1000;

let lastRow = null;

const isField = (element) => element.matches("textarea, select, [contenteditable], input:not(.check)");

function move(row, step) {
  const rows = [...document.querySelectorAll(ROW)];
  rows[rows.indexOf(row) + step]?.querySelector(".task-title")?.focus();
}

/** Where the focus goes when this row leaves: the next one, else the one before, else the line that adds. */
function leave(row) {
  const rows = [...document.querySelectorAll(ROW)];
  const at = rows.indexOf(row);
  const next = rows[at + 1] ?? rows[at - 1];
  (next?.querySelector(".task-title") ?? document.getElementById("quick-add"))?.focus();
}

/** Ticks the row off, and moves on from it before it leaves, unless it was ticked again or left already. */
function tick(row) {
  const check = row.querySelector(".check");
  check.click();
  setTimeout(() => {
    if (row.contains(document.activeElement) && String(check.checked) !== row.dataset.done) leave(row);
  }, BEFORE_IT_LEAVES);
}

const DEEDS = {
  " ": tick,
  Enter: (row) => row.querySelector(".task-title").click(),
  e: (row) => row.querySelector('[data-action="edit"]').click(),
  Backspace: remove,
  Delete: remove,
  ArrowDown: (row) => move(row, 1),
  ArrowUp: (row) => move(row, -1),
};

function remove(row) {
  row.querySelector('[data-action="delete"]').click();
  leave(row);
}

function onRow(event, row) {
  // A button among the row's actions keeps its own keys.
  if (event.target.closest(".task-actions") && [" ", "Enter"].includes(event.key)) return;
  const deed = DEEDS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!deed || (event.target.matches(".check") && event.key === " ")) return;
  event.preventDefault();
  deed(row);
}

function onKey(event) {
  if (event.defaultPrevented || event.altKey) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    const search = document.getElementById("search");
    search?.focus();
    search?.select();
    return;
  }
  if (event.ctrlKey || event.metaKey || isField(event.target)) return;
  const row = event.target.closest?.(ROW);
  if (row) onRow(event, row);
}

/** Into the dialog: its title, all of it chosen, so that one can write over it. */
export function intoTitle(event) {
  event?.preventDefault?.();
  const title = document.getElementById("edit-title");
  title?.focus();
  title?.select();
}

/** Back from the dialog to the task it was about, wherever in the list that is now. */
export function backToRow(event) {
  const row = document.querySelector(`${ROW}[data-id="${lastRow}"] .task-title`);
  if (!row) return;
  event?.preventDefault?.();
  row.focus();
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    // The router takes care of the address, not of the focus; on a phone the column has to come into sight first.
    const skip = event.target.closest?.(".skip");
    if (skip) requestAnimationFrame(() => document.querySelector(skip.hash)?.focus());
  });
  document.addEventListener("focusin", (event) => {
    lastRow = event.target.closest?.(ROW)?.dataset.id ?? lastRow;
  });
}
