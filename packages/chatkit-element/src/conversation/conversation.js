/**
 * The conversation that is open: its state, and what can be done with it. Requests that write live in
 * `thread-requests.js`, those that read in `thread-loader.js`; this class holds what they share.
 * @import { LocalEvent, ThreadState } from '../thread/state.js'
 * @import { ServerEvent } from '../protocol/types'
 * @import { Client } from '../protocol/client.js'
 */
import { loadOlder, openThread, refreshThread } from "./thread-loader.js";
import { Pauses } from "../protocol/interruptible-delay.js";
import { RequestProblem } from "../protocol/request-problem.js";
import { emptyThread, reduce } from "../thread/state.js";
import { errorBanner } from "./banner.js";
import { failed, giveBack, unsent } from "./pending-messages.js";

/**
 * @typedef {{
 *   client: Client,
 *   sending: import('../ui/lazy-module.js').LazyModule<typeof import('./send-module.js')>,
 *   changed: () => void,
 *   emit: (name: string, detail?: unknown) => void,
 *   clientTool: () => import('@openai/chatkit').ChatKitOptions['onClientTool'],
 *   giveBack: (message: import('../protocol/types').UserMessage) => void,
 *   retitled: (thread: import('../protocol/types').Thread) => void,
 *   inference: () => import('../protocol/types').InferenceOptions,
 *   strings: () => import('../i18n/strings.js').Strings,
 *   isOffline: () => boolean,
 * }} Deps `sending`: what the first message needs, fetched later · `giveBack` returns a message that was
 * refused to the composer · `retitled` hears what the server says of any thread · `inference` is what the composer has
 * chosen
 */

export class Conversation {
  /** @type {ThreadState} */
  state = emptyThread;
  /** Raised whenever another thread is shown, so that what still runs for the one before no longer draws here. */
  generation = 0;
  /** @type {Promise<unknown> | null} */
  running = null;
  /** What is being sent, one message after another. @type {Promise<void> | null} */
  delivering = null;
  /**
   * Why messages, by id, did not arrive.
   * @type {Map<string, import('../protocol/request-problem.js').RequestProblem>}
   */
  undelivered = new Map();
  /** The threads that this tab has shown. @type {Set<string>} */
  shown = new Set();
  /** @type {AbortController | null} */
  abort = null;
  stale = false;
  /** What the host was last told; undefined before the first word. @type {string | null | undefined} */
  #told = undefined;

  /** @param {Deps} deps @param {Pauses} [pauses] */
  constructor(deps, pauses = new Pauses()) {
    this.deps = deps;
    this.pauses = pauses;
  }

  get threadId() {
    return this.state.thread?.id ?? null;
  }

  /** @param {ServerEvent | LocalEvent} event */
  dispatch(event) {
    const next = reduce(this.state, event, Date.now());
    if (next === this.state) return;
    this.state = next;
    if (this.threadId) this.shown.add(this.threadId);
    if (this.threadId) this.#tell();
    this.deps.changed();
  }

  /**
   * Shows another thread, or none for a new one. An answer that streams goes on being received, so that the server
   * finishes it; it is no longer drawn here.
   * @param {string | null} threadId
   * @returns {Promise<unknown>} why it could not be opened; null when it was
   */
  async open(threadId) {
    // What nobody has taken yet is a draft again, in the thread it was written for.
    giveBack(
      this,
      unsent(this).filter(({ delivery }) => delivery !== "sending"),
    );
    this.generation += 1;
    this.running = null;
    this.delivering = null;
    this.pauses.wake();
    this.abort = null;
    this.stale = false;
    if (threadId) return openThread(this, threadId);
    this.state = emptyThread;
    this.#tell();
    this.deps.changed();
    return null;
  }

  #tell() {
    if (this.#told === this.threadId) return;
    this.#told = this.threadId;
    this.deps.emit("chatkit.thread.change", { threadId: this.threadId });
  }

  /** @returns {Promise<unknown>} why there is no news; null when there is, or will be */
  async refresh() {
    if (!this.threadId) return null;
    if (this.running || this.state.loading) {
      this.stale = true;
      return null;
    }
    return refreshThread(this);
  }

  /** @param {{ again?: boolean }} [ask] `again`: though it has failed */
  async older({ again = false } = {}) {
    if (again || !this.state.olderFailed) await loadOlder(this);
  }

  /** Sends what waits. What that takes may be out of reach itself. */
  async flush() {
    const { sending } = this.deps;
    const part = sending.module ?? (await sending.load().catch((problem) => failed(this, problem)));
    if (part) await part.flush(this);
  }

  stop() {
    this.abort?.abort();
  }

  /** @param {'positive' | 'negative'} kind @param {string[]} ids */
  async feedback(kind, ids) {
    this.dispatch({ type: "feedback", ids, kind });
    const params = { thread_id: this.threadId, item_ids: ids, kind };
    await this.deps.client.ask({ type: "items.feedback", params }).catch((error) => this.fail(error));
  }

  /**
   * Says what went wrong, here and to the host.
   * @param {unknown} error
   * @param {import('../thread/state.js').Recovery} [recovery]
   */
  fail(error, recovery = null) {
    if (error instanceof RequestProblem && error.kind === "stopped") return;
    this.dispatch({ type: "banner", banner: errorBanner(error, recovery, this.deps.strings(), Date.now()) });
    this.deps.emit("chatkit.error", { error: error instanceof Error ? error : new Error(String(error)) });
  }

  /** The thread is gone, here or in another tab: a new one, and a word about it. */
  async gone() {
    await this.open(null);
    this.dispatch({ type: "notice", level: "info", message: this.deps.strings().threadGone });
  }
}
