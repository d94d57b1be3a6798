/**
 * Messages that were sent and are not confirmed yet. Their words are kept for as long as the tab lives: after a reload
 * those that the server does not have are in the composer again.
 * @import { OpenThread } from './open-thread.js'
 * @import { InferenceOptions, Item, MessagePart, StoredAttachment, UserMessage } from '../protocol/types'
 */
import { loadPart, savePart } from "../composer/drafts.js";
import { newId } from "../protocol/ids.js";
import { isUnconfirmed } from "../thread/merge-items.js";

/**
 * @typedef {{ content: MessagePart[], attachments: StoredAttachment[], quoted: string | null,
 *   inference: InferenceOptions, edits?: string }} Draft
 *   `edits`: the message whose place it takes
 */

/** Make a message of a draft, to be drawn until the server's own comes. @returns {UserMessage}
 * @param {Draft} draft @param {string | null} threadId */
export function pendingMessage(draft, threadId) {
  return {
    type: "user_message",
    id: newId(),
    thread_id: threadId ?? "",
    created_at: new Date().toISOString(),
    content: draft.content,
    attachments: draft.attachments,
    quoted_text: draft.quoted,
    inference_options: draft.inference,
    delivery: "waiting",
    ...(draft.edits && { edits: draft.edits }),
  };
}

/** @param {OpenThread} thread */
export const pendingMessages = ({ state }) => state.items.filter(isUnconfirmed);

/** @param {Pick<UserMessage, 'content'>} message */
export const textOf = (message) => message.content.map((part) => part.text).join("");

/**
 * Mark all that is pending as not sent, until somebody tries again.
 * @param {OpenThread} thread
 * @param {unknown} problem
 */
export function markFailed(thread, problem) {
  thread.dispatch({ type: "message.failed" });
  thread.fail(problem, "resend");
}

/** Keep the words of what is pending, and of nothing else. @param {OpenThread} thread */
export function rememberPending(thread) {
  const words = pendingMessages(thread).map(textOf).filter(Boolean);
  if (thread.id) savePart("unsent", null, "");
  savePart("unsent", thread.id, words.length ? JSON.stringify(words) : "");
}

/** Return messages to the composer. @param {OpenThread} thread @param {UserMessage[]} messages */
export function giveBack(thread, messages) {
  thread.dispatch({ type: "message.withdrawn", ids: messages.map(({ id }) => id) });
  for (const message of messages.toReversed()) thread.deps.giveBack(message);
  rememberPending(thread);
}

/**
 * Give, once, the words kept for a thread that the server does not have; the thread is open.
 * @param {OpenThread} thread
 * @returns {Promise<string[]>}
 */
export async function lostWords(thread) {
  const words = listIn(loadPart("unsent", thread.id));
  savePart("unsent", thread.id, "");
  if (words.length === 0) return [];
  const there = new Set(thread.id ? thread.state.items.map(wordsOf) : await newestWords(thread));
  return words.filter((text) => !there.has(text));
}

/**
 * The messages of the newest thread: one that was made may not have been heard of.
 * @param {OpenThread} thread
 */
async function newestWords({ deps: { client } }) {
  try {
    const [thread] = (await client.threads(null, 1)).data;
    return thread ? (await client.items(thread.id, null, 10)).data.map(wordsOf) : [];
  } catch {
    return []; // It is better to have them twice in the composer than to lose them.
  }
}

/** @param {Item} item */
const wordsOf = (item) => (item.type === "user_message" ? textOf(item) : null);

/** @param {string} json @returns {string[]} */
function listIn(json) {
  try {
    const list = JSON.parse(json || "[]");
    return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
