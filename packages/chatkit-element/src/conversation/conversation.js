/**
 * The conversation as the element sees it: which thread is open, and its state. Each thread that is opened gets a
 * loader and turns of its own, which end with it.
 * @import { LocalEvent, Recovery } from '../thread/state.js'
 * @import { ServerEvent, UserMessage } from '../protocol/types'
 * @import { Deps } from './open-thread.js'
 */
import { Delays } from "../protocol/interruptible-delay.js";
import { OpenThread } from "./open-thread.js";
import { giveBack, lostWords, pendingMessages } from "./pending-messages.js";
import { isOfKind, ThreadLoader } from "./thread-loader.js";
import { Turns } from "./turns.js";

export class Conversation {
  /** Ids of the threads that this tab has shown. @type {Set<string>} */
  #shown = new Set();
  /** The id that the host was told last; undefined before the first one. @type {string | null | undefined} */
  #announcedId = undefined;
  /** The id that was to be opened last, for another try. @type {string | null} */
  #requestedId = null;
  #opened;

  /** @param {Deps} deps @param {Delays} [delays] */
  constructor(deps, delays = new Delays()) {
    this.deps = deps;
    this.delays = delays;
    this.#opened = this.#begin();
  }

  get state() {
    return this.#opened.thread.state;
  }

  get threadId() {
    return this.#opened.thread.id;
  }

  /** Turns of the thread that is open. */
  get turns() {
    return this.#opened.turns;
  }

  /** @param {ServerEvent | LocalEvent} event */
  dispatch(event) {
    this.#opened.thread.dispatch(event);
  }

  /** Report what went wrong. @param {unknown} error @param {Recovery} [recovery] */
  fail(error, recovery) {
    this.#opened.thread.fail(error, recovery);
  }

  /**
   * Show another thread, or none for a new one. An answer that streams goes on being received, so that the server
   * finishes it; it is no longer drawn here.
   * @param {string | null} threadId
   * @returns {Promise<unknown>} why it could not be opened; null when it was
   */
  async open(threadId) {
    this.#close();
    if (threadId) return this.#load(threadId);
    this.#announce();
    this.deps.changed();
    return null;
  }

  /** Try again to open what could not be opened. */
  async reopen() {
    if (this.#requestedId) await this.open(this.#requestedId);
  }

  /** @returns {Promise<unknown>} why there is no news; null when there is, or will be */
  refresh() {
    return this.#opened.loader.refresh();
  }

  /** Load older messages. @param {{ again?: boolean }} [ask] `again`: though it has failed */
  async loadOlder({ again = false } = {}) {
    if (again || !this.state.olderFailed) await this.#opened.loader.loadOlder();
  }

  /** @param {'positive' | 'negative'} kind @param {string[]} ids */
  async feedback(kind, ids) {
    const { thread } = this.#opened;
    thread.dispatch({ type: "feedback", ids, kind });
    const params = { thread_id: thread.id, item_ids: ids, kind };
    await this.deps.client.ask({ type: "items.feedback", params }).catch((error) => thread.fail(error));
  }

  /** Give, once, the words sent before a reload that the server does not have. @returns {Promise<string[]>} */
  takeLostWords() {
    return lostWords(this.#opened.thread);
  }

  /** A new thread, until another one is loaded. */
  #begin() {
    const thread = new OpenThread({
      ...this.deps,
      delays: this.delays,
      reduced: () => this.#reduced(),
      wasShown: (threadId) => this.#shown.has(threadId),
      gone: () => this.#gone(),
      moveTo: (threadId, messages) => this.#moveTo(threadId, messages),
    });
    const loader = new ThreadLoader(
      thread,
      () => turns.isRunning,
      (turn) => void turns.follow(turn),
    );
    const turns = new Turns(thread, loader);
    return { thread, loader, turns };
  }

  #close() {
    const { thread, turns } = this.#opened;
    // What nobody has taken yet is a draft again, in the thread it was written for.
    giveBack(
      thread,
      pendingMessages(thread).filter(({ delivery }) => delivery !== "sending"),
    );
    thread.close();
    this.#opened = this.#begin();
    if (turns.isRunning) void this.#refreshAfter(turns, thread.id);
  }

  /** Read what a turn has said when it ends, should its thread be shown again by then.
   * @param {Turns} turns @param {string | null} threadId */
  async #refreshAfter(turns, threadId) {
    await turns.idle();
    if (threadId && threadId === this.threadId) await this.refresh();
  }

  /** @param {string} threadId @returns {Promise<unknown>} why it could not be opened; null when it was */
  async #load(threadId) {
    const { thread, loader, turns } = this.#opened;
    this.#requestedId = threadId;
    this.deps.emit("chatkit.thread.load.start", { threadId });
    const problem = await loader.open(threadId);
    if (problem) await this.#giveUp(problem);
    this.deps.emit("chatkit.thread.load.end", { threadId });
    if (!thread.isClosed) await loader.refreshIfStale();
    if (!thread.isClosed) void turns.resume();
    return problem;
  }

  /** @param {unknown} problem why a thread could not be opened */
  async #giveUp(problem) {
    if (isOfKind(problem, "not-found")) return this.#gone();
    await this.open(null);
    this.fail(problem, "reload");
  }

  /** Show a new thread, and say that the one before was deleted, here or in another tab. */
  async #gone() {
    await this.open(null);
    this.dispatch({ type: "notice", level: "info", message: this.deps.strings().threadGone });
  }

  /** @param {string} threadId @param {UserMessage[]} messages to be sent there */
  async #moveTo(threadId, messages) {
    await this.open(threadId);
    for (const item of messages) this.dispatch({ type: "message.sent", item: { ...item, delivery: "waiting" } });
    if (messages.length) void this.turns.resend();
  }

  #reduced() {
    if (this.threadId) {
      this.#shown.add(this.threadId);
      this.#announce();
    }
    this.deps.changed();
  }

  #announce() {
    if (this.#announcedId === this.threadId) return;
    this.#announcedId = this.threadId;
    this.deps.emit("chatkit.thread.change", { threadId: this.threadId });
  }
}
