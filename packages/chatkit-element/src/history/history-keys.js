/**
 * Keys of the list of conversations.
 * @import { Props } from '../ui/props.js'
 */
import { isComposing } from "../ui/keyboard.js";

/** @param {Props} props @param {KeyboardEvent} event */
export function onHistoryKey(props, event) {
  const field = /** @type {HTMLElement} */ (event.target).closest("input");
  if (isComposing(event)) return;
  if (event.key === "Escape") back(props, event);
  else if (field?.dataset.rename !== undefined) return;
  else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) takeBack(props, event);
  else if (!change(props, event)) walk(event, field !== null);
}

/**
 * Leave the title, then the search, then the list.
 * @param {Props} props
 * @param {KeyboardEvent} event
 */
function back({ history, actions }, event) {
  event.preventDefault();
  event.stopPropagation();
  if (history.renaming) history.rename(null);
  else if (history.query) void history.filter("");
  else actions.hideHistory();
}

/** @param {Props} props @param {KeyboardEvent} event */
function takeBack({ history }, event) {
  if (!history.undoWindow.change) return;
  event.preventDefault();
  history.undo();
}

/** @param {Props} props @param {KeyboardEvent} event @returns {boolean} whether the key changes the row */
function change({ history, options, actions }, event) {
  const id = /** @type {HTMLElement} */ (event.target).closest(".thread")?.getAttribute("data-thread");
  const thread = history.threads.find((entry) => entry.id === id);
  const { showDelete = true, showRename = true } = options.history ?? {};
  if (!thread) return false;
  if (event.key === "F2" && showRename) history.rename(thread.id);
  else if (event.key === "Delete" && showDelete) actions.deleteThread(thread);
  else return false;
  event.preventDefault();
  return true;
}

/** @param {KeyboardEvent} event @param {boolean} inField true where Home and End move the caret */
function walk(event, inField) {
  const panel = /** @type {HTMLElement} */ (event.currentTarget);
  const stops = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("input[type=search], .thread-open")]);
  const focused = /** @type {ShadowRoot} */ (panel.getRootNode()).activeElement;
  const here = stops.findIndex((stop) => stop === focused || stop.closest(".thread")?.contains(focused));
  const last = stops.length - 1;
  const next = {
    ArrowDown: Math.min(last, here + 1),
    ArrowUp: Math.max(0, here - 1),
    Home: Math.min(last, 1),
    End: last,
  }[event.key];
  if (next === undefined || (inField && event.key !== "ArrowDown")) return;
  event.preventDefault();
  stops[next]?.focus();
}
