/**
 * Words that were sent and not confirmed yet, kept for as long as the tab lives: after a reload those that the server
 * does not have are in the composer again.
 * @import { Conversation } from './conversation.js'
 * @import { UserMessage } from './protocol'
 */
import { keep, kept } from './drafts.js';
import { isUnconfirmed } from './merge.js';

/** @param {Pick<UserMessage, 'content'>} message */
export const textOf = (message) => message.content.map((part) => part.text).join('');

/** @param {Conversation} conversation */
export function rememberUnsent({ state, threadId }) {
  const words = state.items.filter(isUnconfirmed).map(textOf).filter(Boolean);
  if (threadId) keep('unsent', null, '');
  keep('unsent', threadId, words.length ? JSON.stringify(words) : '');
}

/** It is in the composer again. @param {Conversation} conversation @param {UserMessage[]} messages */
export function giveBack(conversation, messages) {
  conversation.dispatch({ type: 'message.withdrawn', ids: messages.map(({ id }) => id) });
  for (const message of messages.toReversed()) conversation.around.giveBack(message);
  rememberUnsent(conversation);
}

/**
 * What of it the server does not have, once; the thread is open.
 * @param {Conversation} conversation
 * @returns {Promise<string[]>}
 */
export async function lostWords(conversation) {
  const { threadId } = conversation;
  const words = listIn(kept('unsent', threadId));
  keep('unsent', threadId, '');
  if (words.length === 0) return [];
  const there = new Set(threadId ? conversation.state.items.map(wordsOf) : await newestWords(conversation));
  return words.filter((text) => !there.has(text));
}

/** What was said in the newest thread: a new one that was made may not have been heard of. @param {Conversation} conversation */
async function newestWords({ around: { client } }) {
  try {
    const [thread] = (await client.threads(null, 1)).data;
    return thread ? (await client.items(thread.id, null, 10)).data.map(wordsOf) : [];
  } catch {
    return []; // It is better to have them twice in the composer than to lose them.
  }
}

/** @param {import('./protocol').Item} item */
const wordsOf = (item) => (item.type === 'user_message' ? textOf(item) : null);

/** @param {string} text @returns {string[]} */
function listIn(text) {
  try {
    const list = JSON.parse(text || '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
