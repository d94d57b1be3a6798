/**
 * What is fetched for the first message: how messages get to the server, and how what it says is read.
 */
export { act } from "./widget-action.js";
export { catchUp, isAwaited } from "./answer-recovery.js";
export { flush } from "./outbox.js";
export { run } from "./turn-runner.js";
