/**
 * Reader of one turn: its events come from the request that began it, and, where the server keeps them, from the log of
 * the turn once that request has broken off, or for a page that did not ask.
 * @import { OpenThread } from './open-thread.js'
 * @import { Position } from '../protocol/read-events.js'
 * @import { ServerEvent } from '../protocol/types'
 * @import { Request } from './thread-requests.js'
 */
import { streamEvents } from "../protocol/read-events.js";
import { connectionProblem } from "../protocol/request-problem.js";
import { isUnfinished, readLog } from "./turn-log.js";
import { sayStop } from "./turn-stop.js";

/** Time between two looks whether a line is dead, and the silence after which it is: two keep-alives, in ms. */
const LOOK = 5000;
const SILENCE = 35_000;

/** @implements {Position} */
export class TurnReader {
  /** @type {string | null} */
  turn = null;
  seen = 0;
  heardAt = Date.now();
  /** Whether the server has the log of the turn no more. */
  isGone = false;
  /** Whether the person has stopped the turn. */
  isStopped = false;
  #thread;
  #leaving = new AbortController();
  #begun = Promise.withResolvers();

  /** @param {OpenThread} thread @param {string | null} [turn] one that runs already */
  constructor(thread, turn = null) {
    this.#thread = thread;
    this.turn = turn;
    // A log can be read by whoever opens the thread again; other servers finish what is read to its end.
    thread.signal.addEventListener("abort", () => this.turn && this.leave());
  }

  /** Aborted when nobody reads any more. */
  get signal() {
    return this.#leaving.signal;
  }

  /** Resolves when the first event has been taken. */
  get begun() {
    return this.#begun.promise;
  }

  /** Read no more; a server that keeps its turns goes on with this one. */
  leave() {
    this.#leaving.abort();
  }

  /** Stop the turn: by a request where the server keeps its turns, else by leaving. */
  async stop() {
    if (this.isStopped) return;
    this.isStopped = true;
    if (this.turn || this.seen === 0) await sayStop(this.#thread, this);
    else this.leave();
  }

  /**
   * Post a request, and give the events of the turn that it begins, to the end.
   * @param {Request} request
   * @returns {AsyncGenerator<ServerEvent, void, void>}
   * @throws {RequestProblem}
   */
  async *post(request) {
    try {
      yield* this.receive((signal) => streamEvents(this.#thread.deps.client, request, signal, this));
      if (!this.turn || !isUnfinished(this.#thread)) return;
    } catch (error) {
      const problem = connectionProblem(error, this.signal);
      if (!this.turn || !this.#thread.id || problem.kind !== "network") throw problem;
    }
    yield* readLog(this.#thread, this);
  }

  /**
   * Give the events that a line brings; one that is silent for too long is broken off.
   * @param {(signal: AbortSignal) => AsyncGenerator<ServerEvent, void, void>} open
   * @returns {AsyncGenerator<ServerEvent, void, void>}
   */
  async *receive(open) {
    const line = new AbortController();
    this.heardAt = Date.now();
    void this.#watch(line);
    try {
      for await (const event of open(AbortSignal.any([this.signal, line.signal]))) {
        yield event;
        this.#begun.resolve(undefined);
        if (this.turn && this.#thread.isClosed) this.leave();
      }
    } finally {
      line.abort();
    }
  }

  /** @param {AbortController} line */
  async #watch(line) {
    while (!line.signal.aborted) {
      await this.#thread.deps.delays.wait(LOOK, line.signal);
      // A server without a log sends no keep-alives either.
      if (this.turn && Date.now() - this.heardAt > SILENCE) line.abort();
    }
  }
}
