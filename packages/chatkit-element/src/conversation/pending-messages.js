/**
 * What was sent and is not confirmed yet. Its words are kept for as long as the tab lives: after a reload those that
 * the server does not have are in the composer again.
 * @import { Conversation } from './conversation.js'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 * @import { UserMessage } from '../protocol/types'
 */
import { keep, kept } from "../composer/drafts.js";
import { isUnconfirmed } from "../thread/merge-items.js";

/** @param {Pick<UserMessage, 'content'>} message */
export const textOf = (message) => message.content.map((part) => part.text).join("");

/** @param {Conversation} conversation */
export const unsent = ({ state }) => state.items.filter(isUnconfirmed);

/**
 * Why messages are not there, for those who sent them.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 */
export function note(conversation, problem) {
  for (const { id } of unsent(conversation)) conversation.undelivered.set(id, problem);
}

/**
 * Nobody knows: it stays, marked, until somebody tries again.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 * @returns {false}
 */
export function failed(conversation, problem) {
  note(conversation, problem);
  conversation.dispatch({ type: "message.failed" });
  conversation.fail(problem, "resend");
  return false;
}

/** @param {Conversation} conversation */
export function rememberUnsent(conversation) {
  const { threadId } = conversation;
  const words = unsent(conversation).map(textOf).filter(Boolean);
  if (threadId) keep("unsent", null, "");
  keep("unsent", threadId, words.length ? JSON.stringify(words) : "");
}

/** It is in the composer again. @param {Conversation} conversation @param {UserMessage[]} messages */
export function giveBack(conversation, messages) {
  conversation.dispatch({ type: "message.withdrawn", ids: messages.map(({ id }) => id) });
  for (const message of messages.toReversed()) conversation.deps.giveBack(message);
  rememberUnsent(conversation);
}

/**
 * What of it the server does not have, once; the thread is open.
 * @param {Conversation} conversation
 * @returns {Promise<string[]>}
 */
export async function lostWords(conversation) {
  const { threadId } = conversation;
  const words = listIn(kept("unsent", threadId));
  keep("unsent", threadId, "");
  if (words.length === 0) return [];
  const there = new Set(threadId ? conversation.state.items.map(wordsOf) : await newestWords(conversation));
  return words.filter((text) => !there.has(text));
}

/**
 * What was said in the newest thread: a new one that was made may not have been heard of.
 * @param {Conversation} conversation
 */
async function newestWords({ deps: { client } }) {
  try {
    const [thread] = (await client.threads(null, 1)).data;
    return thread ? (await client.items(thread.id, null, 10)).data.map(wordsOf) : [];
  } catch {
    return []; // It is better to have them twice in the composer than to lose them.
  }
}

/** @param {import('../protocol/types').Item} item */
const wordsOf = (item) => (item.type === "user_message" ? textOf(item) : null);

/** @param {string} text @returns {string[]} */
function listIn(text) {
  try {
    const list = JSON.parse(text || "[]");
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
