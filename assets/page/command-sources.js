/**
 * Everything that the command menu leads to: lists and pages, deeds, tasks and conversations.
 *
 * Lists, deeds and the tasks that are drawn are what is on the page, and are pressed there; tasks that are not, and
 * conversations, are asked of the server, a few of each.
 */
import { besideThread, listAt } from "./address.js";
import { rowsNow } from "./rows.js";
import { SHORTCUTS } from "./shortcuts.js";
import { ask } from "./transfer.js";

/** @typedef {"Tasks" | "Go to" | "Actions" | "Conversations"} Kind */
/**
 * `id` is the same each time; `about` is said beside the words, `chord` is its key.
 * @typedef {{
 *   id: string, kind: Kind, words: string, about?: string, chord?: string, run: (ways: Ways) => void,
 * }} Command
 */
/** @typedef {{ navigate: (to: string) => void, openTask: (id: string) => void }} Ways */

/** As many as are shown of each kind. */
export const MAX_SHOWN = 6;
/** Conversations that are looked through. */
const THREADS = 50;
const RECENT = "taskchat.recent-commands";
const MAX_RECENT = 30;

/** Whether all words are in a text, however they are written. @param {string} text @param {string} words */
export function matches(text, words) {
  const folded = fold(text);
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {Command[]} */
export function lists() {
  const links = [".rail a.list", "#account-menu a.menu-item"].flatMap((one) => [...document.querySelectorAll(one)]);
  const commands = links.map((link) => {
    const href = link.getAttribute("href") ?? "";
    const words = (link.querySelector(".list-name") ?? link).textContent?.trim() ?? "";
    const chord = SHORTCUTS.find((one) => one.group === "Go to" && one.words === words)?.chords[0];
    const run = () => /** @type {HTMLElement} */ (link).click();
    return { id: `go ${href}`, kind: /** @type {const} */ ("Go to"), words, chord, run };
  });
  return commands.filter(({ id }, at) => commands.findIndex((one) => one.id === id) === at);
}

/** Deeds that have no key of their own, by what is pressed for them. */
const PRESSED = {
  "Switch between light and dark": "[data-colours]",
  "Select tasks": "[data-select]",
  "Move all overdue to today": ".group-deed",
  "Sign out": "[data-sign-out]",
};
const IN_SETTINGS = { "Import tasks": "/account#import", "Export tasks": "/account#export" };

/** @returns {Command[]} */
export function deeds() {
  const kind = /** @type {const} */ ("Actions");
  const byKey = SHORTCUTS.filter((one) => one.isCommand && one.works()).map(({ words, chords, press }) => ({
    id: `do ${words}`,
    kind,
    words,
    chord: chords[0],
    run: () => press(null),
  }));
  const pressed = Object.entries(PRESSED).flatMap(([words, selector]) => {
    const button = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    return button ? [{ id: `do ${words}`, kind, words, run: () => button.click() }] : [];
  });
  const inSettings = Object.entries(IN_SETTINGS).map(([words, address]) => ({
    id: `do ${words}`,
    kind,
    words,
    run: (/** @type {Ways} */ { navigate }) => navigate(address),
  }));
  return [...byKey, ...pressed, ...inSettings];
}

/** @param {string} id @param {string} words @param {string} [about] @returns {Command} */
const taskCommand = (id, words, about) => ({
  id: `task ${id}`,
  kind: "Tasks",
  words,
  about,
  run: ({ openTask }) => openTask(id),
});

/** Tasks that are drawn. @returns {Command[]} */
export function drawnTasks() {
  return rowsNow().flatMap((row) => {
    const title = row.querySelector(".task-title")?.textContent ?? "";
    const due = row.querySelector(".task-due")?.textContent ?? undefined;
    return row.matches(".task") ? [taskCommand(row.dataset.id ?? "", title, due)] : [];
  });
}

/** @typedef {{ commands: Command[], trouble: string }} Found */

/** Tasks of all lists that fit. @param {string} words @param {AbortSignal} signal @returns {Promise<Found>} */
export async function findTasks(words, signal) {
  const query = new URLSearchParams({ search: words, limit: String(MAX_SHOWN), status: "all" });
  const answer = await ask(`/api/tasks?${query}`, { signal });
  /** @type {{ id: string, title: string, completed_at: string | null }[]} */
  const tasks = answer.body.tasks ?? [];
  const commands = tasks.map(({ id, title, completed_at: done }) => taskCommand(id, title, done ? "Done" : undefined));
  return { commands, trouble: answer.ok ? "" : `Only what is on this page was searched. ${answer.detail}` };
}

/** The latest conversations. @returns {Promise<Found>} */
export async function conversations() {
  const answer = await ask("/api/chatkit", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ type: "threads.list", params: { order: "desc", limit: THREADS } }),
  });
  /** @type {{ id: string, title?: string | null }[]} */
  const threads = answer.body.data ?? [];
  const commands = threads.map(({ id, title }) => ({
    id: `thread ${id}`,
    kind: /** @type {const} */ ("Conversations"),
    words: title || "New conversation",
    run: (/** @type {Ways} */ { navigate }) => navigate(besideThread(id, here())),
  }));
  return { commands, trouble: answer.ok ? "" : `Conversations could not be read. ${answer.detail}` };
}

/** The list that is shown, or Today beside a page that is none. */
function here() {
  const isList = document.getElementById("tasks") !== null;
  return listAt(isList ? window.location : { pathname: "/today", search: "" });
}

/** @returns {string[]} ids of what was chosen before, the latest first */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

/** @param {string} id */
export function noteRecent(id) {
  try {
    const kept = [id, ...recent().filter((other) => other !== id)].slice(0, MAX_RECENT);
    localStorage.setItem(RECENT, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has no order of its own.
  }
}
