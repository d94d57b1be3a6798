/**
 * What a person does in a thread, as requests that write to it. Each waits until no turn runs, in a loop of its own
 * with nothing awaited after it: so one turn runs at a time, whoever asks.
 * @import { Conversation } from './conversation.js'
 * @import { Answer, MessagePart, StoredAttachment, InferenceOptions, UserMessage } from './protocol'
 */
import { accepted } from './resend.js';
import { run } from './running.js';
import { isUnconfirmed } from './merge.js';

export { act } from './beside.js';

/**
 * @typedef {{ content: MessagePart[], attachments: StoredAttachment[], quoted: string | null, inference: InferenceOptions, edits?: string }} Draft
 *   `edits`: the message whose place it takes
 */

/** @param {Draft} draft */
function input(draft) {
  return {
    content: draft.content,
    attachments: draft.attachments.map((attachment) => attachment.id),
    ...(draft.quoted && { quoted_text: draft.quoted }),
    inference_options: draft.inference,
  };
}

/**
 * Sends a message. It is drawn at once and confirmed by the server's own item.
 * @param {Conversation} conversation
 * @param {Draft} draft
 * @returns {Promise<unknown>} as `run`
 */
export async function send(conversation, draft) {
  while (conversation.running) await conversation.running;
  const { threadId } = conversation;
  conversation.dispatch({ type: 'message.sent', item: advance(draft, threadId) });
  return deliver(conversation, draft);
}

/** @param {Draft} draft @param {string | null} threadId @returns {UserMessage} */
function advance(draft, threadId) {
  return {
    type: 'user_message',
    id: `local-${crypto.randomUUID()}`,
    thread_id: threadId ?? '',
    created_at: new Date().toISOString(),
    content: draft.content,
    attachments: draft.attachments,
    quoted_text: draft.quoted,
    inference_options: draft.inference,
    delivery: 'sending',
    ...(draft.edits && { edits: draft.edits }),
  };
}

/** @param {Conversation} conversation @param {Draft} draft */
async function deliver(conversation, draft) {
  const { threadId } = conversation;
  const params = { input: input(draft), ...(threadId && { thread_id: threadId }) };
  // The protocol cannot edit: a server that reads this takes the old message away, any other keeps it and takes a new one.
  const metadata = threadId && draft.edits ? { edits: draft.edits } : undefined;
  return run(conversation, { type: threadId ? 'threads.add_user_message' : 'threads.create', params, ...(metadata && { metadata }) });
}

/**
 * Sends again what got no answer, once it is sure that the server does not have it.
 * @param {Conversation} conversation
 */
export async function resend(conversation) {
  const message = conversation.state.items.find(isUnconfirmed);
  if (!message || conversation.running) return;
  conversation.dispatch({ type: 'trouble', trouble: null });
  const { generation } = conversation;
  try {
    if (await accepted(conversation, message)) return;
  } catch (error) {
    if (generation === conversation.generation) conversation.fail(error, 'resend');
    return;
  }
  if (generation !== conversation.generation || conversation.running) return;
  await deliver(conversation, {
    content: message.content,
    attachments: message.attachments ?? [],
    quoted: message.quoted_text ?? null,
    inference: message.inference_options ?? {},
    ...(message.edits && { edits: message.edits }),
  });
}

/**
 * Lets the last message be answered anew; the server drops what came after it.
 * @param {Conversation} conversation
 */
export async function retry(conversation) {
  const last = conversation.state.items.findLast((item) => item.type === 'user_message');
  if (!last || !conversation.threadId || conversation.running) return;
  if (isUnconfirmed(last)) return resend(conversation);
  conversation.dispatch({ type: 'items.cut', after: last.id });
  await run(conversation, {
    type: 'threads.retry_after_item',
    params: { thread_id: conversation.threadId, item_id: last.id },
    // The protocol has no place for another model in a retry; `metadata` is what it leaves to both sides.
    metadata: { inference_options: conversation.around.inference() },
  });
}

/**
 * @param {Conversation} conversation
 * @param {string} itemId
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} answers
 */
export async function answerQuestions(conversation, itemId, status, answers) {
  while (conversation.running) await conversation.running;
  const params = { thread_id: conversation.threadId, item_id: itemId, input: { status, answers } };
  await run(conversation, { type: 'threads.add_structured_input', params });
}
