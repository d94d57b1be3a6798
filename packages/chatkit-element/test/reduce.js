import { reduceServerEvent } from "../src/thread/reduce-server-event.js";
import * as thread from "../src/thread/state.js";

/**
 * Reduce an event, as a thread does that has streamed something.
 * @param {thread.ThreadState} state
 * @param {Parameters<typeof thread.reduce>[1]} event
 * @param {number} now
 */
export const reduce = (state, event, now) => thread.reduce(state, event, now, reduceServerEvent);
