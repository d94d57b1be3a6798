/**
 * Subtasks by keyboard: Enter saves a title and goes on to the line that adds, Escape takes it back, Alt and the arrows
 * move it, arrows alone lead to the next one. Each key presses what is there already.
 */

/** @param {Element} row @param {string} name */
const press = (row, name) => /** @type {HTMLElement | null} */ (row.querySelector(`[data-deed="${name}"]`))?.click();

/** @param {Element | null | undefined} row */
const intoTitle = (row) => /** @type {HTMLElement | null} */ (row?.querySelector(".subtask-title"))?.focus();

const line = () => document.getElementById("new-subtask");

/** @param {KeyboardEvent} event */
function onKey(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const row = field.closest?.(".subtask");
  if (!row || !field.matches(".subtask-title")) return;
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (way && event.altKey) press(row, way);
  else if (way) intoTitle(way === "up" ? row.previousElementSibling : row.nextElementSibling);
  else if (event.key === "Enter") line()?.focus();
  else if (event.key === "Escape" && field.value !== field.defaultValue) field.value = field.defaultValue;
  else return;
  event.preventDefault();
}

/** A task has a title: who empties it sees the old one again. @param {Event} event */
function onLeave(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.matches?.(".subtask-title") && !field.value.trim()) field.value = field.defaultValue;
}

/** A row that was moved keeps the focus, wherever it is drawn now. @param {Event} event */
function onMoved(event) {
  const { id } = /** @type {CustomEvent<{ id: string }>} */ (event).detail;
  const focus = () => intoTitle(document.querySelector(`[data-subtask="${CSS.escape(id)}"]`));
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusout", onLeave);
  window.addEventListener("taskchat:moved", onMoved);
}
