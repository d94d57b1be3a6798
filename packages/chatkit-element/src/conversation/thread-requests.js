/**
 * Requests that write to a thread, in the protocol's form.
 * @import { ActionConfig, Answer, InferenceOptions, UserMessage } from '../protocol/types'
 * @typedef {{ type: string, params: object, metadata?: object }} Request
 */

/**
 * The protocol cannot tell a message that comes twice from two messages, nor edit one: `metadata` says which message it
 * is, and whose place it takes. A server that does not read that keeps every message that comes.
 * @param {string | null} threadId null: the message begins a thread
 * @param {UserMessage} message
 * @returns {Request}
 */
export function messageRequest(threadId, message) {
  const { id, content, attachments = [], quoted_text: quoted, inference_options = {}, edits } = message;
  const metadata = { message_id: id, ...(edits && { edits }) };
  const input = {
    content,
    attachments: attachments.map(({ id }) => id),
    ...(quoted && { quoted_text: quoted }),
    inference_options,
  };
  if (!threadId) return { type: "threads.create", params: { input }, metadata };
  return { type: "threads.add_user_message", params: { input, thread_id: threadId }, metadata };
}

/**
 * The protocol has no place for another model in a retry; `metadata` is what it leaves to both sides.
 * @param {string | null} threadId
 * @param {string} itemId the message to be answered anew
 * @param {InferenceOptions} inference
 * @returns {Request}
 */
export function retryRequest(threadId, itemId, inference) {
  return {
    type: "threads.retry_after_item",
    params: { thread_id: threadId, item_id: itemId },
    metadata: { inference_options: inference },
  };
}

/**
 * @param {string | null} threadId
 * @param {string} itemId
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} answers
 * @param {InferenceOptions} inference the protocol has no place for it here either
 * @returns {Request}
 */
export function answersRequest(threadId, itemId, status, answers, inference) {
  return {
    type: "threads.add_structured_input",
    params: { thread_id: threadId, item_id: itemId, input: { status, answers } },
    metadata: { inference_options: inference },
  };
}

/**
 * @param {string | null} threadId
 * @param {ActionConfig} action one with `streaming: false` is answered as JSON
 * @param {string} [itemId] the widget it comes from
 * @returns {Request}
 */
export function actionRequest(threadId, { type, payload, streaming }, itemId) {
  return {
    type: streaming === false ? "threads.sync_custom_action" : "threads.custom_action",
    params: { thread_id: threadId, ...(itemId && { item_id: itemId }), action: { type, payload } },
  };
}

/**
 * @param {string | null} threadId
 * @param {unknown} result of the client tool that was called last
 * @returns {Request}
 */
export function toolOutputRequest(threadId, result) {
  return { type: "threads.add_client_tool_output", params: { thread_id: threadId, result } };
}
