/**
 * Names of keys, as keyboards show them.
 */
const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
/** @type {Record<string, string>} */
const NAMES = {
  Mod: isMac ? "⌘" : "Ctrl",
  ArrowDown: "↓",
  ArrowUp: "↑",
  Backspace: isMac ? "⌫" : "Backspace",
  Escape: "Esc",
};

/** @param {string} key */
export const capOf = (key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** All caps of a chord, in their order. @param {string} chord */
export const capsOf = (chord) => chord.split(/[ +]/).map(capOf);
