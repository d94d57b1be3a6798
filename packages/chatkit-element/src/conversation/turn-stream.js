/**
 * Streams a turn: one request, and those that its client tools ask for. Events are drawn, and passed on to the host.
 * @import { OpenThread } from './open-thread.js'
 * @import { ServerEvent } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 */
import { streamEvents } from "../protocol/read-events.js";
import { toProblem, RequestProblem } from "../protocol/request-problem.js";
import { pendingCall, runTool } from "./client-tool.js";
import { rememberPending } from "./pending-messages.js";
import { toolOutputRequest } from "./thread-requests.js";

/**
 * @typedef {{ undelivered?: RequestProblem, problem?: RequestProblem, isBroken?: boolean }} Outcome `undelivered`: why
 *   its message is not known to have arrived · `problem`: why it broke all the same · `isBroken`: an answer had begun
 */

/**
 * Stream a turn to its end. In a thread that is closed meanwhile its request goes on, undrawn.
 * @param {OpenThread} thread
 * @param {Request} first
 * @param {string | undefined} messageId the message it brings
 * @param {() => AbortSignal} nextSignal what stops the next request
 * @returns {Promise<Outcome>}
 */
export async function streamTurn(thread, first, messageId, nextSignal) {
  const isUnconfirmed = () => thread.state.items.some(({ id }) => id === messageId);
  for (let request = first; ; ) {
    const { begun, problem } = await streamRequest(thread, request, nextSignal());
    if (thread.isClosed) return {};
    if (isUnconfirmed()) return { undelivered: problem ?? new RequestProblem("network", "") };
    if (problem) return { problem, isBroken: begun && problem.kind !== "stopped" };
    const call = pendingCall(thread);
    if (!call) return { isBroken: isCutOff(thread) };
    request = toolOutputRequest(thread.id, await runTool(thread, call));
    if (thread.isClosed) return {};
  }
}

/**
 * @param {OpenThread} thread
 * @param {Request} request
 * @param {AbortSignal} signal
 * @returns {Promise<{ begun: boolean, problem: RequestProblem | null }>} `begun`: the server has said something
 */
async function streamRequest(thread, request, signal) {
  const { client, emit } = thread.deps;
  let begun = false;
  /** @type {RequestProblem | null} */
  let problem = null;
  thread.dispatch({ type: "turn.started" });
  try {
    for await (const event of streamEvents(client, request, signal)) {
      if (!begun) emit("chatkit.response.start");
      begun = true;
      announce(thread, event);
      thread.dispatch(event);
      if (event.type === "thread.item.done" && !thread.isClosed) rememberPending(thread);
    }
  } catch (error) {
    problem = toProblem(error);
  }
  thread.dispatch({ type: "turn.ended" });
  if (begun) emit("chatkit.response.end");
  return { begun, problem };
}

/**
 * Tell the host what an event means, whichever thread is shown.
 * @param {OpenThread} thread
 * @param {ServerEvent} event
 */
export function announce({ deps: { emit, retitled } }, event) {
  if (event.type === "thread.updated") retitled(event.thread);
  if (event.type === "client_effect") emit("chatkit.effect", { name: event.name, data: event.data ?? {} });
  if (event.type === "error") emit("chatkit.error", { error: new Error(event.message || event.code) });
  emit("chatkit.log", { name: event.type });
}

/**
 * Whether a stream ended, as if all were well, in the middle of an answer: a proxy on the way may have ended it.
 * @param {OpenThread} thread
 */
function isCutOff({ state }) {
  const last = state.items.at(-1);
  return last?.type === "assistant_message" && Boolean(state.open[last.id]) && !state.banner;
}
