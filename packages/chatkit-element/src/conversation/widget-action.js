/**
 * An action of a widget or of the host. When it begins to say something, and nothing else runs, it becomes a turn,
 * which can be seen and stopped.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { ActionConfig, ClientToolCall, ServerEvent } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 */
import { pendingCall, runTool } from "./client-tool.js";
import { actionRequest, toolOutputRequest } from "./thread-requests.js";
import { TurnReader } from "./turn-reader.js";
import { announce } from "./turn-stream.js";

/**
 * @typedef {(reader: TurnReader) => (() => void) | null} BeginTurn what ends the turn; null while one runs
 * @typedef {{
 *   isRunning: () => boolean, idle: () => Promise<void>, begin: BeginTurn,
 *   run: (makeRequest: () => Request) => Promise<void>,
 * }} TurnsBeside `idle` waits until no turn runs · `run` runs a turn after it
 */

/** Events with which an action begins to say something. @type {ServerEvent["type"][]} */
const WORDS = ["progress_update", "thread.item.added", "thread.item.done"];

export class ActionRunner {
  #thread;
  #loader;
  #turns;

  /** @param {OpenThread} thread @param {ThreadLoader} loader @param {TurnsBeside} turns */
  constructor(thread, loader, turns) {
    this.#thread = thread;
    this.#loader = loader;
    this.#turns = turns;
  }

  /**
   * Run an action, then the client tool that it calls.
   * @param {ActionConfig} action
   * @param {string} [itemId] the widget it comes from, which takes no other one meanwhile
   * @returns {Promise<unknown>} why it failed; null when it did not
   */
  async act(action, itemId) {
    const thread = this.#thread;
    if (itemId && thread.state.acting[itemId]) return null;
    if (itemId) thread.dispatch({ type: "action.started", itemId, action });
    const problem = await this.#send(action, itemId).catch((error) => error);
    if (itemId) thread.dispatch({ type: "action.ended", itemId });
    if (thread.isClosed) return problem;
    const call = pendingCall(thread);
    if (problem) await this.#loader.report(problem);
    else if (call && !this.#turns.isRunning()) await this.#answer(call);
    else await this.#loader.refreshIfStale();
    return problem;
  }

  /**
   * Send an action. It waits for the turn that runs, as servers expect it, unless it is answered without a stream; a
   * server that keeps its turns takes actions beside them.
   * @param {ActionConfig} action
   * @param {string | undefined} itemId
   * @returns {Promise<unknown>} null; a failure rejects
   */
  async #send(action, itemId) {
    const thread = this.#thread;
    if (action.streaming === false) await askServer(thread, actionRequest(thread.id, action, itemId));
    else {
      // A tool of the page may itself wait for an action.
      if (!thread.isAtTool && !thread.deps.client.keepsTurns) await this.#turns.idle();
      if (!thread.isClosed) await stream(thread, actionRequest(thread.id, action, itemId), this.#turns.begin);
    }
    return null;
  }

  /** @param {ClientToolCall} call */
  async #answer(call) {
    const output = await runTool(this.#thread, call);
    await this.#turns.run(() => toolOutputRequest(this.#thread.id, output));
  }
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
