/**
 * Days of the calendar as texts like "2026-12-05", and their names in the language of the browser. Pure.
 */

/** @typedef {"month" | "week"} Kind */

/** Noon, so that no change of the clocks leads to another day. @param {string} day */
const at = (day) => new Date(`${day}T12:00:00Z`);

/** @param {Date} moment */
const write = (moment) => moment.toISOString().slice(0, 10);

/** @param {string} day @param {number} days */
export function addDays(day, days) {
  const moment = at(day);
  moment.setUTCDate(moment.getUTCDate() + days);
  return write(moment);
}

/** The same day of another month, or its last one. @param {string} day @param {number} months */
export function addMonths(day, months) {
  const first = at(`${day.slice(0, 8)}01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = at(write(first));
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return `${write(first).slice(0, 8)}${String(Math.min(Number(day.slice(8)), last.getUTCDate())).padStart(2, "0")}`;
}

/** The number of a day in its week, Monday being 1 and Sunday 7. @param {string} day */
export const weekday = (day) => at(day).getUTCDay() || 7;

/** The day on which weeks begin in a language, Monday being 1. @param {string} locale @returns {number} */
export function firstWeekday(locale) {
  const known = /** @type {{ getWeekInfo?: () => { firstDay: number }, weekInfo?: { firstDay: number } }} */ (
    /** @type {unknown} */ (new Intl.Locale(locale))
  );
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** @param {string} day @param {number} first weekday @returns {string} the first day of its week */
export const weekStart = (day, first) => addDays(day, -((weekday(day) - first + 7) % 7));

/**
 * The weeks of a month, or the one that begins with a Monday or holds most of it.
 * @param {Kind} kind @param {string} begins @param {number} first weekday @returns {string[][]}
 */
export function weeksOf(kind, begins, first) {
  if (kind === "week") return [weekFrom(weekStart(addDays(begins, 2), first))];
  const weeks = [];
  for (let day = weekStart(begins, first); weeks.length === 0 || day < addMonths(begins, 1); day = addDays(day, 7)) {
    weeks.push(weekFrom(day));
  }
  return weeks;
}

/** @param {string} start */
const weekFrom = (start) => Array.from({ length: 7 }, (_, number) => addDays(start, number));

/** A week as an address names it (ISO 8601). @param {string} day @returns {string} */
export function weekName(day) {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor((at(thursday).getTime() - at(`${year}-01-01`).getTime()) / 604_800_000) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The Monday of a week as an address names it; empty for none. @param {string} name */
export function mondayOf(name) {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(name) ?? [];
  if (!year) return "";
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + 7 * (Number(number) - 1));
}

/** @param {string} locale @param {Intl.DateTimeFormatOptions} parts */
const format = (locale, parts) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" });

/** @param {string} day @param {string} locale @param {Intl.DateTimeFormatOptions} parts */
export const nameOf = (day, locale, parts) => format(locale, parts).format(at(day));

/** @param {Kind} kind @param {string[][]} weeks @param {string} begins @param {string} locale */
export function titleOf(kind, weeks, begins, locale) {
  if (kind === "month") return nameOf(begins, locale, { month: "long", year: "numeric" });
  const whole = format(locale, { day: "numeric", month: "short", year: "numeric" });
  return whole.formatRange(at(weeks[0][0]), at(weeks[0][6]));
}
