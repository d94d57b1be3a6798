/**
 * Rows of the task list: which there are, and where the focus goes among them.
 */
export const ROW = ":is(.task, .coming)";
/** A little less than the second that a ticked row stays, in ms. */
const BEFORE_IT_LEAVES = 1000;

/** The id of the task that last had the focus. @type {string | null} */
let lastRow = null;

/** @param {string} selector @param {ParentNode} [within] */
export const find = (selector, within = document) => /** @type {HTMLElement | null} */ (within.querySelector(selector));

/** @returns {HTMLElement[]} */
export const rowsNow = () => [...document.querySelectorAll(ROW)].map((row) => /** @type {HTMLElement} */ (row));

/** @param {Event} event */
const targetOf = (event) => /** @type {Element} */ (event.target);

/** @param {HTMLElement | undefined} row */
export const titleOf = (row) => row && find(".task-title", row);

/** @param {HTMLElement} row */
const isLast = (row) => row.dataset.id === lastRow;

/**
 * Moves the focus by one row; from elsewhere to the row that last had it, else the first.
 * @param {HTMLElement | null} row @param {number} step
 */
export function move(row, step) {
  const rows = rowsNow();
  const next = row ? rows[rows.indexOf(row) + step] : (rows.find(isLast) ?? rows[0]);
  titleOf(next)?.focus();
}

/**
 * Moves the focus from the title to the tags of a row, which are links, and back.
 * @param {HTMLElement} row @param {number} step
 */
export function moveWithin(row, step) {
  const parts = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(".task-title, .tag")]);
  const at = parts.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  parts[Math.max(at + step, 0)]?.focus();
}

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

/** @param {HTMLElement} row */
export const open = (row) => titleOf(row)?.click();

/**
 * Ticks the row off, and moves on from it before it leaves, unless it was ticked again or left already. What only
 * comes again cannot be ticked.
 * @param {HTMLElement} row
 */
export function tick(row) {
  const check = /** @type {HTMLInputElement | null} */ (find(".check", row));
  if (!check) return;
  check.click();
  setTimeout(() => {
    if (row.contains(document.activeElement) && String(check.checked) !== row.dataset.done) leave(row);
  }, BEFORE_IT_LEAVES);
}

/** Puts the task of a row off by a day. @param {HTMLElement} row */
export const postpone = (row) => find('[data-action="postpone"]', row)?.click();

/** Deletes the task of a row; what only comes again is none yet. @param {HTMLElement} row */
export function remove(row) {
  const button = find('[data-action="delete"]', row);
  if (!button) return;
  button.click();
  // Where it is asked first, the dialog brings the focus back.
  if (button.dataset.asks !== "true") leave(row);
}

/** Back from the dialog to the task it was about, wherever in the list that is now. @param {Event} [event] */
export function backToRow(event) {
  const row = find(`${ROW}[data-id="${lastRow}"] .task-title`);
  if (!row) return;
  event?.preventDefault?.();
  row.focus();
}

if (typeof document !== "undefined") {
  document.addEventListener("click", (event) => {
    if (targetOf(event).closest?.("[data-leaves]")) lastRow = neighbour(rowsNow().find(isLast))?.dataset.id ?? null;
  });
  document.addEventListener("focusin", (event) => {
    lastRow = targetOf(event).closest?.(ROW)?.getAttribute("data-id") ?? lastRow;
  });
}
