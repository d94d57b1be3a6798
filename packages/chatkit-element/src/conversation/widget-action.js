/**
 * An action of a widget or of the host. When it begins to say something, and nothing else runs, it becomes a turn,
 * which can be seen and stopped.
 * @import { OpenThread } from './open-thread.js'
 * @import { ActionConfig, ServerEvent } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 */
import { actionRequest } from "./thread-requests.js";
import { TurnReader } from "./turn-reader.js";
import { announce } from "./turn-stream.js";

/** @typedef {(reader: TurnReader) => (() => void) | null} BeginTurn what ends the turn; null while one runs */

/** Events with which an action begins to say something. @type {ServerEvent["type"][]} */
const WORDS = ["progress_update", "thread.item.added", "thread.item.done"];

/**
 * Run an action; the widget takes no other one meanwhile. It waits for the turn that runs, as servers expect it, unless
 * it is answered without a stream.
 * @param {OpenThread} thread
 * @param {ActionConfig} action
 * @param {string | undefined} itemId the widget it comes from
 * @param {{ idle: () => Promise<void>, begin: BeginTurn }} turns
 * @returns {Promise<unknown>} why it failed; null when it did not
 */
export async function runAction(thread, action, itemId, { idle, begin }) {
  if (itemId) thread.dispatch({ type: "action.started", itemId, action });
  /** @type {unknown} */
  let problem = null;
  try {
    if (action.streaming === false) await askServer(thread, actionRequest(thread.id, action, itemId));
    else {
      await idle();
      if (!thread.isClosed) await stream(thread, actionRequest(thread.id, action, itemId), begin);
    }
  } catch (error) {
    problem = error;
  }
  if (itemId) thread.dispatch({ type: "action.ended", itemId });
  return problem;
}

/** @param {OpenThread} thread @param {Request} request */
async function askServer(thread, request) {
  const { updated_item: item } = await thread.deps.client.ask(request);
  if (item) thread.dispatch({ type: "thread.item.replaced", item });
}

/** @param {OpenThread} thread @param {Request} request @param {BeginTurn} beginTurn */
async function stream(thread, request, beginTurn) {
  const reader = new TurnReader(thread);
  /** @type {(() => void) | null} */
  let endTurn = null;
  /** @type {ServerEvent | null} */
  let options = null;
  try {
    for await (const event of reader.post(request)) {
      announce(thread, event, { isOwn: true });
      if (WORDS.includes(event.type) && !thread.isClosed && !endTurn) {
        endTurn = beginTurn(reader);
        if (endTurn && options) thread.dispatch(options);
      }
      // What it says of stopping is about itself, not about the answer beside which it runs.
      if (event.type === "stream_options") options = event;
      if (endTurn || event.type !== "stream_options") thread.dispatch(event);
    }
  } finally {
    reader.leave();
    endTurn?.();
  }
}
