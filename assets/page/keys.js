/**
 * The page by keyboard: what is pressed is looked up in the table of `shortcuts.js`, and left alone while one types,
 * answers a dialog or stands in a menu.
 */
import { keysAreOn } from "./key-choice.js";
import { ROW } from "./rows.js";
import { chordOf, isCharacter, SHORTCUTS } from "./shortcuts.js";
import { complain } from "./toasts.js";

export { backToRow } from "./rows.js";

/** Longest pause between two keys that go together, in ms. */
const PATIENCE = 1_500;
const FIELD = "textarea, select, [contenteditable], input:not(.check)";
/** Parts of the page that have all keys for themselves; the panel beside the list leaves the list its own. */
const DIALOG = "dialog[open], [role=dialog]:not(.editor, [popover]), :popover-open, .columns[inert]";

/** The first of two keys that go together. @type {{ chord: string, at: number } | null} */
let begun = null;

/** The element that was pressed in, in the chat's own tree as well. @param {Event} event */
const pressedIn = (event) => /** @type {Element} */ (event.composedPath()[0] ?? event.target);

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  if (!chord || ["Shift", "Mod+Control", "Mod+Meta"].includes(chord)) return;
  const first = begun && event.timeStamp - begun.at < PATIENCE ? `${begun.chord} ` : "";
  begun = null;
  const target = pressedIn(event);
  const row = /** @type {Element} */ (event.target).closest?.(ROW);
  const onRow = row instanceof HTMLElement ? row : null;
  const pressed = SHORTCUTS.find((one) => one.chords.includes(first + chord) && mayPress(one, chord, target, onRow));
  if (pressed) {
    event.preventDefault();
    pressed.press(onRow);
  } else if (!first && mayBegin(chord, target)) begun = { chord, at: event.timeStamp };
}

/**
 * @param {import("./shortcuts.js").Shortcut} shortcut @param {string} chord @param {Element} target
 * @param {HTMLElement | null} row
 */
function mayPress(shortcut, chord, target, row) {
  if (!shortcut.works()) return false;
  if (shortcut.group === "On a task") return row !== null && !isField(target) && !keepsKey(target, chord);
  if (isCharacter(chord)) return mayBegin(chord, target);
  if (document.querySelector(DIALOG)) return false;
  return shortcut.inFields || !(isField(target) || target.closest("#chat, [role=dialog]") || isInChat(target));
}

/** Whether a key that is one character may do something here. @param {string} chord @param {Element} target */
const mayBegin = (chord, target) =>
  isCharacter(chord) &&
  keysAreOn() &&
  !isField(target) &&
  !document.querySelector(DIALOG) &&
  !target.closest("[role=dialog]");

/**
 * A button among the row's actions keeps its own keys, and so do the tick and the link of a tag.
 * @param {Element} target @param {string} chord
 */
const keepsKey = (target, chord) =>
  (target.matches(".check") && chord === "Space") ||
  (target.matches(".tag") && chord === "Enter") ||
  (target.closest(".task-actions") !== null && ["Space", "Enter"].includes(chord));

/** @param {Element} element */
const isField = (element) => element.closest?.(FIELD) !== null;

/** @param {Element} element */
const isInChat = (element) => element.getRootNode() !== document;

async function showHelp() {
  try {
    (await import("./key-help.js")).showHelp();
  } catch {
    complain("The list of keys could not be loaded. Check your connection and try again.");
  }
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest?.("[data-key-help]")) showHelp();
    // The router takes care of the address, not of the focus; on a phone the column has to come into sight first.
    const skip = target.closest?.(".skip");
    if (skip instanceof HTMLAnchorElement) {
      requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector(skip.hash))?.focus());
    }
  });
}
