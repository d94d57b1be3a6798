/**
 * Methods of the element. Each promise is rejected with a sentence where the call cannot be carried out.
 * @import { OpenAIChatKit } from '@openai/chatkit'
 * @import { Session } from '../controller.js'
 */
import {
  checkAction,
  checkComposer,
  checkHistory,
  checkMessage,
  checkReady,
  checkThreadId,
  checkValue,
  throwFailure,
} from "./method-checks.js";
import { inferenceOptions } from "../composer/selection.js";
import { fromContent } from "../thread/mention-text.js";

/** @param {Session} session */
export function toFocusComposer(session) {
  checkReady(session, "focusComposer");
  checkComposer(session);
}

/** @param {Session} session */
export function toShowHistory(session) {
  checkReady(session, "showHistory");
  checkHistory(session);
}

/** @param {Session} session @param {string | null} threadId */
export async function setThreadId(session, threadId) {
  checkReady(session, "setThreadId");
  checkThreadId(threadId);
  const { conversation } = session;
  if (threadId === conversation.threadId && !conversation.state.loading) return;
  throwFailure("setThreadId", await session.open(threadId), `the thread "${threadId}" could not be opened`);
}

/** @param {Session} session @param {Parameters<OpenAIChatKit['sendUserMessage']>[0]} message */
export async function sendUserMessage(session, message) {
  checkReady(session, "sendUserMessage");
  checkMessage(session, message);
  const { text = "", content, reply, attachments = [], newThread, toolChoice, model } = message;
  if (newThread) await session.open(null);
  const parts = content ?? (text ? [{ type: /** @type {const} */ ("input_text"), text }] : []);
  const { selection } = session.composer;
  session.scroll.toEnd();
  const undelivered = await session.conversation.turns.addMessage({
    content: parts.map((part) => (part.type === "input_tag" ? { ...part, data: part.data ?? {} } : part)),
    attachments,
    quoted: reply ?? null,
    inference: inferenceOptions(toolChoice?.id ?? selection.toolId, model ?? selection.modelId),
  });
  throwFailure("sendUserMessage", undelivered, "the server cannot be reached");
}

/** @param {Session} session @param {Parameters<OpenAIChatKit['setComposerValue']>[0]} value */
export async function setComposerValue(session, value) {
  checkReady(session, "setComposerValue");
  checkValue(session, value);
  const { text, content, reply, attachments, files, selectedToolId, selectedModelId } = value;
  const { composer } = session;
  // What a host writes is a message of its own.
  if (content || text !== undefined) composer.stopEditing();
  if (attachments) composer.files.replace(attachments);
  if (files?.length) composer.files.add(files);
  if (reply !== undefined) composer.quote(reply);
  if (selectedModelId !== undefined) composer.selection.chooseModel(selectedModelId);
  if (selectedToolId !== undefined) composer.selection.chooseTool(selectedToolId);
  if (content) composer.fill(fromContent(content));
  else if (text !== undefined) composer.fill({ text, marks: [] });
}

/** @param {Session} session */
export async function fetchUpdates(session) {
  checkReady(session, "fetchUpdates");
  const { conversation, history } = session;
  const [problem] = await Promise.all([conversation.refresh(), history.isOpen && history.load()]);
  throwFailure("fetchUpdates", problem, "the server cannot be reached");
}

/**
 * @param {Session} session
 * @param {{ type: string, payload?: Record<string, unknown> }} action
 * @param {string} [itemId]
 */
export async function sendCustomAction(session, action, itemId) {
  checkReady(session, "sendCustomAction");
  checkAction(session, action);
  throwFailure("sendCustomAction", await session.conversation.turns.act(action, itemId), "the server did not do it");
}
