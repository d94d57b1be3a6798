/**
 * Whether a message that got no answer reached the server all the same. Asked before it is sent again, so that no
 * message is ever there twice.
 * @import { Conversation } from './conversation.js'
 * @import { Item, UserMessage } from './protocol'
 */

/** Clocks differ; a thread made this many ms before the message may still be the one it made. */
const CLOCK_SKEW = 120_000;

/** @param {Pick<UserMessage, 'content'>} message */
const textOf = (message) => message.content.map((part) => part.text).join('');

/** @param {UserMessage} message */
const filesOf = (message) => (message.attachments ?? []).map(({ id }) => id).join();

/**
 * @param {Conversation} conversation
 * @param {UserMessage} message
 * @returns {Promise<boolean>} true when it was there, and is now shown
 */
export async function accepted(conversation, message) {
  return conversation.threadId ? inThread(conversation, message) : asNewThread(conversation, message);
}

/** @param {Conversation} conversation @param {UserMessage} message */
async function inThread(conversation, message) {
  const { client } = conversation.around;
  const threadId = /** @type {string} */ (conversation.threadId);
  const known = new Set(conversation.state.items.map((item) => item.id));
  const page = await client.items(threadId, null, 10);
  if (!page.data.some((item) => isSame(item, message) && !known.has(item.id))) return false;
  conversation.dispatch({ type: 'message.withdrawn' });
  await conversation.refresh();
  return true;
}

/** @param {Conversation} conversation @param {UserMessage} message */
async function asNewThread(conversation, message) {
  const { client } = conversation.around;
  const { data } = await client.threads(null, 1);
  const thread = data[0];
  if (!thread || Date.parse(thread.created_at) < Date.parse(message.created_at) - CLOCK_SKEW) return false;
  const page = await client.items(thread.id, null, 10);
  if (page.has_more || !page.data.some((item) => isSame(item, message))) return false;
  await conversation.open(thread.id);
  return true;
}

/** @param {Item} item @param {UserMessage} message */
const isSame = (item, message) =>
  item.type === 'user_message' && textOf(item) === textOf(message) && filesOf(item) === filesOf(message);
