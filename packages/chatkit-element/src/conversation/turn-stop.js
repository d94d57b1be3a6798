/**
 * Stops a turn: by a request where the server keeps its turns, since leaving one would only be leaving it.
 * @import { OpenThread } from './open-thread.js'
 * @import { TurnReader } from './turn-reader.js'
 */
import { connectionProblem } from "../protocol/request-problem.js";

/** Longest wait for the first event of a turn, in ms: only then is it known how to stop it, and in which thread. */
const FIRST_WORDS = { known: 2000, unknown: 300 };
/** Time for a stopped turn to end by itself, in ms. */
const LAST_WORDS = 2000;
/** Longest time between two tries to reach the server, in ms. */
const MAX_PAUSE = 2000;

/** Stop the turn that is being read. @param {OpenThread} thread @param {TurnReader} reader */
export async function sayStop(thread, reader) {
  const { client, delays } = thread.deps;
  const patience = client.keepsTurns ? FIRST_WORDS.known : FIRST_WORDS.unknown;
  if (!reader.turn || !thread.id) await Promise.race([reader.begun, delays.wait(patience, reader.signal)]);
  if (!reader.turn || !thread.id) return reader.leave();
  for (let tries = 0; !reader.signal.aborted && !(await hasHeard(thread, reader)); tries += 1)
    await delays.wait(Math.min(250 * 2 ** tries, MAX_PAUSE), reader.signal);
  await delays.wait(LAST_WORDS, reader.signal);
  reader.leave();
}

/**
 * Tell the server; one that does not know the request hears that nobody reads any more.
 * @param {OpenThread} thread
 * @param {TurnReader} reader
 * @returns {Promise<boolean>} whether it was reached
 */
async function hasHeard({ id, deps: { client } }, reader) {
  try {
    await client.send(`threads/${id}/stop`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ turn: reader.turn }),
    });
  } catch (error) {
    const problem = connectionProblem(error, null);
    if (!problem.isFinal) return false;
    reader.leave();
  }
  return true;
}
