/**
 * Addresses of views, taken apart and put together; `taskchat/ui/views/address.py` reads the same. Pure.
 */
const START = "/today";
const CHAT = "/chat/";
export const SEARCH = "/search";
export const CALENDAR = "/calendar";

/** @typedef {{ pathname: string, search: string }} Place */
/** @typedef {{ path: string, query: URLSearchParams }} List */

/** The conversation that an address names; empty for none. @param {Place} place */
export const threadAt = ({ pathname }) =>
  pathname.startsWith(CHAT) ? pathname.slice(CHAT.length).replace("/", "") : "";

/**
 * The list that is shown at an address: beside a conversation the query names it.
 * @param {Place} place @returns {List}
 */
export function listAt({ pathname, search }) {
  const query = new URLSearchParams(search);
  if (!pathname.startsWith(CHAT)) return { path: pathname.replace(/\/+$/, "") || START, query };
  const path = `/${query.get("list") ?? START.slice(1)}`;
  query.delete("list");
  return { path, query };
}

/** @param {List} list */
export const addressOf = ({ path, query }) => [path, query.toString()].filter(Boolean).join("?");

/** The address of a conversation beside a list. @param {string} thread @param {List} list */
export function besideThread(thread, { path, query }) {
  const beside = new URLSearchParams(path === START ? {} : { list: path.slice(1) });
  for (const [name, value] of query) beside.append(name, value);
  return addressOf({ path: CHAT + thread, query: beside });
}

/** The day that is open in the calendar, as YYYY-MM-DD; empty for none. @param {List} list */
export function dayAt({ path, query }) {
  const day = query.get("day") ?? "";
  const moment = path === CALENDAR && /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(day) : null;
  // There is no 30th of February, though some read one.
  return moment && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : "";
}

/**
 * The calendar at another month, week or day; filters stay.
 * @param {List} list @param {"month" | "week" | "day"} kind @param {string} value
 */
export function calendarAt({ query }, kind, value) {
  const there = new URLSearchParams(query);
  for (const name of ["month", "week", "day"]) there.delete(name);
  there.set(kind, value);
  return addressOf({ path: CALENDAR, query: there });
}
