/**
 * Client of a ChatKit server: one endpoint, answered as JSON or as a stream of events.
 * @import { Item, Page, Thread } from './types'
 */
import { resolved } from "./origin.js";
import { Delays } from "./interruptible-delay.js";
import { connectionProblem, RequestProblem, responseProblem } from "./request-problem.js";

/** Reading changes nothing, so it may be asked again; waits in ms between the tries. */
const READ_AGAIN = [300, 1200];

/** @typedef {{ url: string, fetch?: typeof fetch }} Api */

export class Client {
  /** Whether the server has shown that its turns go on without a listener. */
  keepsTurns = false;

  /** @param {() => Api} api read at each request, since options are replaced as a whole @param {Delays} [delays] */
  constructor(api, delays = new Delays()) {
    this.api = api;
    this.delays = delays;
  }

  /**
   * Post a streaming request. `read-events.js` reads what answers it.
   * @param {{ type: string, params: object }} request
   * @param {AbortSignal} signal
   * @returns {Promise<{ response: Response, turn: string | null }>} `turn`: its id, where the server keeps its events,
   *   so that it can be taken up again
   * @throws {RequestProblem}
   */
  async open(request, signal) {
    const response = await this.#post(request, "text/event-stream", { signal });
    const turn = response.headers.get("chatkit-turn");
    if (turn) this.keepsTurns = true;
    return { response, turn };
  }

  /**
   * Ask for something below the server's address, beside the protocol.
   * @param {string} path relative to it, with a query
   * @param {RequestInit} init
   * @returns {Promise<Response>}
   * @throws {RequestProblem}
   */
  send(path, init) {
    const { href } = this.resolved(this.api().url);
    return this.#fetch(`${href.replace(/\/?(?:[?#].*)?$/, "")}/${path}`, init);
  }

  /**
   * Post a plain request that changes something.
   * @param {{ type: string, params: object }} request
   * @param {RequestInit} [init]
   * @returns {Promise<any>} the JSON that answers it
   * @throws {RequestProblem}
   */
  async ask(request, init = {}) {
    return readJson(await this.#post(request, "application/json", init));
  }

  /**
   * Post a form elsewhere, with the host's `fetch` as all requests.
   * @param {string} url
   * @param {FormData} body
   * @param {AbortSignal} signal
   * @returns {Promise<any>}
   * @throws {RequestProblem}
   */
  async post(url, body, signal) {
    return readJson(
      await this.#fetch(this.resolved(url).href, {
        method: "POST",
        headers: { accept: "application/json" },
        body,
        signal,
      }),
    );
  }

  /** Resolve an address relative to the server's. @param {string} url @returns {URL} */
  resolved(url) {
    return resolved(url, this.api().url);
  }

  /**
   * Post a plain request that only reads; it is tried again when the server stumbles or cannot be reached.
   * @param {{ type: string, params: object }} request
   * @param {AbortSignal} [signal] aborted when whoever asked no longer wants it
   * @returns {Promise<any>}
   * @throws {RequestProblem}
   */
  async read(request, signal) {
    for (const wait of READ_AGAIN) {
      try {
        return await this.ask(request, { signal });
      } catch (error) {
        if (!(error instanceof RequestProblem) || !["server", "network"].includes(error.kind)) throw error;
        await this.delays.wait(wait, signal);
      }
    }
    return this.ask(request, { signal });
  }

  /**
   * @param {string} threadId
   * @param {AbortSignal} [signal]
   * @returns {Promise<Thread>} its metadata; the items in it are the oldest, not the newest
   */
  thread(threadId, signal) {
    return this.read({ type: "threads.get_by_id", params: { thread_id: threadId } }, signal);
  }

  /**
   * @param {string} threadId
   * @param {string | null} after
   * @param {number} limit
   * @param {AbortSignal} [signal]
   * @returns {Promise<Page<Item>>} newest first
   */
  items(threadId, after, limit, signal) {
    return this.read(
      { type: "items.list", params: { thread_id: threadId, order: "desc", limit, ...(after && { after }) } },
      signal,
    );
  }

  /**
   * @param {string | null} after
   * @param {number} limit
   * @param {AbortSignal} [signal]
   * @returns {Promise<Page<Thread>>} latest first
   */
  threads(after, limit, signal) {
    return this.read({ type: "threads.list", params: { order: "desc", limit, ...(after && { after }) } }, signal);
  }

  /** @param {{ type: string }} request @param {string} accept @param {RequestInit} init */
  async #post(request, accept, init) {
    const headers = { "content-type": "application/json", accept };
    try {
      return await this.#fetch(this.api().url, { ...init, method: "POST", headers, body: JSON.stringify(request) });
    } catch (error) {
      throw error instanceof RequestProblem ? error.of(request.type) : error;
    }
  }

  /** @param {string} url @param {RequestInit} init */
  async #fetch(url, init) {
    const { fetch: send = globalThis.fetch.bind(globalThis) } = this.api();
    /** @type {Response} */
    let response;
    try {
      response = await send(url, init);
    } catch (error) {
      throw connectionProblem(error, init.signal ?? null);
    }
    if (!response.ok) throw await responseProblem(response);
    return response;
  }
}

/** @param {Response} response */
async function readJson(response) {
  try {
    return await response.json();
  } catch (error) {
    throw new RequestProblem("protocol", "", { cause: error });
  }
}
