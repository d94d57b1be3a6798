/**
 * Points in time as words.
 */

/**
 * Parse a time of the server, which is UTC where it has no zone (Python's isoformat).
 * @param {string} written
 */
export function parseTime(written) {
  const zoned = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(written);
  return new Date(zoned || !written.includes("T") ? written : `${written}Z`);
}

const STEPS = /** @type {const} */ ([
  ["minute", 60_000, 60],
  ["hour", 3_600_000, 24],
  ["day", 86_400_000, 7],
]);

/**
 * "now", "5 minutes ago", "yesterday"; a date when it is a week or more.
 * @param {Date} date
 * @param {Date} now
 * @param {string} [locale]
 */
export function relative(date, now, locale) {
  const words = wordsOf(locale);
  const passed = Math.max(0, now.getTime() - date.getTime());
  if (passed < 45_000) return words.format(0, "second");
  for (const [unit, length, limit] of STEPS) {
    const count = unit === "day" ? daysBetween(date, now) : Math.round(passed / length);
    if (count < limit && (unit !== "day" || count > 0)) return words.format(-Math.max(count, 1), unit);
  }
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(locale, { day: "numeric", month: "short", ...(!sameYear && { year: "numeric" }) });
}

/** @param {Date} from @param {Date} to */
function daysBetween(from, to) {
  const midnight = (/** @type {Date} */ date) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/**
 * Made once for each locale: it takes longer to make than to use.
 * @type {Map<string | undefined, Intl.RelativeTimeFormat>}
 */
const made = new Map();

/** @param {string} [locale] */
function wordsOf(locale) {
  const words = made.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" });
  made.set(locale, words);
  return words;
}

/** Day and time in full. @param {Date} date @param {string} [locale] */
export function fullDate(date, locale) {
  return date.toLocaleString(locale, { dateStyle: "full", timeStyle: "short" });
}
