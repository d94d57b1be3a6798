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
 * @typedef {(makeRequest: () => Request) => Promise<void>} RunTurn
 * @typedef {{ end: () => void, goOn: RunTurn }} ActionTurn the turn that an action has become · `goOn` makes one more
 *   request in it, and ends it
 * @typedef {{
 *   isRunning: () => boolean, idle: () => Promise<void>, run: RunTurn,
 *   begin: (reader: TurnReader) => ActionTurn | null,
 * }} TurnsBeside `idle` waits until no turn runs · `run` runs a turn after it · `begin` gives null while one runs
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
    const answer = new ActionAnswer(thread, this.#turns.begin);
    const problem = await this.#send(action, itemId, answer).catch((error) => error);
    if (itemId) thread.dispatch({ type: "action.ended", itemId });
    const call = problem || thread.isClosed || answer.isStopped ? null : pendingCall(thread);
    if (call && (answer.turn || !this.#turns.isRunning())) await this.#runTool(call, answer);
    else answer.turn?.end();
    if (thread.isClosed) return problem;
    if (problem) await this.#loader.report(problem);
    else await this.#loader.refreshIfStale();
    return problem;
  }

  /**
   * Send an action. It waits for the turn that runs, as servers expect it, unless it is answered without a stream; a
   * server that keeps its turns takes actions beside them.
   * @param {ActionConfig} action
   * @param {string | undefined} itemId
   * @param {ActionAnswer} answer
   * @returns {Promise<unknown>} null; a failure rejects
   */
  async #send(action, itemId, answer) {
    const thread = this.#thread;
    if (action.streaming === false) await askServer(thread, actionRequest(thread.id, action, itemId));
    else {
      // A tool of the page may itself wait for an action.
      if (!thread.isAtTool && !thread.deps.client.keepsTurns) await this.#turns.idle();
      if (!thread.isClosed) await answer.receive(actionRequest(thread.id, action, itemId));
    }
    return null;
  }

  /**
   * Run a tool, and tell its output: in the turn of the action, if it is one.
   * @param {ClientToolCall} call
   * @param {ActionAnswer} answer
   */
  async #runTool(call, answer) {
    const output = await runTool(this.#thread, call);
    if (this.#thread.isClosed || answer.isStopped) return answer.turn?.end();
    const run = answer.turn?.goOn ?? this.#turns.run;
    await run(() => toolOutputRequest(this.#thread.id, output));
  }
}

/** @param {OpenThread} thread @param {Request} request */
async function askServer(thread, request) {
  const { updated_item: item } = await thread.deps.client.ask(request);
  if (item) thread.dispatch({ type: "thread.item.replaced", item });
}

/** Answer to an action: a turn from its first word on. */
class ActionAnswer {
  /** @type {ActionTurn | null} */
  turn = null;
  /**
   * Last word on stopping. It is about this answer, not about the one beside which it runs.
   * @type {ServerEvent | null}
   */
  #options = null;
  #thread;
  #begin;
  #reader;

  /** @param {OpenThread} thread @param {TurnsBeside["begin"]} begin */
  constructor(thread, begin) {
    this.#thread = thread;
    this.#begin = begin;
    this.#reader = new TurnReader(thread);
  }

  get isStopped() {
    return this.#reader.isStopped;
  }

  /** @param {Request} request */
  async receive(request) {
    try {
      for await (const event of this.#reader.post(request)) this.#take(event);
    } finally {
      this.#reader.leave();
    }
  }

  /** @param {ServerEvent} event */
  #take(event) {
    const thread = this.#thread;
    announce(thread, event, { isOwn: true });
    if (WORDS.includes(event.type) && !thread.isClosed && !this.turn) {
      this.turn = this.#begin(this.#reader);
      if (this.turn && this.#options) thread.dispatch(this.#options);
    }
    if (event.type === "stream_options") this.#options = event;
    if (this.turn || event.type !== "stream_options") thread.dispatch(event);
  }
}
