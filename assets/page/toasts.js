/**
 * Words at the edge of the page that go away by themselves, said by the browser: no server is needed for them.
 */
import { refs } from "$/utils/state";

/** Time that a word stays, in ms; as long as one of the server's. */
const DURATION = 6_000;

/**
 * @typedef {{ id?: string, duration?: number, className?: string, action?: { label: string, onClick: () => void } }}
 *   Options
 * @typedef {((words: string, options?: Options) => void) & { error: (words: string, options?: Options) => void }}
 *   Toaster
 */

/** @param {string} words @param {{ label: string, onClick: () => void }} [action] */
export function say(words, action) {
  // The class says that its button asks nobody: it works without a connection.
  refs.__toast?.(words, { duration: DURATION, className: "toast-local", ...(action && { action }) });
}

/** Says what did not happen; of several such words the last one stands. @param {string} words */
export function complain(words) {
  refs.__toast?.error(words, { id: "trouble", duration: DURATION });
}
