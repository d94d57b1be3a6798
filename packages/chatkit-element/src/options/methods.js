/**
 * Methods of the element. Each promise is rejected with a sentence where the call cannot be carried out.
 * @import { OpenAIChatKit } from '@openai/chatkit'
 * @import { Controller } from '../controller.js'
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

/** @param {Controller} controller */
export function toFocusComposer(controller) {
  checkReady(controller, "focusComposer");
  checkComposer(controller);
}

/** @param {Controller} controller */
export function toShowHistory(controller) {
  checkReady(controller, "showHistory");
  checkHistory(controller);
}

/** @param {Controller} controller @param {string | null} threadId */
export async function setThreadId(controller, threadId) {
  checkReady(controller, "setThreadId");
  checkThreadId(threadId);
  const { conversation } = controller;
  if (threadId === conversation.threadId && !conversation.state.loading) return;
  throwFailure("setThreadId", await controller.open(threadId), `the thread "${threadId}" could not be opened`);
}

/** @param {Controller} controller @param {Parameters<OpenAIChatKit['sendUserMessage']>[0]} message */
export async function sendUserMessage(controller, message) {
  checkReady(controller, "sendUserMessage");
  checkMessage(controller, message);
  const { text = "", content, reply, attachments = [], newThread, toolChoice, model } = message;
  if (newThread) await controller.open(null);
  const parts = content ?? (text ? [{ type: /** @type {const} */ ("input_text"), text }] : []);
  const { selection } = controller.composer;
  controller.scroll.toEnd();
  const undelivered = await controller.conversation.turns.addMessage({
    content: parts.map((part) => (part.type === "input_tag" ? { ...part, data: part.data ?? {} } : part)),
    attachments,
    quoted: reply ?? null,
    inference: inferenceOptions(toolChoice?.id ?? selection.toolId, model ?? selection.modelId),
  });
  throwFailure("sendUserMessage", undelivered, "the server cannot be reached");
}

/** @param {Controller} controller @param {Parameters<OpenAIChatKit['setComposerValue']>[0]} value */
export async function setComposerValue(controller, value) {
  checkReady(controller, "setComposerValue");
  checkValue(controller, value);
  const { text, content, reply, attachments, files, selectedToolId, selectedModelId } = value;
  const { composer } = controller;
  // Text of a host is a message of its own.
  if (content || text !== undefined) composer.stopEditing();
  if (attachments) composer.files.replace(attachments);
  if (files?.length) composer.files.add(files);
  if (reply !== undefined) composer.quote(reply);
  if (selectedModelId !== undefined) composer.selection.chooseModel(selectedModelId);
  if (selectedToolId !== undefined) composer.selection.chooseTool(selectedToolId);
  if (content) composer.fill(fromContent(content));
  else if (text !== undefined) composer.fill({ text, marks: [] });
}

/** @param {Controller} controller */
export async function fetchUpdates(controller) {
  checkReady(controller, "fetchUpdates");
  const { conversation, history } = controller;
  const [problem] = await Promise.all([conversation.refresh(), history.isOpen && history.load()]);
  throwFailure("fetchUpdates", problem, "there is no news");
}

/**
 * @param {Controller} controller
 * @param {{ type: string, payload?: Record<string, unknown> }} action
 * @param {string} [itemId]
 */
export async function sendCustomAction(controller, action, itemId) {
  checkReady(controller, "sendCustomAction");
  checkAction(controller, action);
  throwFailure("sendCustomAction", await controller.conversation.turns.act(action, itemId), "the server did not do it");
}
