/**
 * Moves of tasks: where one can go, drawn there at once, and taken back with a word where it was not saved.
 *
 * What is drawn is a copy that nobody can use: the rows themselves are React's, and follow with the server's answer.
 */
import { addDays } from "./calendar-dates.js";
import { FAILED, line, probe, reason } from "./connection.js";
import { complain } from "./toasts.js";

/** Event by which the server says what became of a move. */
const PLACED = "taskchat:placed";
/** Rows and marks that can be moved; what only comes again is no task yet. */
export const MOVABLE = ".task[data-id], .cal-mark[data-id]:not([data-coming])";
const ZONE = '[data-drop]:not([data-drop=""])';
const BY_HAND = '[data-by-hand="true"]';
/** Wait for the server's word before it is looked for, and before a move is taken back, in ms. */
const SOON = 4_000;
const LONG = 8_000;

/**
 * Place to go to: a zone, or before or after a row of the order by hand.
 * @typedef {{ element: HTMLElement, words: string, drop?: string, before?: string, after?: string }} Target
 * @typedef {{ move: (id: string, drop: string, left: string) => void,
 *   place: (id: string, before: string, after: string) => void }} Asking
 * @typedef {{ id: string, title: string, timers: ReturnType<typeof setTimeout>[], undraw: () => void }} Waiting
 */

/** @type {Asking | null} */
let asking = null;
/** @type {Waiting | null} */
let waiting = null;
/** The task that had the focus as it was moved. @type {string} */
let followed = "";

/** @param {Asking} how */
export function connectMoves(how) {
  asking = how;
}

/** @param {Element | null} element */
const html = (element) => /** @type {HTMLElement | null} */ (element);

/** @param {ParentNode} within @param {string} selector */
const all = (within, selector) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

/** @param {HTMLElement} row */
export const titleOf = (row) => row.querySelector(".task-title, .cal-title")?.textContent?.trim() ?? "";

/** @param {HTMLElement} row */
const zoneOf = (row) => html(row.closest(ZONE));

/** @param {HTMLElement} zone */
function zoneWords(zone) {
  const words = zone.getAttribute("aria-label") ?? "";
  // A day of the calendar says how many tasks it has, too.
  return zone.matches(".cal-day") ? words.replace(/, [^,]+$/, "") : words;
}

/** @param {HTMLElement} zone @returns {Target} */
const intoZone = (zone) => ({ element: zone, drop: zone.dataset.drop, words: zoneWords(zone) });

/** @param {HTMLElement} other @param {"before" | "after"} side @returns {Target} */
const beside = (other, side) => ({
  element: other,
  [side]: other.dataset.id,
  words: `${side === "before" ? "Before" : "After"} “${titleOf(other)}”`,
});

/**
 * The place under a point, if the row can go there.
 * @param {HTMLElement} row @param {number} x @param {number} y @returns {Target | null}
 */
export function targetAt(row, x, y) {
  const under = document.elementFromPoint(x, y);
  if (row.closest(BY_HAND)) {
    const other = html(under?.closest(`${BY_HAND} .task[data-id]`) ?? null);
    if (!other || other.dataset.id === row.dataset.id) return null;
    const { top, height } = other.getBoundingClientRect();
    return beside(other, y < top + height / 2 ? "before" : "after");
  }
  const zone = html(under?.closest(ZONE) ?? null);
  return zone && zone.dataset.drop !== zoneOf(row)?.dataset.drop ? intoZone(zone) : null;
}

/** The places of a row that its menu offers. @param {HTMLElement} row @returns {Target[]} */
export function targetsOf(row) {
  const list = row.closest(BY_HAND);
  if (!list && zoneOf(row)?.dataset.drop?.startsWith("day:")) return daysAround(row);
  if (!list)
    return zonesOf(row)
      .filter((zone) => zone.dataset.drop !== zoneOf(row)?.dataset.drop)
      .map(intoZone);
  const rows = all(list, ".task[data-id]");
  const [first, last] = [rows[0], rows[rows.length - 1]];
  return [
    ["Up", neighbour(rows, row, -1)],
    ["Down", neighbour(rows, row, 1)],
    ["To the top", first === row ? null : beside(first, "before")],
    ["To the end", last === row ? null : beside(last, "after")],
  ].flatMap(([words, target]) => (target ? [{ .../** @type {Target} */ (target), words: String(words) }] : []));
}

/** @type {[words: string, days: number][]} */
const DAYS = [
  ["One day earlier", -1],
  ["One day later", 1],
  ["One week later", 7],
];

/** Days near that of a row. @param {HTMLElement} row */
const daysAround = (row) => DAYS.map(([words, days]) => dayFrom(row, days, words));

/**
 * A day as far away; out of sight it is drawn where the row was, until the server has answered.
 * @param {HTMLElement} row @param {number} days @param {string} [words] @returns {Target}
 */
export function dayFrom(row, days, words = "") {
  const here = zoneOf(row);
  const day = addDays(here?.dataset.drop?.slice("day:".length) ?? "", days);
  const there = html(document.querySelector(`[data-drop="day:${day}"]`));
  return { element: there ?? here ?? row, drop: `day:${day}`, words };
}

/** The place a step away: among rows by hand, else among zones. @param {HTMLElement} row @param {number} step */
export function targetBy(row, step) {
  const list = row.closest(BY_HAND);
  if (list) return neighbour(all(list, ".task[data-id]"), row, step);
  const zones = zonesOf(row);
  const next = zones[zones.findIndex((zone) => zone.dataset.drop === zoneOf(row)?.dataset.drop) + step];
  return next ? intoZone(next) : null;
}

/** Zones of the calendar's days, or else of the list's groups. @param {HTMLElement} row */
const zonesOf = (row) => {
  const days = all(document, ".cal-day");
  return days.length > 0 ? days : all(row.closest(".groups") ?? document, ZONE);
};

/** @param {HTMLElement[]} rows @param {HTMLElement} row @param {number} step */
function neighbour(rows, row, step) {
  const other = rows[rows.indexOf(row) + step];
  return other ? beside(other, step < 0 ? "before" : "after") : null;
}

/** Draws a task where it goes, and asks the server. @param {HTMLElement} row @param {Target} target */
export function moveTo(row, target) {
  if (line() !== "live") return complain(`${reason()} Nothing was moved.`);
  settle();
  const id = row.dataset.id ?? "";
  const left = zoneOf(row)?.dataset.drop ?? "";
  followed = row.contains(document.activeElement) ? id : "";
  waiting = { id, title: titleOf(row), timers: [], undraw: draw(row, target) };
  waiting.timers = [setTimeout(probe, SOON), setTimeout(() => takeBack(true), LONG)];
  if (target.drop === undefined) asking?.place(id, target.before ?? "", target.after ?? "");
  else asking?.move(id, target.drop, left);
}

/** @param {HTMLElement} row @param {Target} target @returns {() => void} what takes it back */
function draw(row, target) {
  const ghost = ghostOf(row, target);
  if (target.before) target.element.before(ghost);
  else if (target.after) target.element.after(ghost);
  else (target.element.querySelector("ul") ?? target.element).append(ghost);
  row.dataset.moved = "";
  return () => {
    ghost.remove();
    delete row.dataset.moved;
  };
}

/** @param {HTMLElement} row @param {Target} target */
function ghostOf(row, { element }) {
  const isAlike = row.matches(".cal-mark") === element.matches(".cal-day");
  const ghost = /** @type {HTMLElement} */ (isAlike ? row.cloneNode(true) : document.createElement("div"));
  if (!isAlike) ghost.textContent = titleOf(row);
  if (element.matches(".cal-day")) ghost.classList.add("cal-mark");
  for (const part of [ghost, ...all(ghost, "[id], [data-id]")]) {
    part.removeAttribute("id");
    part.removeAttribute("data-id");
  }
  ghost.classList.add("moved-here");
  ghost.setAttribute("aria-hidden", "true");
  ghost.inert = true;
  return ghost;
}

/** The list is drawn anew: what was moved is there by now, with the focus that it had. */
export function settle() {
  if (!waiting) return;
  const { timers, undraw } = waiting;
  waiting = null;
  for (const timer of timers) clearTimeout(timer);
  undraw();
  if (followed) requestAnimationFrame(() => focusOn(followed));
}

/** @param {string} id */
function focusOn(id) {
  followed = "";
  const isLost = document.activeElement === document.body || document.activeElement === null;
  const row = html(document.querySelector(`:is(.task, .cal-mark)[data-id="${CSS.escape(id)}"]`));
  // What left the list left nothing to stand on but the list.
  if (isLost) (html(row?.querySelector(".task-title") ?? null) ?? row ?? document.getElementById("tasks"))?.focus();
}

/** @param {boolean} isSilent whether the server said nothing yet, so that it is said here */
function takeBack(isSilent) {
  if (!waiting) return;
  const { title } = waiting;
  settle();
  if (isSilent) complain(`“${title}” was not moved. Please try again.`);
}

/** @param {Event} event */
function onPlaced(event) {
  const { id, changed } = /** @type {CustomEvent<{ id: string, changed: boolean }>} */ (event).detail;
  if (waiting?.id !== id) return;
  if (!changed) takeBack(false);
  else for (const timer of waiting.timers) clearTimeout(timer);
}

if (typeof document !== "undefined") {
  window.addEventListener(PLACED, onPlaced);
  window.addEventListener(FAILED, () => takeBack(false));
}
