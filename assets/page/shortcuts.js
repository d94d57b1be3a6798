/**
 * Table of all keys: what `?` lists, and what `keys.js` does. Each key presses what is on the page already, so that
 * mouse and keyboard do the same; where that is not on the page, the key does nothing and is not listed.
 *
 * A chord is written as `chordOf` names it: "q", "g t" for one after the other, "Mod+k" for Ctrl or ⌘.
 */
import { find, move, moveWithin, open, postpone, remove, ROW, tick } from "./rows.js";
import { extend, isSelecting, leaveSelection, selectAll, toggle } from "./selection.js";

/**
 * @typedef {{
 *   chords: string[], words: string, group: "Anywhere" | "Go to" | "On a task", works: () => boolean,
 *   press: (row: HTMLElement | null) => void, inFields?: boolean, isCommand?: boolean,
 * }} Shortcut
 *   `inFields` where it works while one types, too; `isCommand` where the command menu offers it
 */

/** Rows of lists in which tasks are moved up and down. */
const LISTED = ':is([data-by-hand="true"], [data-columns="false"] [data-drop]:not([data-drop=""])) .task';

/** @param {string} selector */
const isThere = (selector) => () => find(selector) !== null;

/** @param {string} selector */
const click = (selector) => () => find(selector)?.click();

/** @param {string} chord @param {string} name @param {string} route @returns {Shortcut} */
const goTo = (chord, name, route) => ({
  chords: [`g ${chord}`],
  words: name,
  group: "Go to",
  works: isThere(linkTo(route)),
  press: click(linkTo(route)),
});

/** A page's link in the rail or in the account's menu. @param {string} route */
const linkTo = (route) => `:is(.rail, #account-menu) a[href="${route}"]`;

/** @param {string[]} chords @param {string} words @param {(row: HTMLElement) => void} press @returns {Shortcut} */
const onRow = (chords, words, press) => ({
  chords,
  words,
  group: "On a task",
  works: isThere(ROW),
  press: (row) => void (row && press(row)),
});

/**
 * Keys that `moving-keys.js` takes before this table is asked, where there is anything to move.
 * @param {string[]} chords @param {string} words @param {string} where @returns {Shortcut}
 */
const moves = (chords, words, where) => ({
  chords,
  words,
  group: "On a task",
  works: isThere(where),
  press: () => undefined,
});

/** On a phone the column has to come into sight first. @param {"tasks" | "chat"} column @param {() => void} focus */
function into(column, focus) {
  const part = document.getElementById(column);
  if (part?.offsetParent) return focus();
  find(`[role=tab][aria-controls="${column}"]`)?.click();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** All of a field is chosen, so that one can write over it. @param {string} id */
function intoField(id) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (document.getElementById(id));
  field?.focus();
  field?.select();
}

/** Both elements have this method of ChatKit's; while another conversation is on its way it refuses. */
function intoComposer() {
  const chat = /** @type {(HTMLElement & { focusComposer?: () => Promise<void> }) | null} */ (
    find("#chat openai-chatkit")
  );
  chat?.focusComposer?.().catch(() => chat.focus());
}

/** @param {"back" | "forth"} way */
const step = (way) => `[data-key-step="${way}"]`;

/** @type {Shortcut[]} */
export const SHORTCUTS = [
  {
    chords: ["q"],
    words: "Add a task",
    group: "Anywhere",
    works: isThere("#quick-add"),
    press: () => into("tasks", () => intoField("quick-add")),
    isCommand: true,
  },
  {
    chords: ["Mod+k"],
    words: "Go to, find or do",
    group: "Anywhere",
    works: () => true,
    press: () => window.dispatchEvent(new Event("taskchat:commands")),
    inFields: true,
  },
  {
    chords: ["/"],
    words: "Search tasks",
    group: "Anywhere",
    works: isThere("#search"),
    press: () => into("tasks", () => intoField("search")),
    isCommand: true,
  },
  {
    chords: ["c"],
    words: "Write to the chat",
    group: "Anywhere",
    works: isThere("#chat:not([inert]) openai-chatkit"),
    press: () => into("chat", intoComposer),
    isCommand: true,
  },
  {
    chords: ["j"],
    words: "Next task",
    group: "Anywhere",
    works: isThere(ROW),
    press: (row) => move(row, 1),
  },
  {
    chords: ["k"],
    words: "Task before",
    group: "Anywhere",
    works: isThere(ROW),
    press: (row) => move(row, -1),
  },
  {
    chords: ["Mod+z"],
    words: "Undo",
    group: "Anywhere",
    works: isThere(step("back")),
    press: click(step("back")),
    isCommand: true,
  },
  {
    chords: ["Mod+Shift+z"],
    words: "Redo",
    group: "Anywhere",
    works: isThere(step("forth")),
    press: click(step("forth")),
    isCommand: true,
  },
  {
    chords: ["a"],
    words: "Act on what is selected",
    group: "Anywhere",
    works: isSelecting,
    press: () => find(".several [popovertarget]")?.focus(),
  },
  {
    chords: ["Escape"],
    words: "Clear the selection",
    group: "Anywhere",
    works: isSelecting,
    press: leaveSelection,
  },
  {
    chords: ["?"],
    words: "Show all keys",
    group: "Anywhere",
    works: () => true,
    press: click("[data-key-help]"),
    isCommand: true,
  },
  goTo("t", "Today", "/today"),
  goTo("u", "Upcoming", "/upcoming"),
  goTo("c", "Calendar", "/calendar"),
  goTo("a", "All", "/all"),
  goTo("d", "Done", "/done"),
  goTo("h", "History", "/history"),
  goTo("r", "Trash", "/trash"),
  goTo("p", "Progress", "/progress"),
  goTo("y", "Usage", "/usage"),
  goTo("s", "Settings", "/account"),
  onRow(["Enter", "e"], "Open", open),
  onRow(["Space"], "Complete", tick),
  onRow(["p"], "Put off by a day", postpone),
  onRow(["Backspace", "Delete"], "Delete", remove),
  onRow(["ArrowDown"], "Next task", (row) => move(row, 1)),
  onRow(["ArrowUp"], "Task before", (row) => move(row, -1)),
  onRow(["ArrowRight"], "To its tags", (row) => moveWithin(row, 1)),
  onRow(["ArrowLeft"], "Back to its title", (row) => moveWithin(row, -1)),
  onRow(["x", "s"], "Select", (row) => toggle(row.dataset.id ?? "")),
  onRow(["Shift+ArrowDown"], "Select down to the next", (row) => extend(row, 1)),
  onRow(["Shift+ArrowUp"], "Select up to the one before", (row) => extend(row, -1)),
  onRow(["Mod+a"], "Select all", selectAll),
  moves(["Alt+ArrowUp", "Alt+ArrowDown"], "Move it up or down", LISTED),
  moves(
    ["Shift+ArrowLeft", "Shift+ArrowRight"],
    "Move it to another day or column",
    ".cal-mark, [data-columns=true] .task",
  ),
];

/** Whether a chord is a character alone, which can be switched off: who speaks to a computer types those by mistake. */
export const isCharacter = (/** @type {string} */ chord) => /^(?:g )?.$/u.test(chord);

/**
 * The name of what was pressed; empty where it is left to the browser.
 * @param {KeyboardEvent} event
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return "";
  const name = key === " " ? "Space" : key.length === 1 ? key.toLowerCase() : key;
  // Of other characters Shift is how some keyboards write them.
  const isShifted = shiftKey && (name.length > 1 || /\p{L}/u.test(name));
  return `${ctrlKey || metaKey ? "Mod+" : ""}${isShifted ? "Shift+" : ""}${name}`;
}
