/**
 * Reads the log that a server keeps of a turn: from any event on, and again whenever the line breaks.
 * @import { OpenThread } from './open-thread.js'
 * @import { TurnReader } from './turn-reader.js'
 * @import { ServerEvent } from '../protocol/types'
 */
import { responseEvents } from "../protocol/read-events.js";
import { connectionProblem } from "../protocol/request-problem.js";
import { isWaiting } from "../thread/waiting-messages.js";
import { isPendingCall } from "./client-tool.js";

/** Delays before each try, in ms; the last one is for all that follow, so that a server that is back is soon heard. */
const DELAYS = [0, 200, 400, 800, 1000, 1500];
/** A break shorter than this, in ms, is not worth a word. */
const MOMENT = 700;
/** Items that an answer does not end with. */
const STEPS = ["user_message", "workflow", "task", "client_tool_call"];

/**
 * Give the events of a turn that its reader has not seen, to the end, or until the server has them no more.
 * @param {OpenThread} thread
 * @param {TurnReader} reader
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 * @throws {RequestProblem} when nobody reads any more, or may not
 */
export async function* readLog(thread, reader) {
  const outage = new Outage(thread);
  try {
    for (let tries = 0; ; tries += 1) {
      const { seen } = reader;
      outage.begin();
      try {
        await untilOnline(thread, reader.signal);
        yield* reader.receive((signal) => openLog(thread, reader, signal, outage));
        // A proxy may have ended it, as if all were well.
        if (!isUnfinished(thread) || reader.seen === seen) return;
      } catch (error) {
        const problem = connectionProblem(error, reader.signal);
        reader.isGone = problem.isFinal && !["signed-out", "too-many"].includes(problem.kind);
        if (reader.isGone) return;
        if (problem.kind === "stopped" || problem.kind === "signed-out") throw problem;
        if (problem.retryAfter) await thread.deps.delays.wait(problem.retryAfter * 1000, reader.signal);
      }
      if (reader.seen > seen) tries = 0;
      await thread.deps.delays.wait(DELAYS[Math.min(tries, DELAYS.length - 1)], reader.signal);
    }
  } finally {
    outage.end();
  }
}

/**
 * @param {OpenThread} thread
 * @param {TurnReader} reader
 * @param {AbortSignal} signal
 * @param {Outage} outage
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 */
async function* openLog({ id, deps: { client } }, reader, signal, outage) {
  const query = new URLSearchParams({ after: String(reader.seen), turn: reader.turn ?? "" });
  const headers = { accept: "text/event-stream" };
  const response = await client.send(`threads/${id}/stream?${query}`, { headers, signal });
  outage.end();
  reader.isGone = response.status === 204;
  if (!reader.isGone) yield* responseEvents(response, reader);
}

/** @param {OpenThread} thread @param {AbortSignal} signal */
async function untilOnline({ deps }, signal) {
  while (deps.isOffline() && !signal.aborted) await deps.delays.wait(Infinity, signal);
}

/**
 * Whether what was streamed so far cannot be all of a turn.
 * @param {OpenThread} thread
 */
export function isUnfinished({ state }) {
  const last = state.items.findLast((item) => !isWaiting(state, item));
  if (!last || last.type === "end_of_turn" || state.banner || isPendingCall(last)) return false;
  return STEPS.includes(last.type) || Object.keys(state.open).length > 0;
}

/** Outage of the line, said to the person once it is more than a moment. */
class Outage {
  /** @type {AbortController | null} */
  #current = null;

  /** @param {OpenThread} thread */
  constructor(thread) {
    this.thread = thread;
  }

  begin() {
    if (this.#current) return;
    const current = new AbortController();
    this.#current = current;
    void this.thread.deps.delays.wait(MOMENT, current.signal).then(() => {
      if (!current.signal.aborted) this.thread.dispatch({ type: "connection.lost" });
    });
  }

  end() {
    if (!this.#current) return;
    this.#current.abort();
    this.#current = null;
    this.thread.dispatch({ type: "connection.back" });
  }
}
