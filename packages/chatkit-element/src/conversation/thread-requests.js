/**
 * What a person does in a thread, as requests that write to it. Each waits until no turn runs, in a loop of its own
 * with nothing awaited after it: so one turn runs at a time, whoever asks.
 * @import { Conversation } from './conversation.js'
 * @import { ActionConfig, Answer, MessagePart, StoredAttachment } from '../protocol/types'
 * @import { InferenceOptions, UserMessage } from '../protocol/types'
 */
import { newId } from "../protocol/ids.js";
import { isUnconfirmed } from "../thread/merge-items.js";
import { RequestProblem } from "../protocol/request-problem.js";
import { rememberUnsent } from "./pending-messages.js";

/**
 * @typedef {{ content: MessagePart[], attachments: StoredAttachment[], quoted: string | null,
 *   inference: InferenceOptions, edits?: string }} Draft
 *   `edits`: the message whose place it takes
 */

/**
 * Sends a message. It is drawn at once and confirmed by the server's own item.
 * @param {Conversation} conversation
 * @param {Draft} draft
 * @returns {Promise<unknown>} why it is not known to have arrived; null when it has
 */
export async function send(conversation, draft) {
  const item = advance(draft, conversation.threadId);
  conversation.dispatch({ type: "message.sent", item });
  rememberUnsent(conversation);
  await conversation.flush();
  const problem = conversation.undelivered.get(item.id) ?? null;
  conversation.undelivered.delete(item.id);
  return problem;
}

/** @param {Draft} draft @param {string | null} threadId @returns {UserMessage} */
function advance(draft, threadId) {
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

/**
 * Sends again what was not sent, at once.
 * @param {Conversation} conversation
 */
export async function resend(conversation) {
  conversation.dispatch({ type: "banner", banner: null });
  conversation.pauses.wake();
  await conversation.flush();
}

/**
 * Lets the last message be answered anew; the server drops what came after it.
 * @param {Conversation} conversation
 */
export async function retry(conversation) {
  const part = await reached(conversation);
  const last = conversation.state.items.findLast((item) => item.type === "user_message");
  if (!part || !last || !conversation.threadId || conversation.running) return;
  if (isUnconfirmed(last)) return resend(conversation);
  conversation.dispatch({ type: "items.cut", after: last.id });
  await part.run(conversation, {
    type: "threads.retry_after_item",
    params: { thread_id: conversation.threadId, item_id: last.id },
    // The protocol has no place for another model in a retry; `metadata` is what it leaves to both sides.
    metadata: { inference_options: conversation.deps.inference() },
  });
}

/**
 * @param {Conversation} conversation
 * @param {string} itemId
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} answers
 */
export async function answerQuestions(conversation, itemId, status, answers) {
  const part = await reached(conversation);
  while (conversation.running) await conversation.running;
  const params = { thread_id: conversation.threadId, item_id: itemId, input: { status, answers } };
  await part?.run(conversation, { type: "threads.add_structured_input", params });
}

/**
 * An action of a widget or of the host.
 * @param {Conversation} conversation
 * @param {ActionConfig} action
 * @param {string} [itemId] the widget it came from
 * @returns {Promise<unknown>} why it failed; null when it did not
 */
export async function act(conversation, action, itemId) {
  const part = await reached(conversation);
  return part ? part.act(conversation, action, itemId) : new RequestProblem("network", "");
}

/** What talks to the server; null when it cannot be had, which is said. @param {Conversation} conversation */
async function reached(conversation) {
  const { sending } = conversation.deps;
  try {
    return sending.module ?? (await sending.load());
  } catch (error) {
    conversation.fail(error);
    return null;
  }
}
