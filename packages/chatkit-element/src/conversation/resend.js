/**
 * Whether a message that got no answer reached the server all the same. Asked before it is sent again, so that no
 * message is ever there twice.
 * @import { Conversation } from './conversation.js'
 * @import { Item, UserMessage } from '../protocol/types'
 */
import { instant } from "../i18n/dates.js";
import { isUnconfirmed } from "../thread/merge-items.js";
import { textOf } from "./pending-messages.js";

/** Clocks differ; a thread made this many ms before the message may still be the one it made. */
const CLOCK_SKEW = 120_000;
/** Other tabs may have made threads since; the one that is looked for is among this many. */
const NEWEST = 3;

/** @param {UserMessage} message */
const filesOf = (message) => (message.attachments ?? []).map(({ id }) => id).join();

/**
 * @param {Conversation} conversation
 * @param {UserMessage} message
 * @returns {Promise<boolean>} true when it was there, and is now shown
 * @throws {RequestProblem} when nobody knows
 */
export async function accepted(conversation, message) {
  return conversation.threadId ? inThread(conversation, message) : asNewThread(conversation, message);
}

/** @param {Conversation} conversation @param {UserMessage} message */
async function inThread(conversation, message) {
  const { client } = conversation.deps;
  const threadId = /** @type {string} */ (conversation.threadId);
  const { generation } = conversation;
  const known = new Set(conversation.state.items.map((item) => item.id));
  const page = await client.items(threadId, null, 10);
  if (generation !== conversation.generation) return false;
  if (!page.data.some((item) => isSame(item, message) && !known.has(item.id))) return false;
  conversation.dispatch({ type: "message.withdrawn", ids: [message.id] });
  await conversation.refresh();
  return true;
}

/** @param {Conversation} conversation @param {UserMessage} message */
async function asNewThread(conversation, message) {
  const { client } = conversation.deps;
  const { generation } = conversation;
  const { data } = await client.threads(null, NEWEST);
  const since = Date.parse(message.created_at) - CLOCK_SKEW;
  for (const thread of data) {
    if (conversation.shown.has(thread.id) || instant(thread.created_at).getTime() < since) continue;
    const page = await client.items(thread.id, null, 10);
    if (generation !== conversation.generation) return false;
    if (page.has_more || !page.data.some((item) => isSame(item, message))) continue;
    await goOnIn(conversation, thread.id, message);
    return true;
  }
  return false;
}

/**
 * Opens the thread that the message has made; what was written after it goes there, too.
 * @param {Conversation} conversation
 * @param {string} threadId
 * @param {UserMessage} message
 */
async function goOnIn(conversation, threadId, message) {
  const later = conversation.state.items.filter(isUnconfirmed).filter(({ id }) => id !== message.id);
  conversation.dispatch({ type: "message.withdrawn", ids: [message.id, ...later.map(({ id }) => id)] });
  await conversation.open(threadId);
  for (const item of later) conversation.dispatch({ type: "message.sent", item: { ...item, delivery: "waiting" } });
  if (later.length) void conversation.flush();
}

/** @param {Item} item @param {UserMessage} message */
const isSame = (item, message) =>
  item.type === "user_message" && textOf(item) === textOf(message) && filesOf(item) === filesOf(message);
