/**
 * Reads the events that a server streams.
 * @import { Client } from './client.js'
 * @import { ServerEvent } from './types'
 */
import { createParser } from "eventsource-parser";
import { connectionProblem, RequestProblem } from "./request-problem.js";

/**
 * @typedef {{ turn: string | null, seen: number, heardAt: number }} Position `turn`: the turn whose events they are, if
 *   the server keeps them · `seen`: number of the last event that was taken, from 1 · `heardAt`: when bytes came last,
 *   in ms
 */

/** @returns {Position} */
const beginning = () => ({ turn: null, seen: 0, heardAt: 0 });

/**
 * Post a streaming request and give its events as they arrive. It is never sent twice: the server may have taken it.
 * @param {Client} client
 * @param {{ type: string, params: object }} request
 * @param {AbortSignal} signal
 * @param {Position} [position] kept up to date
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 * @throws {RequestProblem}
 */
export async function* streamEvents(client, request, signal, position = beginning()) {
  const { response, turn } = await client.open(request, signal);
  position.turn = turn;
  try {
    yield* responseEvents(response, position);
  } catch (error) {
    throw connectionProblem(error, signal);
  }
}

/**
 * Give the events in a response. One that is not named a stream of events is read all the same, since its server has
 * taken the request; only where no event is in it, it is something else.
 * @param {Response} response
 * @param {Position} [position] kept up to date
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 * @throws {RequestProblem} when it is something else
 */
export async function* responseEvents({ body, headers }, position) {
  let isStream = headers.get("content-type")?.includes("text/event-stream");
  if (body) {
    for await (const event of readEvents(body, position)) {
      isStream = true;
      yield event;
    }
  }
  if (!isStream) throw new RequestProblem("protocol", "");
}

/**
 * Give the events in a body, whichever way its bytes were cut. Lines that are no event are passed over: a server newer
 * than this page must not break it.
 * @param {ReadableStream<Uint8Array>} body
 * @param {Position} [position] kept up to date
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 */
export async function* readEvents(body, position = beginning()) {
  /** @type {import("eventsource-parser").EventSourceMessage[]} */
  const messages = [];
  const parser = createParser({ onEvent: (message) => void messages.push(message) });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      position.heardAt = Date.now();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      for (const { id, data } of messages.splice(0)) {
        position.seen = Number(id) || position.seen + 1;
        const event = parseEvent(data);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string} data @returns {ServerEvent | null} */
function parseEvent(data) {
  try {
    const event = JSON.parse(data);
    return typeof event?.type === "string" ? event : null;
  } catch {
    return null;
  }
}
