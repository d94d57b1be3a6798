/**
 * Delivers one message: where it got no answer it is looked for on the server before it is sent again, so that none is
 * ever there twice.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 * @import { UserMessage } from '../protocol/types'
 */
import { toProblem } from "../protocol/request-problem.js";
import { findDelivered } from "./delivery-check.js";
import { giveBack, markFailed, pendingMessages, rememberPending } from "./pending-messages.js";

/** Delays before each further try, in ms, by the kind of problem. Other kinds are not tried again. */
const RETRY_DELAYS = /** @type {Record<string, number[] | undefined>} */ ({
  network: [1000, 2000, 5000, 10_000, 20_000, 30_000],
  server: [1000, 3000, 8000],
});

/**
 * @typedef {{
 *   thread: OpenThread, loader: ThreadLoader,
 *   run: (message: UserMessage) => Promise<RequestProblem | null>,
 *   found: () => void, undelivered: (problem: RequestProblem) => void,
 * }} Delivery `run` sends a message in a turn · `found`: the server has it already, and its answer may be missing ·
 * `undelivered`: why nothing that is pending has arrived
 */

/**
 * Deliver a message, in as many tries as it takes.
 * @param {Delivery} delivery
 * @param {UserMessage} message
 * @returns {Promise<boolean>} whether the server has it, and the next one can go
 */
export async function deliverMessage(delivery, message) {
  const { thread } = delivery;
  let isUnsure = message.delivery === "failed";
  for (let tries = 0; !thread.isClosed; tries += 1) {
    const problem = await attempt(delivery, message, isUnsure);
    if (thread.isClosed) return false;
    rememberPending(thread);
    if (!problem) return true;
    // It came twice, and the first one was heard by nobody: it is there, and is looked for.
    const isThere = problem.kind === "already-said" && !isUnsure;
    if (problem.isFinal && !isThere) return refuse(delivery, problem);
    isUnsure = true;
    if (isThere) continue;
    if (problem.kind === "stopped" && tries === 0) return settleStopped(delivery, message);
    const delay = RETRY_DELAYS[problem.kind]?.[tries];
    if (delay === undefined) return giveUp(delivery, problem);
    await pause(thread, problem, delay);
  }
  return false;
}

/**
 * @param {Delivery} delivery
 * @param {UserMessage} message
 * @param {boolean} isUnsure whether the server may have it already
 * @returns {Promise<RequestProblem | null>} null when the server has it
 */
async function attempt(delivery, message, isUnsure) {
  const { deps, signal } = delivery.thread;
  while (deps.isOffline() && !signal.aborted) await deps.delays.wait(Infinity, signal);
  if (signal.aborted) return null;
  try {
    if (!isUnsure || !(await showDelivered(delivery, message))) return delivery.run(message);
  } catch (error) {
    return toProblem(error);
  }
  delivery.found();
  return null;
}

/**
 * Show the message as the server has it, if it does: here, or in the thread that it has made.
 * @param {Delivery} delivery
 * @param {UserMessage} message
 * @returns {Promise<boolean>} whether the server has it
 * @throws {RequestProblem} when nobody knows
 */
async function showDelivered({ thread, loader }, message) {
  const threadId = await findDelivered(thread, message);
  if (!threadId || thread.isClosed) return false;
  // What was written after the first message of a thread goes along.
  const later = thread.id ? [] : pendingMessages(thread).filter(({ id }) => id !== message.id);
  thread.dispatch({ type: "message.withdrawn", ids: [message, ...later].map(({ id }) => id) });
  await (thread.id ? loader.refresh() : thread.deps.moveTo(threadId, later));
  return true;
}

/** Return to the composer what the server said no to. @param {Delivery} delivery @param {RequestProblem} problem */
function refuse({ thread, loader, undelivered }, problem) {
  undelivered(problem);
  giveBack(thread, pendingMessages(thread));
  void loader.report(problem);
  return false;
}

/** @param {Delivery} delivery @param {RequestProblem} problem */
function giveUp({ thread, undelivered }, problem) {
  undelivered(problem);
  markFailed(thread, problem);
  return false;
}

/**
 * Settle a message that the person stopped before there was any answer.
 * @param {Delivery} delivery
 * @param {UserMessage} message
 * @returns {Promise<boolean>} whether the next one can go
 */
async function settleStopped(delivery, message) {
  const { thread } = delivery;
  const isThere = await showDelivered(delivery, message).catch(() => null);
  if (thread.isClosed) return false;
  if (isThere === null) thread.dispatch({ type: "message.failed" });
  if (isThere === false) giveBack(thread, [message]);
  return isThere !== null;
}

/** @param {OpenThread} thread @param {RequestProblem} problem @param {number} delay in ms */
async function pause(thread, problem, delay) {
  const { emit, delays, strings } = thread.deps;
  thread.dispatch({ type: "banner", banner: { message: strings().sendingAgain, recovery: "resend" } });
  emit("chatkit.log", { name: "message.waits", data: { kind: problem.kind, ms: delay } });
  await delays.wait(delay, thread.signal);
  thread.dispatch({ type: "banner", banner: null });
}
