/**
 * Turns of one open thread, as its controls begin and stop them. The runner is fetched with the first of them.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { TurnRunner } from './turn-runner.js'
 * @import { ActionConfig, Answer, RunningTurn } from '../protocol/types'
 * @import { Draft } from './pending-messages.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";
import { isUnconfirmed } from "../thread/merge-items.js";
import { markFailed, pendingMessage, rememberPending } from "./pending-messages.js";

export class Turns {
  #thread;
  #loader;
  /** @type {TurnRunner | null} */
  #runner = null;

  /** @param {OpenThread} thread @param {ThreadLoader} loader */
  constructor(thread, loader) {
    this.#thread = thread;
    this.#loader = loader;
  }

  get isRunning() {
    return this.#runner?.isRunning === true;
  }

  /** Wait until no turn runs. */
  async idle() {
    await this.#runner?.idle();
  }

  /** Stop the turn that runs. */
  stop() {
    this.#runner?.stop();
  }

  /** Read no more; only a server that does not keep its turns takes that for a stop. */
  leave() {
    this.#runner?.leave();
  }

  /**
   * Send a message. It is drawn at once and confirmed by the server's own item.
   * @param {Draft} draft
   * @returns {Promise<unknown>} why it is not known to have arrived; null when it has
   */
  async addMessage(draft) {
    const item = pendingMessage(draft, this.#thread.id);
    this.#thread.dispatch({ type: "message.sent", item });
    rememberPending(this.#thread);
    return this.#deliver(item.id);
  }

  /** Send again what was not sent, at once. */
  async resend() {
    this.#thread.dispatch({ type: "banner", banner: null });
    this.#thread.deps.delays.wake();
    await this.#deliver();
  }

  /**
   * Deliver what is pending.
   * @param {string} [messageId]
   * @returns {Promise<unknown>} why this message is not known to have arrived; null when it has
   */
  async #deliver(messageId) {
    try {
      return await (await this.#load()).outbox.deliver(messageId);
    } catch (problem) {
      markFailed(this.#thread, problem);
      return problem;
    }
  }

  /**
   * Have the last message answered anew; the server drops what came after it, or goes on from there.
   * @param {{ goesOn?: boolean }} [how]
   */
  async retry({ goesOn = false } = {}) {
    const last = this.#thread.state.items.findLast((item) => item.type === "user_message");
    if (!last || !this.#thread.id || this.isRunning) return;
    if (isUnconfirmed(last)) await this.resend();
    else await (await this.#reach())?.retry(last.id, { goesOn });
  }

  /** @param {string} itemId @param {'answered' | 'skipped'} status @param {Record<string, Answer>} answers */
  async answerQuestions(itemId, status, answers) {
    await (await this.#reach())?.answerQuestions(itemId, status, answers);
  }

  /**
   * Run an action of a widget or of the host.
   * @param {ActionConfig} action
   * @param {string} [itemId] the widget it comes from
   * @returns {Promise<unknown>} why it failed; null when it did not
   */
  async act(action, itemId) {
    const runner = await this.#reach();
    return runner ? runner.actions.act(action, itemId) : new RequestProblem("network", "");
  }

  /** Look for an answer that another page may have asked for. */
  async resume() {
    const runner = await this.#load().catch(() => null);
    await runner?.resume();
  }

  /** Listen to a turn that another page has asked for. @param {RunningTurn} turn */
  async follow(turn) {
    const runner = await this.#reach();
    if (runner) await runner.follow(turn);
    else this.#thread.dispatch({ type: "turn.ended" });
  }

  /** @throws {RequestProblem} when the runner cannot be fetched */
  async #load() {
    const { turns } = this.#thread.deps;
    const { TurnRunner } = turns.module ?? (await turns.load());
    this.#runner ??= new TurnRunner(this.#thread, this.#loader);
    return this.#runner;
  }

  /** The runner; null when it cannot be fetched, which is reported. */
  async #reach() {
    return this.#load().catch((error) => {
      this.#thread.fail(error);
      return null;
    });
  }
}
