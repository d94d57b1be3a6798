/**
 * Runs the turns of one open thread, one at a time. A turn follows a message, a retry, answers to questions or an
 * action, and lasts until the last of its streams has ended.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 * @import { ActionConfig, Answer, UserMessage } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 * @import { Outcome } from './turn-stream.js'
 */
import { AnswerRecovery } from "./answer-recovery.js";
import { pendingCall, runTool } from "./client-tool.js";
import { Outbox } from "./outbox.js";
import { answersRequest, messageRequest, retryRequest, toolOutputRequest } from "./thread-requests.js";
import { streamTurn } from "./turn-stream.js";
import { runAction } from "./widget-action.js";

export class TurnRunner {
  /** Resolves when the turn that runs is over. @type {Promise<unknown> | null} */
  #running = null;
  /** Stops the request of that turn. @type {AbortController | null} */
  #request = null;
  #thread;
  #loader;
  #recovery;

  /** @param {OpenThread} thread @param {ThreadLoader} loader */
  constructor(thread, loader) {
    this.#thread = thread;
    this.#loader = loader;
    this.#recovery = new AnswerRecovery(thread, loader);
    this.outbox = new Outbox({
      thread,
      loader,
      idle: () => this.idle(),
      run: (message) => this.#runMessage(message),
      found: () => void this.#recover({ isQuiet: true }),
    });
  }

  get isRunning() {
    return this.#running !== null;
  }

  /** Wait until no turn runs. */
  async idle() {
    while (this.#running) await this.#running;
  }

  stop() {
    this.#request?.abort();
  }

  /** Have a message answered anew; does nothing while a turn runs. @param {string} messageId */
  async retry(messageId) {
    const { id, isClosed, deps } = this.#thread;
    if (this.#running || isClosed) return;
    this.#thread.dispatch({ type: "items.cut", after: messageId });
    await this.#run(() => retryRequest(id, messageId, deps.inference()));
  }

  /**
   * Answer questions, unless they were answered while another turn ran: by a second press, say.
   * @param {string} itemId
   * @param {'answered' | 'skipped'} status
   * @param {Record<string, Answer>} answers
   */
  async answerQuestions(itemId, status, answers) {
    const { id, deps } = this.#thread;
    await this.#run(() => {
      const item = this.#thread.state.items.find((item) => item.id === itemId);
      const isOver = item?.type === "structured_input" && item.status !== "pending";
      return isOver ? null : answersRequest(id, itemId, status, answers, deps.inference());
    });
  }

  /**
   * Run an action, beside the turn that may run; then the client tool that it calls.
   * @param {ActionConfig} action
   * @param {string} [itemId] the widget it comes from
   * @returns {Promise<unknown>} why it failed; null when it did not
   */
  async act(action, itemId) {
    const thread = this.#thread;
    if (itemId && thread.state.acting[itemId]) return null;
    const problem = await runAction(thread, action, itemId, (request) => this.#beginBeside(request));
    if (thread.isClosed) return problem;
    const call = pendingCall(thread);
    if (problem) await this.#loader.report(problem);
    else if (call && !this.#running) await this.#runTool(call);
    else await this.#loader.refreshIfStale();
    return problem;
  }

  /** Look for an answer that another page has asked for. */
  async resume() {
    if (this.#recovery.isAwaited(Date.now())) await this.#recover({ isQuiet: true });
  }

  /** @param {UserMessage} message */
  #runMessage(message) {
    return this.#run(() => {
      this.#thread.dispatch({ type: "message.sending", id: message.id });
      return messageRequest(this.#thread.id, message);
    }, message.id);
  }

  /** @param {import('../protocol/types').ClientToolCall} call */
  async #runTool(call) {
    const result = await runTool(this.#thread, call);
    await this.#run(() => toolOutputRequest(this.#thread.id, result));
  }

  /**
   * Run a turn after the one that runs. Nothing is awaited between the last look at that one and the mark of this one,
   * so there are never two.
   * @param {() => Request | null} makeRequest called when its time has come; null where there is nothing to do any more
   * @param {string} [messageId] the message it brings
   * @returns {Promise<RequestProblem | null>} why the message is not known to have arrived; null when it has, or there
   *   is none
   */
  async #run(makeRequest, messageId) {
    while (this.#running) await this.#running;
    if (this.#thread.isClosed) return null;
    const request = makeRequest();
    if (!request) return null;
    // Begun a moment later, so that whatever it sets off already finds it running.
    const turn = Promise.resolve().then(() => this.#stream(request, messageId));
    this.#begin(turn);
    /** @type {Outcome} */
    let outcome = {};
    try {
      outcome = await turn;
    } finally {
      this.#running = null;
    }
    // The search for the rest of an answer begins before the next turn does, and does not hold it up.
    if (outcome.isBroken) void this.#recover({ isQuiet: false });
    await this.#loader.refreshIfStale();
    return outcome.undelivered ?? null;
  }

  /** @param {Promise<unknown>} turn */
  #begin(turn) {
    this.#running = turn;
    // What the search has not found is read after the turn.
    if (this.#recovery.end()) void this.#loader.refresh();
  }

  /** @param {Request} request @param {string} [messageId] */
  async #stream(request, messageId) {
    const outcome = await streamTurn(this.#thread, request, messageId, () => this.#nextSignal());
    const { problem, isBroken } = outcome;
    if (problem && isBroken) this.#thread.deps.emit("chatkit.error", { error: problem });
    if (problem && !isBroken && problem.kind !== "stopped") {
      void this.#loader.refresh();
      this.#thread.fail(problem, "retry");
    }
    return outcome;
  }

  #nextSignal() {
    this.#request = new AbortController();
    return this.#request.signal;
  }

  /**
   * Make what runs beside the turn, if no other one runs.
   * @param {AbortController} request
   * @returns {(() => void) | null} what ends the turn
   */
  #beginBeside(request) {
    if (this.#running) return null;
    const { emit } = this.#thread.deps;
    const { promise, resolve } = Promise.withResolvers();
    this.#begin(promise);
    this.#request = request;
    this.#thread.dispatch({ type: "turn.started" });
    emit("chatkit.response.start");
    return () => {
      this.#running = null;
      this.#thread.dispatch({ type: "turn.ended" });
      emit("chatkit.response.end");
      resolve(undefined);
    };
  }

  /** @param {{ isQuiet: boolean }} how */
  async #recover(how) {
    const message = await this.#recovery.search(how);
    if (!message || this.outbox.isDelivering) return;
    this.#thread.dispatch({ type: "banner", banner: { message, recovery: "retry" } });
  }
}
