/**
 * Choice of this browser whether keys of one character do anything: whoever speaks to the computer, or presses keys by
 * mistake, switches them off. It is the device's, and stays when somebody signs out.
 */
export const KEYS_CHOICE = "taskchat.keys";
const OFF = "off";

/** @type {Set<() => void>} */
const listeners = new Set();

/** Whether they do. */
export function keysAreOn() {
  try {
    return localStorage.getItem(KEYS_CHOICE) !== OFF;
  } catch {
    return true;
  }
}

/** @param {boolean} on */
export function chooseKeys(on) {
  try {
    if (on) localStorage.removeItem(KEYS_CHOICE);
    else localStorage.setItem(KEYS_CHOICE, OFF);
  } catch {
    // A browser that keeps nothing has them on.
  }
  for (const listener of [...listeners]) listener();
}

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchKeys(listener) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
