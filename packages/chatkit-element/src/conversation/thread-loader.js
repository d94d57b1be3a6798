/**
 * Reads a thread from the server: its newest page, older pages, and what changed elsewhere. What changes while a turn
 * runs is read after it.
 * @import { OpenThread } from './open-thread.js'
 * @import { Item, Page, RunningTurn, Thread } from '../protocol/types'
 */
import { RequestProblem } from "../protocol/request-problem.js";

const PAGE = 30;
/** Time between two looks for messages while a turn runs, in ms. */
const PEEK_PAUSE = 500;

/** @typedef {{ thread: Thread, page: Page<Item> }} Newest */

export class ThreadLoader {
  #thread;
  #isBusy;
  #follow;
  /** Turn that ran or waited at the server when it was asked last. @type {RunningTurn | null} */
  turn = null;
  /** Whether the messages that wait are being looked for. */
  #isPeeking = false;
  /** Whether there may be news that were not read because a turn ran. */
  #isStale = false;

  /**
   * @param {OpenThread} thread
   * @param {() => boolean} isBusy whether a turn runs in it
   * @param {(turn: RunningTurn) => void} follow told of a turn that runs at the server
   */
  constructor(thread, isBusy, follow) {
    this.#thread = thread;
    this.#isBusy = isBusy;
    this.#follow = follow;
  }

  /**
   * Open the thread at its newest page.
   * @param {string} threadId
   * @returns {Promise<unknown>} why it cannot be opened; null when it is open, or closed again
   */
  async open(threadId) {
    this.#thread.dispatch({ type: "thread.opening" });
    try {
      this.#take("thread.opened", await this.#fetchNewest(threadId));
      return null;
    } catch (error) {
      return this.#thread.isClosed ? null : error;
    }
  }

  /** Load the page before what is shown. */
  async loadOlder() {
    const { state, id, deps, signal } = this.#thread;
    if (!id || !state.older || state.loadingOlder) return;
    this.#thread.dispatch({ type: "older.loading" });
    try {
      const page = await deps.client.items(id, state.older, PAGE, signal);
      this.#thread.dispatch({ type: "older.loaded", page });
    } catch (error) {
      if (this.#thread.isClosed) return;
      this.#thread.dispatch({ type: "older.failed" });
      if (isOfKind(error, "signed-out")) this.#thread.fail(error);
      else deps.emit("chatkit.error", { error });
    }
  }

  /** Read the news, now or after the turn that runs. @returns {Promise<unknown>} why there are none; null otherwise */
  async refresh() {
    if (!this.#isBusy() && !this.#thread.state.loading) return this.reload();
    this.#isStale = this.#thread.id !== null;
    // A server that queues messages may have got some since.
    if (this.#thread.deps.client.keepsTurns) void this.#peek();
    return null;
  }

  /** Look for messages that wait behind the turn that runs, and lay nothing else over what it says. */
  async #peek() {
    const { id, deps, signal } = this.#thread;
    if (!id || this.#isPeeking) return;
    this.#isPeeking = true;
    await deps.delays.wait(PEEK_PAUSE, signal);
    this.#isPeeking = false;
    if (!this.#isBusy() || signal.aborted) return;
    const newest = await this.#fetchNewest(id).catch(() => null);
    if (newest && this.#isBusy()) this.#thread.dispatch({ type: "newest.peeked", ...newest });
  }

  /** Read the news that were put off, where no turn runs any more. */
  async refreshIfStale() {
    if (this.#isStale && !this.#isBusy() && !this.#thread.isClosed) await this.reload();
  }

  /**
   * Lay the newest page over what is shown. A failure stays quiet: what is shown is still true, and the next revision
   * asks again.
   * @returns {Promise<unknown>} the failure, for whoever asked
   */
  async reload() {
    const { id } = this.#thread;
    if (!id) return null;
    this.#isStale = false;
    /** @type {unknown} */
    let problem = null;
    try {
      const newest = await this.#fetchNewest(id);
      if (this.#isBusy()) this.#isStale = true;
      else this.#take("newest.loaded", newest);
    } catch (error) {
      if (this.#thread.isClosed) return null;
      problem = error;
      await this.#reportUnread(error);
    }
    await this.refreshIfStale();
    return problem;
  }

  /**
   * Report a problem. Where something was not found, the thread may be gone itself, which is then what there is to say.
   * @param {unknown} problem
   */
  async report(problem) {
    if (isOfKind(problem, "not-found")) await this.refresh();
    if (!this.#thread.isClosed) this.#thread.fail(problem);
  }

  /** @param {unknown} error */
  async #reportUnread(error) {
    const { deps } = this.#thread;
    if (isOfKind(error, "not-found")) await deps.gone();
    else if (isOfKind(error, "signed-out")) this.#thread.fail(error);
    else deps.emit("chatkit.log", { name: "refresh.failed", data: { message: String(error) } });
  }

  /** @param {'thread.opened' | 'newest.loaded'} type @param {Newest} newest */
  #take(type, newest) {
    this.#thread.dispatch({ type, ...newest });
    if (this.turn && !this.#thread.isClosed) this.#follow(this.turn);
  }

  /**
   * Metadata of a thread that the server fails to read: its items may be read all the same.
   * @param {string} threadId
   * @param {unknown} error
   */
  #unreadThread(threadId, error) {
    if (!isOfKind(error, "server") || this.#thread.isClosed) throw error;
    this.#thread.deps.emit("chatkit.error", { error });
    return this.#thread.state.thread ?? emptyMetadata(threadId);
  }

  /** @param {string} threadId @returns {Promise<Newest>} */
  async #fetchNewest(threadId) {
    const { deps, signal } = this.#thread;
    const [thread, page] = await Promise.all([
      deps.client.thread(threadId, signal).catch((error) => this.#unreadThread(threadId, error)),
      deps.client.items(threadId, null, PAGE, signal),
    ]);
    this.turn = thread.turn ?? null;
    deps.client.keepsTurns ||= this.turn !== null;
    return { thread, page };
  }
}

/**
 * A thread of which no more than its items is known.
 * @param {string} id
 * @returns {Thread}
 */
const emptyMetadata = (id) => ({ id, title: null, created_at: new Date().toISOString(), status: { type: "active" } });

/** @param {unknown} error @param {import('../protocol/request-problem.js').ProblemKind} kind */
export const isOfKind = (error, kind) => error instanceof RequestProblem && error.kind === kind;
