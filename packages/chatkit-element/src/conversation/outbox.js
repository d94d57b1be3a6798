/**
 * Messages on their way. They go out as they were written, one after another; one that got no answer is looked for on
 * the server before it is sent again, so that none is ever there twice.
 * @import { Conversation } from './conversation.js'
 * @import { UserMessage } from '../protocol/types'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 */
import { catchUp } from "./answer-recovery.js";
import { problemFrom } from "../protocol/request-problem.js";
import { accepted } from "./resend.js";
import { notFound, run } from "./turn-runner.js";
import { failed, giveBack, note, rememberUnsent, unsent } from "./pending-messages.js";

/** How long to wait before each further try, in ms. What is not named here is not tried again by itself. */
const AGAIN = { network: [1000, 2000, 5000, 10_000, 20_000, 30_000], server: [1000, 3000, 8000] };

/**
 * Sends what waits. Whoever asks while it goes on waits for the same.
 * @param {Conversation} conversation
 * @returns {Promise<void>}
 */
export function flush(conversation) {
  conversation.delivering ??= deliverAll(conversation, conversation.generation);
  return conversation.delivering;
}

/** @param {Conversation} conversation @param {number} generation */
async function deliverAll(conversation, generation) {
  const isHere = () => generation === conversation.generation;
  // Begun a moment later, so that whoever asks meanwhile finds it under way.
  await Promise.resolve();
  for (let goesOn = true; goesOn && isHere(); ) {
    while (conversation.running) await conversation.running;
    const [message] = isHere() ? unsent(conversation) : [];
    goesOn = Boolean(message) && (await deliver(conversation, message, isHere));
  }
  // Nothing is awaited between the last look and this, so that no message is left behind.
  if (isHere()) conversation.delivering = null;
}

/**
 * @param {Conversation} conversation
 * @param {UserMessage} message
 * @param {() => boolean} isHere
 * @returns {Promise<boolean>} whether it is on the server and the next one can go
 */
async function deliver(conversation, message, isHere) {
  let isUnsure = message.delivery === "failed";
  for (let tries = 0; isHere(); tries += 1) {
    while (conversation.deps.isOffline() && isHere()) await conversation.pauses.wait(Infinity);
    const problem = isHere() ? await attempt(conversation, message, isUnsure, isHere) : null;
    if (!isHere()) return false;
    rememberUnsent(conversation);
    if (!problem) return true;
    // It came twice, and the first one was heard by nobody: it is there, and is looked for.
    const isThere = problem.kind === "already-said" && !isUnsure;
    if (problem.isFinal && !isThere) return refused(conversation, problem);
    isUnsure = true;
    if (isThere) continue;
    const wait = problem.kind === "stopped" ? 0 : AGAIN[/** @type {keyof typeof AGAIN} */ (problem.kind)]?.[tries];
    if (wait === undefined || (problem.kind === "stopped" && tries > 0)) return failed(conversation, problem);
    if (problem.kind === "stopped") return stopped(conversation, message);
    await pause(conversation, problem, wait);
  }
  return false;
}

/**
 * @param {Conversation} conversation
 * @param {UserMessage} message
 * @param {boolean} isUnsure it may be there already
 * @param {() => boolean} isHere
 * @returns {Promise<RequestProblem | null>} null when it is there
 */
async function attempt(conversation, message, isUnsure, isHere) {
  try {
    if (isUnsure && (await accepted(conversation, message))) {
      void catchUp(conversation, { isQuiet: true });
      return null;
    }
  } catch (error) {
    return problemFrom(error);
  }
  while (conversation.running) await conversation.running;
  if (!isHere()) return null;
  conversation.dispatch({ type: "message.sending", id: message.id });
  return run(conversation, requestOf(conversation, message), message.id);
}

/**
 * The protocol cannot tell a message that comes twice from two messages, nor edit one: `metadata` says which message it
 * is, and whose place it takes. A server that does not read that keeps every message that comes.
 * @param {Conversation} conversation
 * @param {UserMessage} message
 */
function requestOf(
  { threadId },
  { id, content, attachments = [], quoted_text: quoted, inference_options = {}, edits },
) {
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
 * The server said no: what was not taken goes back to the composer.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 */
function refused(conversation, problem) {
  note(conversation, problem);
  giveBack(conversation, unsent(conversation));
  if (problem.kind === "not-found" && conversation.threadId) void notFound(conversation, problem);
  else conversation.fail(problem);
  return false;
}

/**
 * The person stopped it before there was any answer.
 * @param {Conversation} conversation
 * @param {UserMessage} message
 */
async function stopped(conversation, message) {
  const { generation } = conversation;
  const isThere = await accepted(conversation, message).catch(() => null);
  if (generation !== conversation.generation) return false;
  if (isThere === null) conversation.dispatch({ type: "message.failed" });
  if (isThere === false) giveBack(conversation, [message]);
  return isThere !== null;
}

/** @param {Conversation} conversation @param {RequestProblem} problem @param {number} wait in ms */
async function pause(conversation, problem, wait) {
  conversation.dispatch({
    type: "banner",
    banner: { message: conversation.deps.strings().sendingAgain, recovery: "resend" },
  });
  conversation.deps.emit("chatkit.log", { name: "message.waits", data: { kind: problem.kind, ms: wait } });
  await conversation.pauses.wait(wait);
  conversation.dispatch({ type: "banner", banner: null });
}
