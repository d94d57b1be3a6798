/**
 * Drafts of the edit form: what is typed is kept in this browser, for each task, until it is saved or discarded.
 *
 * A draft has the fields that were changed, with what they and the task were like before: so the server finds out what
 * somebody else changed meanwhile, however much later it is saved.
 */
import { FAILED, line, reason } from "./connection.js";
import { type } from "./fields.js";
import { say } from "./toasts.js";

/** Event by which the server says that a task's form was saved. */
const SAVED = "taskchat:saved";
const KEPT = "taskchat.draft.";
/** Wait for the server's word before a form that closed is taken for left, in ms. */
const SETTLED = 400;

/**
 * State that a form was made from: the task's version and its series', and by field its words and the task's values.
 * @typedef {{ words: string, values: object }} SeenField
 * @typedef {{ version: number, series?: number | null, fields: Record<string, SeenField> }} Seen
 * @typedef {{ seen: Seen, words: Record<string, string> }} Draft
 */

const formNow = () => /** @type {HTMLFormElement | null} */ (document.querySelector(".editor form"));

const person = () => /** @type {HTMLElement | null} */ (document.querySelector(".desk"))?.dataset.person ?? "";

/** @param {string} task */
const keyOf = (task) => `${KEPT}${person()}.${task}`;

/** @param {HTMLFormElement} form @param {string} name */
const wordsOf = (form, name) => String(new FormData(form).get(name) ?? "");

/** @param {HTMLFormElement} form @returns {Seen} */
const seenBy = (form) => JSON.parse(wordsOf(form, "seen") || '{"version":0,"fields":{}}');

/** @param {string} task @returns {Draft | null} */
function read(task) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(task)) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} task */
function forget(task) {
  try {
    localStorage.removeItem(keyOf(task));
  } catch {
    // What was never kept is forgotten already.
  }
}

/** The fields that are not as they were. @param {HTMLFormElement} form @returns {Draft} */
function draftOf(form) {
  const seen = seenBy(form);
  /** @type {Record<string, string>} */
  const words = {};
  for (const [name, field] of Object.entries(seen.fields)) {
    const now = wordsOf(form, name);
    if (now.trim() !== field.words.trim()) words[name] = now;
  }
  return { seen, words };
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const task = wordsOf(form, "task");
  const draft = draftOf(form);
  if (mark(form, draft)) write(task, draft);
  else forget(task);
}

/** Says in the form which fields were changed. @param {HTMLFormElement} form @param {Draft} draft */
function mark(form, draft) {
  const names = Object.keys(draft.words);
  if (names.length > 0) form.dataset.changed = names.join(" ");
  else delete form.dataset.changed;
  return names.length > 0;
}

/** Puts a draft back into the form that just opened, and says so. */
export function restore() {
  const form = formNow();
  if (!form) return;
  pin(form);
  const draft = read(wordsOf(form, "task"));
  if (!draft || Object.keys(draft.words).length === 0) return;
  const seen = seenBy(form);
  const names = Object.keys(draft.words).filter((name) => name in seen.fields);
  for (const name of names) seen.fields[name] = draft.seen.fields[name];
  // First of all: each field that is filled keeps the draft anew.
  const series = names.includes("repeat") ? draft.seen.series : seen.series;
  fill(form, "seen", JSON.stringify({ ...seen, series, version: Math.min(seen.version, draft.seen.version) }));
  for (const name of names) fill(form, name, draft.words[name]);
  mark(form, draft);
  form.querySelector(".draft-note")?.removeAttribute("hidden");
}

/** Keeps in the form what is in it, whatever the page is told of the task meanwhile. @param {HTMLFormElement} form */
function pin(form) {
  for (const field of form.querySelectorAll("input, textarea")) {
    if (field instanceof HTMLInputElement && field.type === "radio") continue;
    const { value } = /** @type {HTMLInputElement} */ (field);
    /** @type {HTMLInputElement} */ (field).value = value;
  }
}

/** @param {HTMLFormElement} form @param {string} name @param {string} words */
function fill(form, name, words) {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) field.value = words;
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    if (name === "seen") field.value = words;
    // The date is spelled out below its field.
    else type(field, words);
  }
}

/** The form closed: says where what was typed is now. @param {string} task @param {string} title */
export function leave(task, title) {
  setTimeout(() => {
    if (read(task) && !formNow()) say(`Your changes of “${title}” are kept. Open it again to go on.`);
  }, SETTLED);
}

/** Task of the form, for the moment at which the form is gone. */
export const open = { task: "", title: "" };

/** @param {Event} event */
function onInput(event) {
  const form = /** @type {Element} */ (event.target).closest?.(".editor form");
  if (!(form instanceof HTMLFormElement) || !wordsOf(form, "seen")) return;
  Object.assign(open, { task: wordsOf(form, "task"), title: seenBy(form).fields.title?.words ?? "" });
  keep(form);
}

/** Nothing is sent that could not be saved: it stays in the form. @param {SubmitEvent} event */
function onSubmit(event) {
  if (event.target !== formNow()) return;
  complain("");
  if (line() === "live") return;
  event.preventDefault();
  event.stopPropagation();
  complain(`${reason()} What you wrote is kept here; save it when taskchat is back.`);
}

/** @param {string} words */
function complain(words) {
  const note = formNow()?.querySelector(".editor-trouble");
  if (note) note.textContent = words;
}

/** @param {Event} event */
function onDiscard(event) {
  if (!(/** @type {Element} */ (event.target).closest?.("[data-discard]"))) return;
  const form = formNow();
  const task = form && wordsOf(form, "task");
  const draft = task && read(task);
  if (!draft) return;
  forget(task);
  say("Discarded your changes", { label: "Undo", onClick: () => write(task, draft) });
}

/** @param {string} task @param {Draft} draft */
function write(task, draft) {
  try {
    localStorage.setItem(keyOf(task), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing: the form has it as long as it is open.
  }
}

if (typeof document !== "undefined") {
  document.addEventListener("input", onInput);
  document.addEventListener("change", onInput);
  document.addEventListener("submit", onSubmit, { capture: true });
  document.addEventListener("click", onDiscard, { capture: true });
  window.addEventListener(SAVED, (event) => forget(/** @type {CustomEvent<{ id: string }>} */ (event).detail.id));
  window.addEventListener(FAILED, (event) => {
    const { words } = /** @type {import("./connection.js").Failed} */ (event).detail;
    complain(`${words} What you wrote is kept here.`);
  });
}
