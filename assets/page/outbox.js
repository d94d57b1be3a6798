/**
 * Outbox of quick add: what was typed is kept in this browser, drawn in the list, and gone only once it is saved.
 *
 * Each entry goes out under a key of its own, so that one whose answer was not heard can be sent again and is made
 * once. They go in their order, one after the other, in one tab at a time.
 */
import { generateUUID } from "$/utils/state";
import { dayAt, listAt, SEARCH } from "./address.js";
import { address, line, noteTrouble, reason, subscribe, UNREACHABLE } from "./connection.js";
import { type } from "./fields.js";
import { plainOf } from "./quick-text.js";

/**
 * `at` is when it was typed, `sent` when it first went out; `refused` says that it can never be saved as it is, and
 * `why` what keeps it from being saved. `plain` are stretches that are words of the title, as the server counts.
 * @typedef {{ today: boolean, tags: string[], day?: string }} ListedIn
 * @typedef {ListedIn & { plain?: [number, number][], as_one?: boolean }} How
 * @typedef {How & { id: string, text: string, at: string, sent?: string, why?: string, refused?: boolean }} Entry
 */

const KEPT = "taskchat.unsaved.";
/** A little less than the server remembers a key, in ms: what is older goes out again only when one says so. */
const REMEMBERED = 23 * 3_600_000;
/** Longest wait for an answer, and wait before what failed goes out again, in ms. */
const PATIENCE = 10_000;
const AGAIN = 4_000;
const TOO_OLD = "It is not known whether this was saved before.";
const SIGNED_OUT = "Your session has ended. Sign in again; this is kept.";

/** Beginning of the path of a tag's list. */
const TAG = "/tag/";

let person = "";
/** @type {readonly Entry[]} */
let entries = [];
/** Id of the entry that is on its way. */
let going = "";
let running = false;
/** The browser keeps nothing, or has no room: then the page has the entries as long as it is open. */
let unkept = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
/** @type {Set<() => void>} */
const listeners = new Set();
/** @typedef {{ saved: (batch: string) => void, refused: (text: string) => void }} Host whom it tells */
/** @type {Host} */
let host = { saved: () => {}, refused: () => {} };

export const unsaved = () => entries;
export const sending = () => going;

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchOutbox(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Begins with what this person left here. @param {string} id @param {Host} told */
export function openOutbox(id, told) {
  host = told;
  if (id === person) return;
  person = id;
  show(read());
  flush();
}

/** @param {string} text @param {How} how where it is added, and how it is read */
export function add(text, how) {
  const entry = { id: generateUUID(), text, ...how, at: new Date().toISOString() };
  change((kept) => [...kept, entry]);
  flush();
}

/** @param {string} id */
export function retry(id) {
  // Only of what is too old is it said anew when it went out: the server forgets a key a day after it came first.
  const isOld = entries.some((entry) => entry.id === id && entry.refused);
  if (isOld) alter(id, { refused: false, sent: undefined });
  flush();
}

/** @param {string} id @returns {() => void} what brings it back to its place */
export function discard(id) {
  const at = entries.findIndex((entry) => entry.id === id);
  const [gone] = entries.slice(at, at + 1);
  change((kept) => kept.filter((entry) => entry.id !== id));
  return () => {
    change((kept) => kept.toSpliced(at, 0, gone));
    flush();
  };
}

/** Sends what waits, in its order. */
export async function flush() {
  clearTimeout(later);
  if (!person || running || !next()) return;
  running = true;
  // Browsers have locks on pages from https and this machine only; two tabs that send the same do no harm.
  const all = await (navigator.locks?.request(KEPT + person, sendAll) ?? sendAll());
  running = false;
  if (all) flush();
}

/** @returns {Promise<boolean>} whether nothing had to wait */
async function sendAll() {
  show(read());
  for (let entry = next(); entry; entry = next()) {
    if (!(await send(entry))) return false;
  }
  return true;
}

/** The first that may go out. @returns {Entry | undefined} */
const next = () => entries.find((entry) => !entry.refused);

/** @param {Entry} entry @returns {Promise<boolean>} whether the next may follow */
async function send(entry) {
  if (entry.sent && Date.now() - Date.parse(entry.sent) > REMEMBERED) {
    alter(entry.id, { refused: true, why: TOO_OLD });
    return true;
  }
  if (line() === "offline") return wait(entry, reason());
  going = entry.id;
  alter(entry.id, { sent: entry.sent ?? new Date().toISOString() });
  try {
    return await judge(entry, await post(entry));
  } catch {
    noteTrouble(UNREACHABLE);
    return wait(entry, reason() || UNREACHABLE);
  } finally {
    going = "";
    tell();
  }
}

/** @param {Entry} entry */
const post = ({ id, text, today, tags, day, plain, as_one, at }) =>
  fetch(address("/api/tasks/lines"), {
    method: "POST",
    credentials: "include",
    headers: { "Content-Type": "application/json", "Idempotency-Key": id },
    body: JSON.stringify({ text, today, tags, day, plain, as_one, now: at }),
    signal: AbortSignal.timeout(PATIENCE),
  });

/** @param {Entry} entry @param {Response} response @returns {Promise<boolean>} */
async function judge(entry, response) {
  const { detail, batch_id } = await response.json().catch(() => ({}));
  if (response.ok) {
    change((kept) => kept.filter(({ id }) => id !== entry.id));
    host.saved(batch_id);
    return true;
  }
  if (response.status === 401) return wait(entry, SIGNED_OUT);
  if (response.status >= 500 || response.status === 429) {
    const seconds = Number(response.headers.get("Retry-After")) || 0;
    if (response.status !== 429) noteTrouble(detail ?? UNREACHABLE, seconds);
    return wait(entry, detail ?? UNREACHABLE);
  }
  refuse(entry, detail ?? "It cannot be saved as it is.");
  return true;
}

/** Back into the field, where it can be mended, if nothing is in it by now. @param {Entry} entry @param {string} why */
function refuse(entry, why) {
  const field = quickAdd();
  if (field && !field.value.trim()) {
    change((kept) => kept.filter(({ id }) => id !== entry.id));
    host.refused(entry.text);
    type(field, entry.text);
  } else {
    alter(entry.id, { refused: true, why });
  }
}

/** @param {Entry} entry @param {string} why @returns {false} */
function wait(entry, why) {
  alter(entry.id, { why });
  clearTimeout(later);
  later = setTimeout(flush, AGAIN);
  return false;
}

/** @param {string} id @param {Partial<Entry>} news */
const alter = (id, news) => change((kept) => kept.map((one) => (one.id === id ? { ...one, ...news } : one)));

/** Changes what is kept, which other tabs change as well. @param {(kept: Entry[]) => Entry[]} to */
function change(to) {
  const now = to(read());
  try {
    if (now.length) localStorage.setItem(KEPT + person, JSON.stringify(now));
    else localStorage.removeItem(KEPT + person);
    unkept = false;
  } catch {
    unkept = true;
  }
  show(now);
}

/** @returns {Entry[]} */
function read() {
  if (unkept) return [...entries];
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + person) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [...entries];
  }
}

/** @param {Entry[]} now */
function show(now) {
  entries = now;
  tell();
}

function tell() {
  for (const listener of [...listeners]) listener();
}

const quickAdd = () => /** @type {HTMLTextAreaElement | null} */ (document.getElementById("quick-add"));

/** Takes the line out of the field once it has a place here. @param {boolean} isOne its lines are a task with notes */
function submit(isOne) {
  const field = quickAdd();
  if (!field?.value.trim() || !person) return;
  add(field.value, { ...listNow(), plain: plainOf(field.value), ...(isOne && { as_one: true }) });
  type(field, "");
  field.focus();
}

/**
 * A list gives what is added to it a day or a tag, a search nothing. It is that of the address: the server draws it a
 * moment later. Words that are searched for get into the address a moment after they are typed.
 * @returns {ListedIn}
 */
function listNow() {
  const search = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
  const { path, query } = listAt(window.location);
  if (path === SEARCH || search?.value.trim()) return { today: false, tags: [] };
  const tags = path.startsWith(TAG) ? [decodeURIComponent(path.slice(TAG.length))] : [];
  const day = dayAt({ path, query });
  return { today: path === "/today", tags: [...new Set([...tags, ...query.getAll("tag")])], ...(day && { day }) };
}

if (typeof document !== "undefined") {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches(".quick")) return;
    event.preventDefault();
    submit(event.submitter?.matches("[data-as-one]") ?? false);
  });
  window.addEventListener("storage", (event) => {
    if (person && event.key === KEPT + person) show(read());
  });
  subscribe(() => line() === "live" && flush());
}
