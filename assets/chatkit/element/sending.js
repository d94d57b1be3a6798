/**
 * What is fetched for the first message: how messages get to the server, and how what it says is read.
 */
export { act } from './beside.js';
export { catchUp, isAwaited } from './catching-up.js';
export { flush } from './outbox.js';
export { run } from './running.js';
