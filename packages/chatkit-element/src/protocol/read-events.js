/**
 * Reads the events that a server streams.
 * @import { Client } from './client.js'
 * @import { ServerEvent } from './types'
 */
import { createParser } from "eventsource-parser";
import { connectionProblem } from "./request-problem.js";

/**
 * Post a streaming request and give its events as they arrive. It is never sent twice: the server may have taken it.
 * @param {Client} client
 * @param {{ type: string, params: object }} request
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 * @throws {RequestProblem}
 */
export async function* streamEvents(client, request, signal) {
  const body = await client.open(request, signal);
  try {
    yield* readEvents(body);
  } catch (error) {
    throw connectionProblem(error, signal);
  }
}

/**
 * Give the events in a body, whichever way its bytes were cut. Lines that are no event are passed over: a server newer
 * than this page must not break it.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ServerEvent, void, void>}
 */
export async function* readEvents(body) {
  /** @type {ServerEvent[]} */
  const events = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = parseEvent(data);
      if (event) events.push(event);
    },
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* events.splice(0);
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
