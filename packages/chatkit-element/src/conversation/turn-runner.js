/**
 * A turn while it runs: what its stream says is drawn and passed on, and what it leaves open is settled.
 * @import { Conversation } from './conversation.js'
 * @import { ServerEvent } from '../protocol/types'
 * @typedef {{ type: string, params: object, metadata?: object }} Request
 */
import { toolOutput } from "./client-tool.js";
import { catchUp } from "./answer-recovery.js";
import { again } from "./thread-loader.js";
import { problemFrom, RequestProblem } from "../protocol/request-problem.js";
import { streamed } from "../protocol/read-events.js";
import { rememberUnsent } from "./pending-messages.js";

/**
 * @param {Conversation} conversation
 * @param {Request} request
 * @param {string} [messageId] the message it brings
 * @returns {Promise<RequestProblem | null>} why the message is not known to have arrived; null when it has, or there is
 *   none
 */
export async function run(conversation, request, messageId) {
  const { generation, threadId } = conversation;
  // Begun a moment later, so that whatever it sets off already finds it running.
  const turn = Promise.resolve().then(() => streamAll(conversation, request, messageId));
  conversation.running = turn;
  const { undelivered, isBroken } = await turn;
  if (conversation.running === turn) conversation.running = null;
  // The answer may go on at the server, or be there; looking for it does not hold up what is said next.
  if (isBroken && generation === conversation.generation) void catchUp(conversation, {});
  if (generation === conversation.generation) await again(conversation);
  else if (threadId && threadId === conversation.threadId) await conversation.refresh();
  return undelivered;
}

/**
 * A turn, and those that follow from its client tools.
 * @param {Conversation} conversation
 * @param {Request} first
 * @param {string} [messageId]
 * @returns {Promise<{ undelivered: RequestProblem | null, isBroken: boolean }>} `isBroken`: an answer that had begun
 *   broke off
 */
async function streamAll(conversation, first, messageId) {
  const { generation } = conversation;
  const isHere = () => generation === conversation.generation;
  /** @type {Request | null} */
  let request = first;
  while (request && isHere()) {
    const { begun, problem } = await stream(conversation, request, messageId);
    if (!isHere()) break;
    const isUnheard = messageId && conversation.state.items.some(({ id }) => id === messageId);
    if (isUnheard) return { undelivered: problem ?? new RequestProblem("network", ""), isBroken: false };
    if (problem) return { undelivered: null, isBroken: settle(conversation, problem, begun) };
    const last = conversation.state.items.at(-1);
    if (isCutOff(conversation, last)) return { undelivered: null, isBroken: true };
    request =
      last?.type === "client_tool_call" && last.status === "pending" ? await toolOutput(conversation, last) : null;
  }
  return { undelivered: null, isBroken: false };
}

/**
 * @param {Conversation} conversation
 * @param {Request} request
 * @param {string} [messageId]
 * @returns {Promise<{ begun: boolean, problem: RequestProblem | null }>} `begun`: the server has said something
 */
async function stream(conversation, request, messageId) {
  const { client, emit } = conversation.deps;
  const { generation } = conversation;
  const abort = new AbortController();
  /** @param {Parameters<Conversation['dispatch']>[0]} event */
  const show = (event) => generation === conversation.generation && conversation.dispatch(event);
  conversation.abort = abort;
  show({ type: "turn.started" });
  let begun = false;
  /** @type {RequestProblem | null} */
  let problem = null;
  try {
    for await (const event of streamed(client, request, abort.signal)) {
      if (!begun) emit("chatkit.response.start");
      begun = true;
      tell(conversation, event);
      show(event);
      if (messageId && event.type === "thread.item.done" && generation === conversation.generation)
        rememberUnsent(conversation);
    }
  } catch (error) {
    problem = problemFrom(error);
  }
  show({ type: "turn.ended" });
  if (begun) emit("chatkit.response.end");
  return { begun, problem };
}

/**
 * What an event means to the host, whichever thread is shown.
 * @param {Conversation} conversation
 * @param {ServerEvent} event
 */
export function tell(conversation, event) {
  const { emit, retitled } = conversation.deps;
  if (event.type === "thread.updated") retitled(event.thread);
  if (event.type === "client_effect") emit("chatkit.effect", { name: event.name, data: event.data ?? {} });
  if (event.type === "error") emit("chatkit.error", { error: new Error(event.message || event.code) });
  emit("chatkit.log", { name: event.type });
}

/**
 * Whether a stream ended, as if all were well, in the middle of an answer: a proxy on the way may have ended it.
 * @param {Conversation} conversation
 * @param {import('../protocol/types').Item} [last]
 */
function isCutOff({ state }, last) {
  return last?.type === "assistant_message" && Boolean(state.open[last.id]) && !state.banner;
}

/**
 * What is left to do when a turn broke that brought no message, or one that the server has.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 * @param {boolean} begun
 * @returns {boolean} whether there is an answer to look for
 */
function settle(conversation, problem, begun) {
  if (problem.kind === "stopped") return false;
  if (begun) conversation.deps.emit("chatkit.error", { error: problem });
  else if (problem.kind === "not-found") void notFound(conversation, problem);
  else {
    void conversation.refresh();
    conversation.fail(problem, "retry");
  }
  return begun;
}

/**
 * Something was not found: the thread, which then gives way to a new one, or else what was referred to.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 */
export async function notFound(conversation, problem) {
  const { generation } = conversation;
  await conversation.refresh();
  if (generation === conversation.generation) conversation.fail(problem);
}
