/**
 * Finds an answer whose stream is gone: after a break, a reload, or a message that was accepted unheard it may go on at
 * the server, or be there already. The protocol has no way to take up a stream again, so the thread is polled.
 * @import { OpenThread } from './open-thread.js'
 * @import { ThreadLoader } from './thread-loader.js'
 * @import { Item } from '../protocol/types'
 */
import { parseTime } from "../i18n/dates.js";
import { isPendingCall } from "./client-tool.js";

/** Delays before each poll, in ms. */
const POLLS = [400, 1200, 2500, 5000, 10_000, 15_000, 20_000];
/** A server that ends an answer when its reader is gone keeps what there is by this poll. */
const PROMPT = 2;
/** An answer that nobody began within this time, in ms, is not waited for. */
const RECENT = 5 * 60_000;
/** Items on the way to an answer, which are none. */
const STEPS = ["workflow", "task", "client_tool_call"];

export class AnswerRecovery {
  #thread;
  #loader;
  /** Ends the search that goes on. @type {AbortController | null} */
  #search = null;

  /** @param {OpenThread} thread @param {ThreadLoader} loader */
  constructor(thread, loader) {
    this.#thread = thread;
    this.#loader = loader;
  }

  /** Whether an answer is missing that may still come. @param {number} now in ms */
  isAwaited(now) {
    const { items, thread } = this.#thread.state;
    const last = items.at(-1);
    if (!last || this.#answer || isPendingCall(last)) return false;
    const isActive = (thread?.status?.type ?? "active") === "active";
    return isActive && Math.abs(now - parseTime(last.created_at).getTime()) < RECENT;
  }

  /**
   * Poll until the answer is there, or patience ends.
   * @param {{ isQuiet: boolean }} how `isQuiet`: nothing broke that a person saw
   * @returns {Promise<string | null>} what to tell the person; null when there is an answer, or a banner already
   */
  async search({ isQuiet }) {
    if (this.#search || this.#thread.isClosed) return null;
    const search = new AbortController();
    this.#search = search;
    const { connectionLost, notAnswered, lookingForAnswer } = this.#thread.deps.strings();
    const partial = this.#thread.state.items.at(-1);
    const wasOpen = partial !== undefined && this.#thread.state.open[partial.id];
    this.#thread.dispatch({ type: "recovery.started", text: isQuiet ? "" : lookingForAnswer });
    const found = await this.#poll(AbortSignal.any([this.#thread.signal, search.signal]));
    if (search.signal.aborted) return null;
    this.end();
    if (this.#thread.state.banner) return null;
    const isCut = wasOpen && found !== null && found.item.id === partial.id && found.poll < PROMPT;
    if (found && !isCut) return null;
    return partial && partial.type !== "user_message" ? connectionLost : notAnswered;
  }

  /** End the search, if one goes on. @returns {boolean} whether one did */
  end() {
    if (!this.#search) return false;
    this.#search.abort();
    this.#search = null;
    this.#thread.dispatch({ type: "recovery.ended" });
    return true;
  }

  /** @param {AbortSignal} signal @returns {Promise<{ item: Item, poll: number } | null>} `poll`: the number of it */
  async #poll(signal) {
    for (const [number, delay] of POLLS.entries()) {
      await this.#thread.deps.delays.wait(delay, signal);
      if (signal.aborted || this.#thread.state.banner) return null;
      await this.#loader.reload();
      const item = signal.aborted ? null : this.#answer;
      if (item) return { item, poll: number };
    }
    return null;
  }

  /** The last item after the person's message, if it is an answer and not being received. */
  get #answer() {
    const { items, open } = this.#thread.state;
    const last = items.at(-1);
    return !last || last.type === "user_message" || STEPS.includes(last.type) || open[last.id] ? null : last;
  }
}
