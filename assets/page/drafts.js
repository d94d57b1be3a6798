/**
 * Drafts of the panel that edits tasks: what is typed is kept in this browser, for each task, until it is saved.
 *
 * A draft has the fields that were changed, with what they and the task were like before: so the server finds out what
 * somebody else changed meanwhile, however much later it is saved.
 */
import { type } from "./fields.js";

const KEPT = "taskchat.draft.";

/**
 * State that a form was made from: the task's version and its series', and by field its words and the task's values.
 * @typedef {{ words: string, values: object }} SeenField
 * @typedef {{ version: number, series?: number | null, fields: Record<string, SeenField> }} Seen
 */
/**
 * Changes that are not saved. One that is of a task that comes again has a `reach`: what it is for.
 * @typedef {{ seen: Seen, words: Record<string, string>, reach?: string }} Draft
 */

/** Drafts where the browser keeps nothing: then the page has them as long as it is open. @type {Map<string, string>} */
const unkept = new Map();

/** @returns {HTMLFormElement | null} */
export const formNow = () => document.querySelector(".editor form");

/** The form, where it is of this task. @param {string} task */
export function formOf(task) {
  const form = formNow();
  return form && wordsOf(form, "task") === task ? form : null;
}

const person = () => /** @type {HTMLElement | null} */ (document.querySelector(".desk"))?.dataset.person ?? "";

/** @param {string} task */
const keyOf = (task) => `${KEPT}${person()}.${task}`;

/** @param {HTMLFormElement} form @param {string} name */
export const wordsOf = (form, name) => String(new FormData(form).get(name) ?? "");

/** @param {HTMLFormElement} form @returns {Seen} */
export const seenBy = (form) => JSON.parse(wordsOf(form, "seen") || '{"version":0,"fields":{}}');

/** @param {string} task @returns {Draft | null} */
export function read(task) {
  try {
    return JSON.parse(unkept.get(keyOf(task)) ?? localStorage.getItem(keyOf(task)) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a draft; one without a word is forgotten. @param {string} task @param {Draft} draft */
export function write(task, draft) {
  const key = keyOf(task);
  const isEmpty = Object.keys(draft.words).length === 0;
  unkept.delete(key);
  try {
    if (isEmpty) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    if (!isEmpty) unkept.set(key, JSON.stringify(draft));
  }
}

/** Changes of a task: those in the form, where it is open on it, else those that were kept. @param {string} task */
export function draftOf(task) {
  const form = formOf(task);
  return form ? changesIn(form) : read(task);
}

/** The fields that are not as they were. @param {HTMLFormElement} form @returns {Draft} */
function changesIn(form) {
  const seen = seenBy(form);
  /** @type {Draft} */
  const draft = { seen, words: {} };
  for (const [name, field] of Object.entries(seen.fields)) {
    const now = wordsOf(form, name);
    if (now.trim() !== field.words.trim()) draft.words[name] = now;
  }
  if (form.dataset.again === "true") draft.reach = wordsOf(form, "reach") || "this";
  return draft;
}

/** Keeps what was changed, and marks the form with the names of its fields. @param {HTMLFormElement} form */
export function keep(form) {
  const task = wordsOf(form, "task");
  const draft = changesIn(form);
  const before = (form.dataset.changed ?? "").split(" ");
  const names = Object.keys(draft.words);
  if (names.length > 0) form.dataset.changed = names.join(" ");
  else delete form.dataset.changed;
  write(task, withOthers(draft, read(task), before));
}

/**
 * Another tab keeps its changes of the same task in the same place.
 * @param {Draft} draft @param {Draft | null} kept @param {string[]} own names of what this tab kept before
 */
function withOthers(draft, kept, own) {
  const theirs = Object.entries(kept?.words ?? {}).filter(([name]) => !(name in draft.words || own.includes(name)));
  if (!kept || theirs.length === 0) return draft;
  const fields = Object.fromEntries(theirs.map(([name]) => [name, kept.seen.fields[name]]));
  const version = Math.min(draft.seen.version, kept.seen.version);
  const seen = { ...draft.seen, version, fields: { ...draft.seen.fields, ...fields } };
  return { ...draft, seen, words: { ...Object.fromEntries(theirs), ...draft.words } };
}

/** Puts what was not saved back into the form that just opened. @param {HTMLFormElement} form */
export function restore(form) {
  pin(form);
  const draft = read(wordsOf(form, "task"));
  if (!draft) return;
  const seen = seenBy(form);
  const names = Object.keys(draft.words).filter((name) => name in seen.fields);
  for (const name of names) seen.fields[name] = draft.seen.fields[name];
  const series = names.includes("repeat") ? draft.seen.series : seen.series;
  // First of all: each field that is filled keeps the draft anew.
  setSeen(form, { ...seen, series, version: Math.min(seen.version, draft.seen.version) });
  if (draft.reach) fill(form, "reach", draft.reach);
  for (const name of names) fill(form, name, draft.words[name]);
  keep(form);
}

/** Keeps in the form what is in it, whatever the page is told of the task meanwhile. @param {HTMLFormElement} form */
function pin(form) {
  for (const field of form.querySelectorAll("input, textarea")) {
    if (field instanceof HTMLInputElement && field.type === "radio") continue;
    const { value } = /** @type {HTMLInputElement} */ (field);
    /** @type {HTMLInputElement} */ (field).value = value;
  }
}

/** @param {HTMLFormElement} form @param {Seen} seen */
export function setSeen(form, seen) {
  const field = form.elements.namedItem("seen");
  if (field instanceof HTMLInputElement) field.value = JSON.stringify(seen);
}

/** @param {HTMLFormElement} form @param {string} name @param {string} words */
export function fill(form, name, words) {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) field.value = words;
  // The date is spelled out below its field.
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) type(field, words);
}
