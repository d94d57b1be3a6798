/**
 * Commands of the host, which come as props: fetch updates, or call a method once.
 */
import { useEffect, useRef } from "react";

/** @typedef {import("@openai/chatkit-react").UseChatKitReturn} ChatKit */
/** @typedef {{ id: string | number, method: string, args?: unknown[] }} Command */

/** Changes that come in a burst are fetched once, in ms. */
const BURST = 50;
const METHODS = [
  "focusComposer",
  "setThreadId",
  "sendUserMessage",
  "setComposerValue",
  "fetchUpdates",
  "sendCustomAction",
  "showHistory",
  "hideHistory",
];
const LAST = "chatkit.command";

/**
 * Fetches updates when the revision is another than the one the element began with.
 * @param {ChatKit} chatkit
 * @param {number} revision
 * @param {boolean} ready
 */
export function useRevision(chatkit, revision, ready) {
  const seen = useRef(/** @type {number | null} */ (null));
  useEffect(() => {
    if (!ready) return;
    if (seen.current === null) seen.current = revision;
    if (seen.current === revision) return;
    const timer = setTimeout(() => {
      seen.current = revision;
      chatkit.fetchUpdates()?.catch?.(warn);
    }, BURST);
    return () => clearTimeout(timer);
  }, [chatkit, revision, ready]);
}

/**
 * Runs a command once for each id. The last id outlives a reload: the host's state does too, and a message must not
 * be sent again because the page came back.
 * @param {ChatKit} chatkit
 * @param {Command | null} command
 * @param {boolean} ready
 * @param {(method: string, args: unknown[]) => void} [onRun] hears of each before it runs
 */
export function useCommand(chatkit, command, ready, onRun) {
  const id = command?.id ?? null;
  const atMount = useRef(id);
  useEffect(() => {
    if (!ready || !command || id === null || id === atMount.current || sessionStorage.getItem(LAST) === String(id))
      return;
    atMount.current = null;
    sessionStorage.setItem(LAST, String(id));
    onRun?.(command.method, command.args ?? []);
    if (METHODS.includes(command.method))
      Promise.resolve(/** @type {any} */ (chatkit)[command.method](...(command.args ?? []))).catch(warn);
    else console.warn(`taskchat: the chat has no method "${command.method}"`);
  }, [chatkit, id, ready]);
}

/** @param {any} error */
const warn = (error) => console.warn(`taskchat: ${error?.message ?? error}`);
