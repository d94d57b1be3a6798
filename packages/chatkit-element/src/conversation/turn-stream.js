/**
 * Streams a turn: one request, and those that its client tools ask for. Events are drawn, and passed on to the host.
 * @import { OpenThread } from './open-thread.js'
 * @import { ServerEvent } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 * @import { TurnReader } from './turn-reader.js'
 */
import { toProblem, RequestProblem } from "../protocol/request-problem.js";
import { pendingCall, runTool } from "./client-tool.js";
import { rememberPending } from "./pending-messages.js";
import { toolOutputRequest } from "./thread-requests.js";
import { readLog } from "./turn-log.js";

/**
 * @typedef {{ undelivered?: RequestProblem, problem?: RequestProblem, isBroken?: boolean, isKept?: boolean }} Outcome
 *   `undelivered`: why its message is not known to have arrived · `problem`: why it broke all the same · `isBroken`: an
 *   answer had begun · `isKept`: the server has kept its turn, and knows how it ended
 */

/**
 * Stream a turn to its end. In a thread that is closed meanwhile its request goes on, undrawn.
 * @param {OpenThread} thread
 * @param {Request} first
 * @param {string | undefined} messageId the message it brings
 * @param {() => TurnReader} nextReader who reads the next request
 * @param {{ isContinued?: boolean }} [how] `isContinued`: the host has heard of its beginning
 * @returns {Promise<Outcome>}
 */
export function streamTurn(thread, first, messageId, nextReader, { isContinued = false } = {}) {
  const isUnconfirmed = () => thread.state.items.some(({ id }) => id === messageId);
  return asTurn(thread, { isContinued }, async (receive) => {
    for (let request = first; ; ) {
      const reader = nextReader();
      const { begun, problem } = await receive(reader, reader.post(request));
      if (thread.isClosed) return {};
      if (isUnconfirmed()) return { undelivered: problem ?? new RequestProblem("network", "") };
      const isKept = reader.turn !== null;
      if (problem) return { problem, isBroken: begun && problem.kind !== "stopped", isKept };
      const call = pendingCall(thread);
      if (!call) return { isBroken: reader.isGone || isCutOff(thread), isKept };
      request = toolOutputRequest(thread.id, await runTool(thread, call));
      if (thread.isClosed || reader.isStopped) return {};
    }
  });
}

/**
 * Listen to a turn that runs at the server already, from its beginning to its end. Effects and tools are left to the
 * page that asked.
 * @param {OpenThread} thread
 * @param {TurnReader} reader
 * @param {string | null} messageId the message that it answers
 * @returns {Promise<Outcome>}
 */
export function listenToTurn(thread, reader, messageId) {
  return asTurn(thread, { messageId }, async (receive) => {
    const { problem } = await receive(reader, readLog(thread, reader));
    return { isBroken: reader.isGone, isKept: true, ...(problem && { problem }) };
  });
}

/**
 * @typedef {(reader: TurnReader, events: AsyncGenerator<ServerEvent, void, void>) =>
 *   Promise<{ begun: boolean, problem: RequestProblem | null }>} Receive `begun`: the server has said something
 */

/**
 * Draw what a turn receives as one turn, and tell the host of its beginning and its end, however many requests it has.
 * @param {OpenThread} thread
 * @param {{ messageId?: string | null, isContinued?: boolean }} turn `messageId`: the message that is answered, for a
 *   turn that another page has asked for · `isContinued`: the host has heard of its beginning
 * @param {(receive: Receive) => Promise<Outcome>} run
 */
async function asTurn(thread, { messageId, isContinued = false }, run) {
  const { emit } = thread.deps;
  let begun = isContinued;
  const begin = () => {
    if (!begun) emit("chatkit.response.start");
    begun = true;
  };
  thread.dispatch({ type: "turn.started", messageId });
  try {
    return await run((reader, events) => receiveEvents(thread, reader, events, begin, messageId === undefined));
  } finally {
    thread.dispatch({ type: "turn.ended" });
    if (begun) emit("chatkit.response.end");
  }
}

/**
 * @param {OpenThread} thread
 * @param {TurnReader} reader
 * @param {AsyncGenerator<ServerEvent, void, void>} events
 * @param {() => void} begin called at the first event
 * @param {boolean} isOwn whether this page has asked for the turn
 * @returns {ReturnType<Receive>}
 */
async function receiveEvents(thread, reader, events, begin, isOwn) {
  let begun = false;
  /** @type {RequestProblem | null} */
  let problem = null;
  try {
    for await (const event of events) {
      if (!begun) thread.dispatch({ type: "turn.named", id: reader.turn });
      begin();
      begun = true;
      announce(thread, event, { isOwn });
      thread.dispatch(event);
      if (event.type === "thread.item.done" && !thread.isClosed) rememberPending(thread);
    }
  } catch (error) {
    problem = toProblem(error);
  }
  reader.leave();
  return { begun, problem };
}

/**
 * Tell the host what an event means, whichever thread is shown.
 * @param {OpenThread} thread
 * @param {ServerEvent} event
 * @param {{ isOwn: boolean }} turn `isOwn`: this page has asked for it
 */
export function announce({ deps: { emit, retitled } }, event, { isOwn }) {
  if (event.type === "thread.updated") retitled(event.thread);
  if (event.type === "client_effect" && isOwn) emit("chatkit.effect", { name: event.name, data: event.data ?? {} });
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
