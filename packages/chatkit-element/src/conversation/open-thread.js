/**
 * The thread that is open, until another one is: its state, and a signal that ends with it. Whatever works for the
 * thread holds this object, so nothing of it can be drawn in the next one.
 * @import { LocalEvent, Recovery, ThreadState } from '../thread/state.js'
 * @import { ServerEvent, UserMessage } from '../protocol/types'
 */
import { RequestProblem } from "../protocol/request-problem.js";
import { emptyThread, reduce } from "../thread/state.js";
import { errorBanner } from "./banner.js";

/**
 * @typedef {{
 *   client: import('../protocol/client.js').Client,
 *   turns: import('../ui/lazy-module.js').LazyModule<typeof import('./turn-runner.js')>,
 *   changed: () => void,
 *   emit: (name: string, detail?: unknown) => void,
 *   clientTool: () => import('@openai/chatkit').ChatKitOptions['onClientTool'],
 *   giveBack: (message: UserMessage) => void,
 *   retitled: (thread: import('../protocol/types').Thread) => void,
 *   inference: () => import('../protocol/types').InferenceOptions,
 *   strings: () => import('../i18n/strings.js').Strings,
 *   isOffline: () => boolean,
 * }} Deps `turns`: fetched for the first message · `giveBack` returns a message that was refused to the composer ·
 * `retitled` hears what the server says of any thread · `inference` is what the composer has chosen
 *
 * @typedef {Deps & {
 *   delays: import('../protocol/interruptible-delay.js').Delays,
 *   reduced: () => void,
 *   wasShown: (threadId: string) => boolean,
 *   gone: () => Promise<void>,
 *   moveTo: (threadId: string, messages: UserMessage[]) => Promise<void>,
 * }} ThreadDeps `reduced`: the state is another one · `wasShown`: in this tab · `gone`: the server has it no more ·
 * `moveTo` opens another thread and sends there what could not be sent in this one
 */

export class OpenThread {
  /** @type {ThreadState} */
  state = emptyThread;
  /** Ids of the client tool calls that have run. @type {Set<string>} */
  ranCalls = new Set();
  /** Whether a client tool runs. */
  isAtTool = false;
  #closing = new AbortController();

  /** @param {ThreadDeps} deps */
  constructor(deps) {
    this.deps = deps;
  }

  /** Aborted when another thread is opened. */
  get signal() {
    return this.#closing.signal;
  }

  /** Whether another thread has been opened. */
  get isClosed() {
    return this.signal.aborted;
  }

  get id() {
    return this.state.thread?.id ?? null;
  }

  /**
   * Reduce an event into the state; once the thread is closed, nothing changes.
   * @param {ServerEvent | LocalEvent} event
   */
  dispatch(event) {
    if (this.isClosed) return;
    const next = reduce(this.state, event, Date.now(), this.deps.turns.module?.reduceServerEvent);
    if (next === this.state) return;
    this.state = next;
    this.deps.reduced();
  }

  /**
   * Report what went wrong, here and to the host; that the person stopped it is no error.
   * @param {unknown} error
   * @param {Recovery} [recovery] what the banner's button does
   */
  fail(error, recovery = null) {
    if (error instanceof RequestProblem && error.kind === "stopped") return;
    this.dispatch({ type: "banner", banner: errorBanner(error, recovery, this.deps.strings(), Date.now()) });
    this.deps.emit("chatkit.error", { error: error instanceof Error ? error : new Error(String(error)) });
  }

  close() {
    this.#closing.abort();
  }
}
