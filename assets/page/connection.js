/**
 * State of the line on which what one does is saved: the browser's network, the page's socket, and what the server says
 * of itself. The bar draws it, and nothing is begun that could not be finished.
 */
import env from "$/env.json";
import { getBackendURL } from "$/utils/state";

/** @typedef {"live" | "offline" | "lost" | "trouble"} Line */

/** Event of the exception handler: something failed. @typedef {CustomEvent<{ words: string, wait: number }>} Failed */
export const FAILED = "taskchat:failed";
/** Event by which the server is heard over the socket. */
export const HEARD = "taskchat:heard";

export const OFFLINE = "You are offline.";
export const UNREACHABLE = "taskchat cannot be reached at the moment.";
/** Waits between two looks whether the server can work again, and for one of them, in ms. */
const AGAIN = 2_000;
const PATIENCE = 5_000;

let socketLost = false;
/** The network came back, but the server has not been heard since: the old socket may be dead. */
let unheard = false;
/** Asks the server, over the socket, to be heard. */
let ask = () => {};
/** Sentence that the server, or its silence, said last; empty where there is nothing. */
let trouble = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Line} */
export function line() {
  if (globalThis.navigator?.onLine === false) return "offline";
  if (socketLost || unheard) return "lost";
  return trouble ? "trouble" : "live";
}

/** Sentence that says why nothing can be saved now; empty where it can. */
export function reason() {
  return { offline: OFFLINE, lost: UNREACHABLE, trouble, live: "" }[line()];
}

/** @param {() => void} listener @returns {() => void} what ends it */
export function subscribe(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tell = () => {
  for (const listener of [...listeners]) listener();
};

/** @param {boolean} lost */
export function noteSocket(lost) {
  if (lost === socketLost) return;
  socketLost = lost;
  // A new socket begins with all that there is to know.
  if (!lost) unheard = false;
  tell();
}

/** @param {() => void} asking how the page asks over its socket */
export function listenBy(asking) {
  ask = asking;
}

/**
 * Notes that something was not saved, and looks from now on whether it could be again.
 * @param {string} words @param {number} [wait] seconds after which it makes sense to look
 */
export function noteTrouble(words, wait = 0) {
  const before = line();
  trouble = words;
  clearTimeout(looking);
  looking = setTimeout(look, Math.min(Math.max(wait * 1000, AGAIN), PATIENCE));
  if (line() !== before) tell();
}

/** @param {string} path */
export const address = (path) => new URL(path, getBackendURL(env.PING));

async function look() {
  if (await isReady()) {
    trouble = "";
    tell();
    ask();
    return;
  }
  looking = setTimeout(look, AGAIN);
}

async function isReady() {
  try {
    return (await fetch(address("/readyz"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

/** Makes sure that the server is there, where an answer is missing. */
export async function probe() {
  if (line() === "live" && !(await isReady())) noteTrouble(UNREACHABLE);
}

function comeBack() {
  unheard = true;
  tell();
  askUntilHeard();
}

function askUntilHeard() {
  if (!unheard || navigator.onLine === false) return;
  ask();
  setTimeout(askUntilHeard, PATIENCE);
}

function hear() {
  if (!unheard) return;
  unheard = false;
  tell();
}

if (typeof window !== "undefined") {
  window.addEventListener("offline", tell);
  window.addEventListener("online", comeBack);
  window.addEventListener(HEARD, hear);
  window.addEventListener(FAILED, (event) => {
    const { words, wait } = /** @type {Failed} */ (event).detail;
    if (wait) noteTrouble(words, wait);
  });
}
