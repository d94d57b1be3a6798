/**
 * Runs the turns of one open thread, one at a time. A turn follows a message, a retry, answers to questions or an
 * action, and lasts until the last of its streams has ended.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 * @import { Answer, RunningTurn, UserMessage } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 * @import { Outcome } from './turn-stream.js'
 * @import { ActionTurn } from './widget-action.js'
 */
import { hasWaiting } from "../thread/waiting-messages.js";
import { AnswerRecovery } from "./answer-recovery.js";
import { Outbox } from "./outbox.js";
import { answersRequest, messageRequest, retryRequest } from "./thread-requests.js";
import { isUnfinished } from "./turn-log.js";
import { TurnReader } from "./turn-reader.js";
import { listenToTurn, streamTurn } from "./turn-stream.js";
import { ActionRunner } from "./widget-action.js";

export { reduceServerEvent } from "../thread/reduce-server-event.js";

/** Pause before a turn is listened to again whose log was not there, in ms, and how often that is tried. */
const UNHEARD_PAUSE = 1000;
const MAX_UNHEARD = 10;

export class TurnRunner {
  /** Resolves when the turn that runs is over. @type {Promise<unknown> | null} */
  #running = null;
  /** Reader of that turn. @type {TurnReader | null} */
  #reader = null;
  /** Turn that was to be heard and could not be, and how often. */
  #unheard = { id: "", times: 0 };
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
    this.actions = new ActionRunner(thread, loader, {
      isRunning: () => this.isRunning,
      idle: () => this.idle(),
      begin: (reader) => this.#beginAction(reader),
      run: async (makeRequest) => void (await this.#run(makeRequest)),
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
    void this.#reader?.stop();
  }

  leave() {
    this.#reader?.leave();
  }

  /**
   * Have a message answered anew; does nothing while a turn runs.
   * @param {string} messageId
   * @param {{ goesOn: boolean }} how `goesOn`: what was said is likely to stay, so it goes no sooner than the next
   *   answer begins
   */
  async retry(messageId, { goesOn }) {
    const { id, isClosed, deps } = this.#thread;
    if (this.#running || isClosed) return;
    this.#thread.dispatch({ type: goesOn ? "items.outdated" : "items.cut", after: messageId });
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

  /** Look for an answer that another page has asked for. */
  async resume() {
    if (this.#running || this.#loader.turn) return;
    if (this.#recovery.isAwaited(Date.now())) await this.#recover({ isQuiet: true });
  }

  /** Listen to a turn that runs at the server, if none is listened to. @param {RunningTurn} turn */
  async follow({ id, message_id: messageId = null }) {
    const times = this.#unheard.id === id ? this.#unheard.times : 0;
    if (this.#running || this.#thread.isClosed || times > MAX_UNHEARD) return;
    const { isBroken, problem } = await this.#hold(async () => {
      // The process that ran it is gone, and the others have not noticed yet.
      if (times) await this.#thread.deps.delays.wait(UNHEARD_PAUSE, this.#thread.signal);
      const outcome = await listenToTurn(this.#thread, this.#nextReader(id), messageId);
      if (outcome.isBroken) this.#unheard = { id, times: times + 1 };
      return this.#settle(outcome);
    });
    // The next one may have waited for its end.
    if (!isBroken && !problem) await this.#loader.refresh();
  }

  /** @param {UserMessage} message */
  #runMessage(message) {
    return this.#run(() => {
      this.#thread.dispatch({ type: "message.sending", id: message.id });
      return messageRequest(this.#thread.id, message);
    }, message.id);
  }

  /**
   * Run a turn after the one that runs. Nothing is awaited between the last look at that one and the mark of this one,
   * so there are never two.
   * @param {() => Request | null} makeRequest called when its time has come; null where there is nothing to do any more
   * @param {string} [messageId] the message it brings
   * @param {{ isContinued?: boolean }} [how] `isContinued`: the host has heard of its beginning
   * @returns {Promise<RequestProblem | null>} why the message is not known to have arrived; null when it has, or there
   *   is none
   */
  async #run(makeRequest, messageId, how) {
    while (this.#running) await this.#running;
    if (this.#thread.isClosed) return null;
    const request = makeRequest();
    if (!request) return null;
    const outcome = await this.#hold(() => this.#stream(request, messageId, how));
    await this.#loader.refreshIfStale();
    return outcome.undelivered ?? null;
  }

  /**
   * Run a turn; one that broke off is looked for.
   * @param {() => Promise<Outcome>} run begun a moment later, so that whatever it sets off already finds it running
   */
  async #hold(run) {
    const turn = Promise.resolve().then(run);
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
    else if (outcome.isKept && (outcome.problem || hasWaiting(this.#thread.state))) void this.#loader.refresh();
    return outcome;
  }

  /** @param {Promise<unknown>} turn */
  #begin(turn) {
    this.#running = turn;
    // What the search has not found is read after the turn.
    if (this.#recovery.end()) void this.#loader.refresh();
  }

  /** @param {Request} request @param {string} [messageId] @param {{ isContinued?: boolean }} [how] */
  async #stream(request, messageId, how) {
    return this.#settle(await streamTurn(this.#thread, request, messageId, () => this.#nextReader(), how));
  }

  /** Report what there is to report of a turn. @param {Outcome} outcome */
  #settle(outcome) {
    const { problem, isBroken } = outcome;
    if (problem && isBroken) this.#thread.deps.emit("chatkit.error", { error: problem });
    if (problem && !isBroken && problem.kind !== "stopped") {
      void this.#loader.refresh();
      this.#thread.fail(problem, "retry");
    }
    return outcome;
  }

  /** @param {string} [turn] one that runs already */
  #nextReader(turn) {
    this.#reader = new TurnReader(this.#thread, turn);
    return this.#reader;
  }

  /**
   * Make an action a turn, if no other one runs.
   * @param {TurnReader} reader
   * @returns {ActionTurn | null}
   */
  #beginAction(reader) {
    if (this.#running) return null;
    const { emit } = this.#thread.deps;
    const { promise, resolve } = Promise.withResolvers();
    this.#begin(promise);
    this.#reader = reader;
    this.#thread.dispatch({ type: "turn.started", messageId: null });
    emit("chatkit.response.start");
    const leave = () => {
      this.#running = null;
      resolve(undefined);
    };
    return {
      end: () => {
        leave();
        this.#thread.dispatch({ type: "turn.ended" });
        emit("chatkit.response.end");
      },
      goOn: async (makeRequest) => {
        leave();
        // Whoever waits for the turn is told a moment later, and then this one runs already.
        await this.#run(makeRequest, undefined, { isContinued: true });
      },
    };
  }

  /** @param {{ isQuiet: boolean }} how */
  async #recover(how) {
    const isKept = this.#thread.deps.client.keepsTurns;
    const message = isKept ? await this.#askServer() : await this.#recovery.search(how);
    if (!message || this.outbox.isDelivering) return;
    this.#thread.dispatch({ type: "banner", banner: { message, recovery: "retry" } });
  }

  /** Read how a turn has ended, or that it goes on. @returns {Promise<string | null>} what to tell the person */
  async #askServer() {
    await this.#loader.refresh();
    const { state, isClosed, deps } = this.#thread;
    if (isClosed || state.banner || this.#running || this.#loader.turn || !isUnfinished(this.#thread)) return null;
    return state.items.at(-1)?.type === "user_message" ? deps.strings().notAnswered : deps.strings().connectionLost;
  }
}
