/**
 * Keys of the calendar: from day to day, and among the tasks of one. Pure but for the focus.
 */
import { addDays, addMonths, mondayOf } from "./calendar-dates.js";

/**
 * @typedef {import("./calendar-dates.js").Kind} Kind
 * @typedef {{ kind: Kind, week: string[], today: string }} Around
 */

/** The day to which each key leads. @type {Record<string, (day: string, around: Around) => string>} */
export const MOVES = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (_, { week }) => week[0],
  End: (_, { week }) => week[6],
  PageUp: (day, { kind }) => (kind === "week" ? addDays(day, -7) : addMonths(day, -1)),
  PageDown: (day, { kind }) => (kind === "week" ? addDays(day, 7) : addMonths(day, 1)),
  t: (_, { today }) => today,
};

/**
 * Read the period of an address, drawn before the server has said what is there; without one it is the server's.
 * @param {URLSearchParams} query @param {{ kind: Kind, begins: string }} calendar
 * @returns {{ kind: Kind, first: string }}
 */
export function begins(query, calendar) {
  const week = mondayOf(query.get("week") ?? "");
  if (week) return { kind: "week", first: week };
  const [month] = /^\d{4}-(0[1-9]|1[0-2])/.exec(query.get("day") ?? query.get("month") ?? "") ?? [];
  return month ? { kind: "month", first: `${month}-01` } : { kind: calendar.kind, first: calendar.begins };
}

/** Days in the period before and in the one behind. @param {Kind} kind @param {string} first */
export const stepsOf = (kind, first) =>
  kind === "week"
    ? { back: addDays(first, -7), forth: addDays(first, 7) }
    : { back: addMonths(first, -1), forth: addMonths(first, 1) };

/**
 * Among the tasks of a day: up and down, back to the day, and Space completes.
 * @param {import("react").KeyboardEvent<HTMLElement>} event
 * @param {((id: string, done: boolean) => void) | undefined} onDone
 */
export function onMarkKey(event, onDone) {
  const target = /** @type {HTMLElement} */ (event.target);
  const day = /** @type {HTMLElement | null} */ (target.closest(".cal-day"));
  if (!day) return;
  const stops = [day, .../** @type {NodeListOf<HTMLElement>} */ (day.querySelectorAll(".cal-mark, .cal-more"))];
  const here = stops.indexOf(target);
  if (event.key === "ArrowDown") stops[Math.min(here + 1, stops.length - 1)].focus();
  else if (event.key === "ArrowUp") stops[here - 1]?.focus();
  else if (["ArrowLeft", "ArrowRight", "Escape"].includes(event.key)) day.focus();
  else if (event.key === " " && target.dataset.id && !target.dataset.coming)
    onDone?.(target.dataset.id, target.dataset.done !== "true");
  else return;
  event.preventDefault();
  event.stopPropagation();
}
