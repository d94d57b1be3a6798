/**
 * The edit form of a task that comes again: common rhythms are written by a press, and the choice of what a change is
 * for goes with what was changed.
 */
import { keep } from "./drafts.js";
import { type } from "./fields.js";

/** @param {Event} event */
function onClick(event) {
  const chip = /** @type {Element} */ (event.target).closest?.("[data-fill]");
  if (!(chip instanceof HTMLElement)) return;
  const field = document.getElementById(chip.dataset.fill ?? "");
  if (field instanceof HTMLInputElement) type(field, chip.dataset.words ?? "");
}

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
  // After the listener that keeps drafts, which says what was changed.
  window.addEventListener("input", onInput);
}
