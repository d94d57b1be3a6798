/**
 * Buttons of the panel: common rhythms and days are written by a press, and of a task that comes again the choice of
 * what a change is for goes with what was changed.
 */
import { formNow, keep, seenBy } from "./drafts.js";
import { type } from "./fields.js";

/** @param {Event} event */
function onClick(event) {
  const button = /** @type {Element} */ (event.target).closest?.("[data-fill], [data-pick]");
  if (!(button instanceof HTMLElement)) return;
  const { fill, words = "", pick } = button.dataset;
  if (fill) write(fill, words);
  else if (pick) openCalendar(pick);
}

/** @param {string} id @param {string} words a day keeps the time that stands in its field */
function write(id, words) {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  const time = field.name === "due" && words ? / \d{1,2}:\d{2}$/.exec(field.value)?.[0] : "";
  type(field, words + (time ?? ""));
}

/** @param {string} id of the field that the day is for */
function openCalendar(id) {
  const form = formNow();
  const calendar = document.querySelector(`[data-picked="${id}"]`);
  if (!form || !(calendar instanceof HTMLInputElement)) return;
  calendar.value = dayOf(/** @type {{ due_at?: string, all_day?: boolean }} */ (seenBy(form).fields.due?.values ?? {}));
  // It has no place of its own to be reached or heard.
  calendar.removeAttribute("inert");
  calendar.showPicker();
}

/** Day of a due date where one is, as a calendar takes it. @param {{ due_at?: string, all_day?: boolean }} due */
function dayOf({ due_at: at, all_day: allDay }) {
  if (!at) return "";
  const day = new Date(at);
  const offset = allDay ? 0 : day.getTimezoneOffset() * 60_000;
  return new Date(day.getTime() - offset).toISOString().slice(0, 10);
}

/** @param {Event} event */
function onPick(event) {
  const calendar = /** @type {HTMLInputElement} */ (event.target);
  if (!calendar.dataset?.picked) return;
  calendar.setAttribute("inert", "");
  if (calendar.value) write(calendar.dataset.picked, calendar.value);
  find(`[data-pick="${calendar.dataset.picked}"]`)?.focus();
}

/** @param {string} selector */
const find = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/** A rhythm alone is never of one task: then that choice is hidden, and the next one made. @param {Event} event */
function onInput(event) {
  const form = /** @type {Element} */ (event.target).closest?.(".editor form");
  if (!(form instanceof HTMLFormElement)) return;
  const reaches = form.elements.namedItem("reach");
  if (!(reaches instanceof RadioNodeList)) return;
  const changed = form.dataset.changed ?? "";
  const chosen = reaches.value;
  if (changed === "repeat" && chosen === "this") reaches.value = "following";
  if (!changed.split(" ").includes("repeat") && chosen === "all") reaches.value = "following";
  if (reaches.value !== chosen) keep(form);
}

if (typeof document !== "undefined") {
  document.addEventListener("click", onClick);
  document.addEventListener("change", onPick);
  // After the listener that keeps drafts, which says what was changed.
  window.addEventListener("input", onInput);
}
