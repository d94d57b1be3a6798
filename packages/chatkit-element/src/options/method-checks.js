/**
 * Checks of the element's methods: a wrong call rejects its promise with a sentence, and changes nothing.
 * @import { OpenAIChatKit } from '@openai/chatkit'
 * @import { Controller } from '../controller.js'
 */
import { contentProblems } from "./schema.js";
import { RequestProblem } from "../protocol/request-problem.js";

/** @typedef {Parameters<OpenAIChatKit['sendUserMessage']>[0]} Message */
/** @typedef {Parameters<OpenAIChatKit['setComposerValue']>[0]} Value */

/** @param {unknown} holds @param {string} sentence @returns {asserts holds} */
function must(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

/** @param {Controller} controller @param {string} method */
export function checkReady({ options }, method) {
  must(options.api && "url" in options.api && options.api.url, `${method}: setOptions has not named api.url yet`);
}

/** @param {Controller} controller */
export function checkComposer({ conversation, history }) {
  must(isOpen(conversation), "focusComposer: nothing can be written, the conversation is locked or closed");
  must(!history.isOpen, "focusComposer: the list of conversations is open");
}

/** @param {unknown} threadId */
export function checkThreadId(threadId) {
  must(
    threadId === null || (typeof threadId === "string" && threadId !== ""),
    "setThreadId: the id of a thread is needed, or null for a new one",
  );
}

/** @param {Controller} controller @param {Message} message */
export function checkMessage({ conversation }, message) {
  checkParts("sendUserMessage", message);
  const { text = "", content, attachments = [], newThread } = message;
  const words = content ? content.map((part) => part.text).join("") : text;
  must(words.trim() !== "" || attachments.length > 0, "sendUserMessage: text, content or attachments are needed");
  must(newThread || isOpen(conversation), "sendUserMessage: the conversation is locked or closed");
}

/** @param {Controller} controller @param {Value} value */
export function checkValue({ composer: { files, selection } }, value) {
  checkParts("setComposerValue", value);
  const { files: given, selectedToolId: tool, selectedModelId: model } = value;
  must(
    given === undefined || (Array.isArray(given) && given.every((file) => file instanceof File)),
    "setComposerValue: files is a list of File",
  );
  must(
    !given?.length || files.isEnabled,
    "setComposerValue: composer.attachments is not enabled, so files cannot be added",
  );
  must(
    !tool || !selection.tools.length || selection.tools.some(({ id }) => id === tool),
    `setComposerValue: there is no tool "${tool}"`,
  );
  const known = selection.models.find(({ id }) => id === model);
  must(!model || !selection.models.length || known, `setComposerValue: there is no model "${model}"`);
  must(!known?.disabled, `setComposerValue: the model "${model}" is disabled`);
}

/** @param {string} method @param {Message | Value} given */
function checkParts(method, given) {
  must(given && typeof given === "object", `${method}: an object is needed`);
  const { text, content, reply, attachments } = given;
  must(text === undefined || typeof text === "string", `${method}: text is a text`);
  must(reply === undefined || reply === null || typeof reply === "string", `${method}: reply is a text`);
  const [wrong] = content === undefined ? [] : contentProblems(content);
  must(!wrong, `${method}: ${wrong}`);
  const isStored = (/** @type {any} */ entry) =>
    typeof entry?.id === "string" && typeof entry.name === "string" && typeof entry.mime_type === "string";
  must(
    attachments === undefined || (Array.isArray(attachments) && attachments.every(isStored)),
    `${method}: attachments are uploaded already, with id, name and mime_type`,
  );
}

/** @param {Controller} controller @param {unknown} action */
export function checkAction({ conversation }, action) {
  must(typeof (/** @type {any} */ (action)?.type) === "string", "sendCustomAction: an action has a type");
  must(conversation.threadId, "sendCustomAction: there is no thread yet");
}

/** @param {Controller} controller */
export function checkHistory({ options }) {
  must(options.history?.enabled !== false, "showHistory: history.enabled is false");
}

/**
 * Throw the refusal of a server or the network as the method's own failure.
 * @param {string} method
 * @param {unknown} problem
 * @param {string} [otherwise]
 */
export function throwFailure(method, problem, otherwise = "it could not be done") {
  if (!problem || (problem instanceof RequestProblem && problem.kind === "stopped")) return;
  const words = problem instanceof RequestProblem ? problem.words : "";
  const message = problem instanceof Error ? problem.message : "";
  throw new Error(`${method}: ${words || message || otherwise}`, { cause: problem });
}

/** @param {import('../conversation/conversation.js').Conversation} conversation */
const isOpen = ({ state }) => (state.thread?.status?.type ?? "active") === "active";
