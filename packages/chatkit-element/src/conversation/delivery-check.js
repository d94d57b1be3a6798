/**
 * Looks for a message that got no answer: it may have reached the server all the same. Asked before it is sent again,
 * so that no message is ever there twice.
 * @import { OpenThread } from './open-thread.js'
 * @import { Item, UserMessage } from '../protocol/types'
 */
import { parseTime } from "../i18n/dates.js";
import { textOf } from "./pending-messages.js";

/** Clocks differ; a thread made this many ms before the message may still be the one it made. */
const CLOCK_SKEW = 120_000;
/** Other tabs may have made threads since; the one that is looked for is among this many. */
const NEWEST_THREADS = 3;
const NEWEST_ITEMS = 10;

/**
 * Find the thread that has the message.
 * @param {OpenThread} thread where it was written
 * @param {UserMessage} message
 * @returns {Promise<string | null>} its id; null where the server does not have the message
 * @throws {RequestProblem} when nobody knows
 */
export function findDelivered(thread, message) {
  return thread.id ? findInThread(thread, thread.id, message) : findNewThread(thread, message);
}

/** @param {OpenThread} thread @param {string} id @param {UserMessage} message */
async function findInThread({ state, deps, signal }, id, message) {
  const known = new Set(state.items.map((item) => item.id));
  const page = await deps.client.items(id, null, NEWEST_ITEMS, signal);
  return page.data.some((item) => isSame(item, message) && !known.has(item.id)) ? id : null;
}

/** @param {OpenThread} thread @param {UserMessage} message */
async function findNewThread({ deps: { client, wasShown }, signal }, message) {
  const { data } = await client.threads(null, NEWEST_THREADS, signal);
  const since = Date.parse(message.created_at) - CLOCK_SKEW;
  for (const { id, created_at: created } of data) {
    if (wasShown(id) || parseTime(created).getTime() < since) continue;
    const page = await client.items(id, null, NEWEST_ITEMS, signal);
    if (!page.has_more && page.data.some((item) => isSame(item, message))) return id;
  }
  return null;
}

/** @param {Item} item @param {UserMessage} message */
const isSame = (item, message) =>
  item.type === "user_message" && textOf(item) === textOf(message) && fileIds(item) === fileIds(message);

/** @param {UserMessage} message */
const fileIds = (message) => (message.attachments ?? []).map(({ id }) => id).join();
