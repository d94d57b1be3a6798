/**
 * Delivers what is pending in a thread, in the order it was written, one message after another.
 * @import { Delivery } from './delivery.js'
 * @import { RequestProblem } from '../protocol/request-problem.js'
 */
import { deliverMessage } from "./delivery.js";
import { pendingMessages } from "./pending-messages.js";

/** @typedef {Omit<Delivery, 'undelivered'> & { idle: () => Promise<void> }} OutboxDeps `idle`: until no turn runs */

export class Outbox {
  /** Resolves when nothing is pending, or cannot be delivered. @type {Promise<void> | null} */
  #delivering = null;
  /** Problems of messages, by id, that are not known to have arrived. @type {Map<string, RequestProblem>} */
  #undelivered = new Map();
  #deps;

  /** @param {OutboxDeps} deps */
  constructor(deps) {
    this.#deps = deps;
  }

  get isDelivering() {
    return this.#delivering !== null;
  }

  /**
   * Deliver all. Whoever asks meanwhile waits for the same.
   * @param {string} [messageId]
   * @returns {Promise<RequestProblem | null>} why this message is not known to have arrived; null when it has
   */
  async deliver(messageId = "") {
    this.#delivering ??= this.#deliverAll();
    await this.#delivering;
    const problem = this.#undelivered.get(messageId) ?? null;
    this.#undelivered.delete(messageId);
    return problem;
  }

  async #deliverAll() {
    const { thread, idle } = this.#deps;
    const delivery = { ...this.#deps, undelivered: (/** @type {RequestProblem} */ why) => this.#note(why) };
    // Begun a moment later, so that whoever asks meanwhile finds it under way.
    await Promise.resolve();
    try {
      for (let goesOn = true; goesOn; ) {
        await idle();
        const [message] = thread.isClosed ? [] : pendingMessages(thread);
        goesOn = message !== undefined && (await deliverMessage(delivery, message));
      }
    } finally {
      // Nothing is awaited between the last look and this, so that no message is left behind.
      this.#delivering = null;
    }
  }

  /** @param {RequestProblem} problem */
  #note(problem) {
    for (const { id } of pendingMessages(this.#deps.thread)) this.#undelivered.set(id, problem);
  }
}
