/**
 * Days as a calendar needs them. A day is text, `2026-11-22`: it has no zone, and sorts.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const MS = 86_400_000;

/**
 * @param {unknown} value an ISO date or time, as a server writes it
 * @returns {string} its day as it is written; '' if there is none
 */
export function dayOf(value) {
  const [day] = (typeof value === "string" && DAY.exec(value)) || [];
  return day && iso(utc(day)) === day ? day : "";
}

/** @param {Date} date here @returns {string} */
export const today = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** @param {string} day @returns {Date} its midnight in UTC */
export const utc = (day) => new Date(`${day}T00:00:00Z`);

/** @param {Date} date */
const iso = (date) => (Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10));

/** @param {string} day @param {number} count @returns {string} */
export const plusDays = (day, count) => iso(new Date(utc(day).getTime() + count * MS));

/** Same day in another month, or that month's last. @param {string} day @param {number} count @returns {string} */
export function plusMonths(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return iso(new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))));
}

/** @param {string} day @param {string} min @param {string} max either may be '' @returns {boolean} */
export const isBetween = (day, min, max) => (!min || day >= min) && (!max || day <= max);

/** @param {string} day @param {string} min @param {string} max @returns {string} the nearest that is allowed */
export const clampDay = (day, min, max) => (min && day < min ? min : max && day > max ? max : day);

/**
 * @param {string} day any of the month
 * @param {number} first the day with which a week begins, 1 is Monday and 7 Sunday
 * @returns {string[][]} whole weeks; days of the months beside are in them
 */
export function weeksOf(day, first) {
  const start = `${day.slice(0, 7)}-01`;
  const before = (utc(start).getUTCDay() - first + 7) % 7;
  const from = plusDays(start, -before);
  const count = Math.ceil((before + Number(plusDays(plusMonths(start, 1), -1).slice(8))) / 7);
  return Array.from({ length: count }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => plusDays(from, week * 7 + index)),
  );
}

/** @param {string} locale @returns {number} 1 for Monday to 7 for Sunday */
export function firstDayOf(locale) {
  const known = /** @type {any} */ (new Intl.Locale(locale));
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/**
 * @param {string} key of the keyboard
 * @param {boolean} shift
 * @param {string} day
 * @param {{ first: number, isRtl: boolean }} calendar
 * @returns {string | null} the day that the key leads to
 */
export function dayForKey(key, shift, day, { first, isRtl }) {
  const across = isRtl ? -1 : 1;
  const weekday = (utc(day).getUTCDay() - first + 7) % 7;
  switch (key) {
    case "ArrowLeft":
      return plusDays(day, -across);
    case "ArrowRight":
      return plusDays(day, across);
    case "ArrowUp":
      return plusDays(day, -7);
    case "ArrowDown":
      return plusDays(day, 7);
    case "Home":
      return plusDays(day, -weekday);
    case "End":
      return plusDays(day, 6 - weekday);
    case "PageUp":
      return plusMonths(day, shift ? -12 : -1);
    case "PageDown":
      return plusMonths(day, shift ? 12 : 1);
    default:
      return null;
  }
}
