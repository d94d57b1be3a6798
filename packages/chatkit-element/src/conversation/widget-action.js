/**
 * An action of a widget or of the host: it waits for no turn, and no turn waits for it. Only when it begins to say
 * something, and nothing else runs, does it become a turn, which can be seen and stopped.
 * @import { OpenThread } from './open-thread.js'
 * @import { ActionConfig } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 */
import { actionRequest } from "./thread-requests.js";
import { TurnReader } from "./turn-reader.js";
import { announce } from "./turn-stream.js";

/** @typedef {(reader: TurnReader) => (() => void) | null} BeginTurn what ends the turn; null while one runs */

/**
 * Run an action; the widget takes no other one meanwhile.
 * @param {OpenThread} thread
 * @param {ActionConfig} action
 * @param {string | undefined} itemId the widget it comes from
 * @param {BeginTurn} beginTurn
 * @returns {Promise<unknown>} why it failed; null when it did not
 */
export async function runAction(thread, action, itemId, beginTurn) {
  const request = actionRequest(thread.id, action, itemId);
  if (itemId) thread.dispatch({ type: "action.started", itemId, action });
  /** @type {unknown} */
  let problem = null;
  try {
    if (action.streaming === false) await askServer(thread, request);
    else await stream(thread, request, beginTurn);
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
  try {
    for await (const event of reader.post(request)) {
      announce(thread, event, { isOwn: true });
      if (event.type === "thread.item.added" && !thread.isClosed) endTurn ??= beginTurn(reader);
      // What it says of stopping is about itself, not about the answer beside which it runs.
      if (endTurn || event.type !== "stream_options") thread.dispatch(event);
    }
  } finally {
    reader.leave();
    endTurn?.();
  }
}
