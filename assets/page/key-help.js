/**
 * List of the keys that do something on this page, over it; the browser's own dialog knows of focus and Escape.
 */
import { keysAreOn } from "./key-choice.js";
import { capOf } from "./key-names.js";
import { isCharacter, SHORTCUTS } from "./shortcuts.js";

/** Names of keys as they are heard. @type {Record<string, string>} */
const HEARD = { ArrowDown: "Arrow down", ArrowUp: "Arrow up", Escape: "Escape", "?": "Question mark", "/": "Slash" };

/**
 * @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
function make(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** @param {string} key */
function cap(key) {
  const name = capOf(key);
  const heard = HEARD[key];
  return heard ? make("kbd", {}, make("span", { "aria-hidden": "true" }, name), only(heard)) : make("kbd", {}, name);
}

/** @param {string} words */
const only = (words) => make("span", { class: "only-heard" }, words);

/** @param {string} chord @returns {(Node | string)[]} */
const caps = (chord) =>
  chord.split(" ").flatMap((keys, at) => [...(at ? [" then "] : []), ...keys.split("+").map(cap)]);

/** @param {import("./shortcuts.js").Shortcut} shortcut @param {string[]} chords */
const line = ({ words }, chords) =>
  make(
    "li",
    {},
    make("span", {}, words),
    make("span", { class: "key-caps" }, ...chords.flatMap((chord, at) => [...(at ? [" or "] : []), ...caps(chord)])),
  );

/** @returns {HTMLElement[]} */
function sections() {
  const on = keysAreOn();
  const shown = SHORTCUTS.filter((one) => one.works()).map((one) => {
    const counts = (/** @type {string} */ chord) => on || one.group === "On a task" || !isCharacter(chord);
    return { one, chords: one.chords.filter(counts) };
  });
  return [...new Set(SHORTCUTS.map(({ group }) => group))].flatMap((group) => {
    const lines = shown.filter(({ one, chords }) => one.group === group && chords.length > 0);
    if (lines.length === 0) return [];
    const list = make("ul", {}, ...lines.map(({ one, chords }) => line(one, chords)));
    return [make("section", {}, make("h3", {}, group), list)];
  });
}

/** Element that the focus comes back to: of a menu, which is gone by then, its button. */
function origin() {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const menu = before?.closest("[popover]");
  return menu ? /** @type {HTMLElement | null} */ (document.querySelector(`[popovertarget="${menu.id}"]`)) : before;
}

export function showHelp() {
  const before = origin();
  const close = make("button", { type: "button", class: "button button-quiet" }, "Close");
  const words = keysAreOn() ? "Keys of one letter can be switched off in " : "Keys of one letter are switched off in ";
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      "dialog",
      { class: "dialog key-help", "aria-labelledby": "key-help-title" },
      make("h2", { class: "dialog-title", id: "key-help-title" }, "Keys"),
      make("div", { class: "key-groups" }, ...sections()),
      make(
        "div",
        { class: "key-foot" },
        make("p", {}, words, make("a", { href: "/account#keys" }, "Settings"), "."),
        close,
      ),
    )
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
