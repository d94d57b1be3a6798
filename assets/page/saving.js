/**
 * Saving as one goes: a field of the panel goes out once it is left, or after a pause in typing, one after the other.
 *
 * What cannot be saved stays in its field and in the draft, and goes out when the line is back; what was refused waits
 * to be changed, and what somebody else changed meanwhile to be decided about. Of a task that comes again all that was
 * changed goes out together, once it is said what it is for, or the panel closes.
 */
import { FAILED, line, probe, reason, subscribe } from "./connection.js";
import { draftOf, fill, formNow, formOf, keep, wordsOf, write } from "./drafts.js";
import { adopt, merge, rewrite } from "./merging.js";
import { say } from "./toasts.js";

/** Pause in typing after which a text is saved, in ms; a date that is half written is none, and waits. */
const PAUSE = 1_000;
const PAUSED = new Set(["title", "description"]);
/** Wait before it is said that something is being saved, looked for the server, and sent again, in ms. */
const SLOW = 700;
const SOON = 4_000;
const LONG = 8_000;
const STANDS = "Not saved yet";

/** @typedef {Record<string, string>} Words */
/** Names of fields that are to go out, by task. @type {Map<string, Set<string>>} */
const wanted = new Map();
/** Words that were refused as they are, by task. @type {Map<string, Words>} */
const refused = new Map();
/** Fields of which it is to be decided whose words stay, by task. @type {Map<string, Set<string>>} */
const asked = new Map();
/** @typedef {{ task: string, words: Words, timers: ReturnType<typeof setTimeout>[] }} Going */
/** Fields that are on their way. @type {Going | null} */
let going = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** @type {((form: string) => void) | null} */
let host = null;
let said = "";
/** @type {Set<() => void>} */
const listeners = new Set();

/** Sentence that says what became of what was typed. */
export const saving = () => said;

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchSaving(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @param {string} words */
function tell(words) {
  said = words;
  for (const listener of [...listeners]) listener();
}

/** Begins to send; what was left to be sent goes out. @param {(form: string) => void} save */
export function connectSaving(save) {
  host = save;
  pump();
}

/** The panel is open on a task: what was kept of it goes out. @param {HTMLFormElement} form */
export function enter(form) {
  tell("");
  const task = wordsOf(form, "task");
  refused.delete(task);
  asked.delete(task);
  if (form.dataset.again !== "true") want(task, changedIn(form));
}

/** The panel is closed, or open on another task. @param {string} task */
export function leave(task) {
  clearTimeout(pause);
  const draft = draftOf(task);
  if (!draft) return;
  want(task, Object.keys(draft.words));
  if (line() !== "live") say(`Your changes of “${titleOf(task)}” are kept, and saved when taskchat is back.`);
  else if (!wanted.has(task)) sayKept(task);
}

/**
 * Saves fields even where they were refused, or others changed them meanwhile.
 * @param {string} task @param {string[]} names
 */
export function insist(task, names) {
  for (const name of names) {
    delete refused.get(task)?.[name];
    asked.get(task)?.delete(name);
  }
  want(task, names);
}

/** @param {string} task @param {string[]} names */
export function want(task, names) {
  const all = wanted.get(task) ?? new Set();
  for (const name of names) all.add(name);
  wanted.set(task, all);
  pump();
}

/** Sends what is next, if nothing is on its way. */
function pump() {
  if (going || !host) return;
  for (const [task, names] of wanted) {
    const draft = draftOf(task);
    const words = draft ? choose(task, draft, names) : {};
    if (draft && Object.keys(words).length > 0) {
      if (line() === "live") send(task, draft, words);
      else if (formOf(task)) tell(`${reason()} What you wrote is kept here.`);
      return;
    }
    wanted.delete(task);
  }
}

/** @param {string} task @param {import("./drafts.js").Draft} draft @param {Set<string>} names @returns {Words} */
function choose(task, draft, names) {
  const all = Object.keys(draft.words);
  const free = all.filter((name) => !isHeld(task, name, draft.words[name]));
  if (draft.reach) return free.length === all.length && all.some((name) => names.has(name)) ? draft.words : {};
  const first = free.find((name) => names.has(name));
  return first === undefined ? {} : { [first]: draft.words[first] };
}

/** @param {string} task @param {import("./drafts.js").Draft} draft @param {Words} words */
function send(task, { seen, reach = "" }, words) {
  const timers = [setTimeout(() => tell("Saving…"), SLOW), setTimeout(probe, SOON), setTimeout(again, LONG)];
  going = { task, words, timers };
  host?.(JSON.stringify({ task, seen, words, reach }));
}

/** Nothing was heard: it goes out once more, which changes nothing where it was saved. */
function again() {
  stop();
  pump();
}

function stop() {
  for (const timer of going?.timers ?? []) clearTimeout(timer);
  going = null;
}

/** @typedef {{ task: string, seen: string, comesAgain: boolean, sent: Words | null, said: string }} Shown */

/** The server says how a task is now, and whether that was just saved. @param {CustomEvent<Shown>} event */
function onShown({ detail: { task, seen, comesAgain, sent, said: words } }) {
  if (sent && going?.task === task) stop();
  const form = formOf(task);
  if (form) {
    form.dataset.again = String(comesAgain);
    merge(form, JSON.parse(seen), sent ?? {});
  } else if (sent) {
    forget(task, sent);
  }
  pump();
  if (sent && form && !going) tell(stands(task) ? STANDS : words);
}

/** Whether something of a task waits for the person. @param {string} task */
function stands(task) {
  const words = draftOf(task)?.words ?? {};
  return Object.keys(words).some((name) => isHeld(task, name, words[name]));
}

/** @param {string} task @param {string} name @param {string} words */
const isHeld = (task, name, words) => asked.get(task)?.has(name) || refused.get(task)?.[name] === words;

/** @param {string} task @param {Words} sent */
function forget(task, sent) {
  const draft = draftOf(task);
  if (!draft) return;
  const left = Object.entries(draft.words).filter(([name, words]) => words !== sent[name]);
  write(task, { ...draft, words: Object.fromEntries(left) });
}

/** @param {CustomEvent<{ task: string, sent: Words }>} event */
function onRefused({ detail: { task, sent } }) {
  stop();
  refused.set(task, { ...refused.get(task), ...sent });
  standStill(task);
}

/** @param {CustomEvent<{ task: string, seen: string, names: string[] }>} event */
function onAsked({ detail: { task, seen, names } }) {
  stop();
  asked.set(task, new Set([...(asked.get(task) ?? []), ...names]));
  const form = formOf(task);
  if (form) adopt(form, JSON.parse(seen), names);
  standStill(task);
}

/** @param {string} task */
function standStill(task) {
  if (formOf(task)) tell(STANDS);
  else sayKept(task);
  pump();
}

/** @param {string} task */
function sayKept(task) {
  say(`Your changes of “${titleOf(task)}” are kept. Open it again to go on.`);
}

/** @param {string} task */
const titleOf = (task) => draftOf(task)?.seen.fields.title?.words ?? "";

/** @param {HTMLFormElement} form */
const changedIn = (form) => (form.dataset.changed ?? "").split(" ").filter(Boolean);

/** @param {Event} event */
const fieldOf = (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const form = field.form;
  return form && form === formNow() && field.name && wordsOf(form, "seen") ? { form, field } : null;
};

/** @param {Event} event */
function onInput(event) {
  const found = fieldOf(event);
  if (!found) return;
  const { form, field } = found;
  keep(form);
  // What others saved is written into the field as well.
  if (!changedIn(form).includes(field.name)) return;
  clearTimeout(pause);
  tell("");
  if (form.dataset.again === "true") return;
  const save = () => want(wordsOf(form, "task"), [field.name]);
  // What was chosen is whole at once, and what a button wrote.
  if (field.type === "radio" || document.activeElement !== field) save();
  else if (PAUSED.has(field.name)) pause = setTimeout(save, PAUSE);
}

/** @param {Event} event */
function onLeave(event) {
  const found = fieldOf(event);
  if (found) depart(found.form, found.field.name);
}

/** @param {HTMLFormElement} form @param {string} name */
function depart(form, name) {
  clearTimeout(pause);
  // The focus is still in the field that is being left.
  setTimeout(() => rewrite(form, name));
  if (form.dataset.again !== "true") want(wordsOf(form, "task"), [name]);
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const form = formNow();
  if (!form || event.target !== form) return;
  event.preventDefault();
  insist(wordsOf(form, "task"), changedIn(form));
}

/** Enter in a line saves it; by itself it does where there is a button for that. @param {KeyboardEvent} event */
function onKey(event) {
  const found = event.key === "Enter" && !event.defaultPrevented && fieldOf(event);
  if (!found || !(found.field instanceof HTMLInputElement)) return;
  event.preventDefault();
  found.form.requestSubmit();
}

/** @param {Event} event */
function onClick(event) {
  const form = formNow();
  const button = /** @type {Element} */ (event.target).closest?.(".editor form button");
  if (!form || !(button instanceof HTMLElement)) return;
  const task = wordsOf(form, "task");
  const { take, keep: own, discard } = button.dataset;
  if (take) {
    asked.get(task)?.delete(take);
    fill(form, take, draftOf(task)?.seen.fields[take].words ?? "");
    keep(form);
  }
  if (own) insist(task, [own]);
  if (discard) discardAll(form, task);
}

/** @param {HTMLFormElement} form @param {string} task */
function discardAll(form, task) {
  const draft = draftOf(task);
  if (!draft) return;
  for (const name of Object.keys(draft.words)) fill(form, name, draft.seen.fields[name].words);
  keep(form);
  const bring = () => {
    const now = formOf(task);
    if (now) for (const [name, words] of Object.entries(draft.words)) fill(now, name, words);
    else write(task, draft);
  };
  say("Discarded your changes", { label: "Undo", onClick: bring });
}

/** A field in which somebody is goes out as well when the page is left. */
function onHide() {
  const form = formNow();
  const name = document.activeElement?.getAttribute("name");
  if (document.hidden && form?.contains(document.activeElement) && name) depart(form, name);
}

/** @param {Event} event */
function onFailed(event) {
  const { words } = /** @type {import("./connection.js").Failed} */ (event).detail;
  if (going && formOf(going.task)) tell(`${words} What you wrote is kept here.`);
  stop();
}

/** @param {CustomEvent<{ task: string }>} event */
function onGone({ detail: { task } }) {
  const form = formOf(task);
  if (form && changedIn(form).length === 0) window.dispatchEvent(new Event("taskchat:close"));
}

if (typeof document !== "undefined") {
  document.addEventListener("input", onInput);
  document.addEventListener("focusout", onLeave);
  document.addEventListener("submit", onSubmit, { capture: true });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("visibilitychange", onHide);
  const hear = /** @type {(name: string, listener: (event: CustomEvent) => void) => void} */ (window.addEventListener);
  hear("taskchat:shown", onShown);
  hear("taskchat:refused", onRefused);
  hear("taskchat:asked", onAsked);
  hear("taskchat:gone", onGone);
  window.addEventListener(FAILED, onFailed);
  subscribe(() => {
    if (line() !== "live") stop();
    pump();
  });
}
