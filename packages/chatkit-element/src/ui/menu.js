/**
 * Button that opens a menu over it. Only the DOM holds whether it is open: nothing else depends on it.
 */
import { html, nothing } from "lit/html.js";
import { icon } from "./icons/icons.js";

/**
 * @typedef {{ id: string, label: string, description?: string, icon?: string, disabled?: boolean, checked?: boolean }}
 *   Choice
 *   `checked`: only where one of them is chosen; the others are done
 * @typedef {{ name: string, label: string, face: unknown, on?: boolean, choices: Choice[],
 *   choose: (id: string) => void }} Menu
 *   `label`: name of the button · `face`: its content · `on`: another choice than the default is active
 */

/** @param {Menu} menu */
export function menuButton({ name, label, face, on = false, choices, choose }) {
  return html`<div class="menu-place for-${name}" @keydown=${onKey} @focusout=${onFocusOut}>
    <button class="pick ${on ? "is-on" : ""}" type="button" id="pick-${name}" aria-label=${label} aria-haspopup="menu"
      aria-expanded="false"
      aria-controls="menu-${name}" @click=${toggle}>${face}</button>
    <div class="menu" id="menu-${name}" role="menu" aria-labelledby="pick-${name}" hidden>
      ${choices.map(
        (choice) => html`<button class="menu-item" type="button"
          role=${choice.checked === undefined ? "menuitem" : "menuitemradio"} tabindex="-1"
          aria-checked=${choice.checked ?? nothing}
          aria-disabled=${choice.disabled ? "true" : nothing}
          @click=${(/** @type {Event} */ event) => pick(event, choice, choose)}>
        ${choice.icon ? icon(choice.icon) : nothing}
        <span class="menu-words"><span>${choice.label}</span>${
          choice.description ? html`<small>${choice.description}</small>` : nothing
        }</span>
        ${choice.checked ? icon("check", { className: "menu-check" }) : nothing}
      </button>`,
      )}
    </div>
  </div>`;
}

/** @param {Element} inside */
function menuElements(inside) {
  const place = /** @type {HTMLElement} */ (inside.closest(".menu-place"));
  const menu = /** @type {HTMLElement} */ (place.querySelector(".menu"));
  const items = /** @type {HTMLElement[]} */ ([...menu.children]);
  return { place, menu, items, button: /** @type {HTMLElement} */ (place.querySelector(".pick")) };
}

/** @param {Element} inside @param {boolean} open */
function show(inside, open) {
  const { menu, button } = menuElements(inside);
  menu.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

/**
 * Close an open menu after a click beside it.
 * @param {Element} around
 * @param {EventTarget | null} target
 * @returns {boolean} whether a menu was open
 */
export function closedBeside(around, target) {
  const open = around.querySelector(".menu:not([hidden])");
  if (!open || (target instanceof Node && open.parentElement?.contains(target))) return false;
  show(open, false);
  return true;
}

/** @param {Event} event */
function toggle({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const { menu, items } = menuElements(button);
  if (!menu.hidden) return close(button);
  show(button, true);
  (items.find((item) => item.ariaChecked === "true") ?? items[0])?.focus();
}

/** @param {Element} inside */
function close(inside) {
  show(inside, false);
  menuElements(inside).button.focus();
}

/** @param {Event} event @param {Choice} choice @param {Menu['choose']} choose */
function pick({ currentTarget }, choice, choose) {
  if (choice.disabled) return;
  close(/** @type {Element} */ (currentTarget));
  choose(choice.id);
}

/** @param {FocusEvent} event */
function onFocusOut({ currentTarget, relatedTarget }) {
  const place = /** @type {HTMLElement} */ (currentTarget);
  if (!(relatedTarget instanceof Node && place.contains(relatedTarget))) show(place, false);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { menu, items, button } = menuElements(/** @type {Element} */ (event.currentTarget));
  if (menu.hidden) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") prevented(event, () => button.click());
    return;
  }
  const at = items.findIndex((item) => item.matches(":focus"));
  const to = moved(event.key, at, items);
  // Escape closes the menu, and nothing else: it would stop an answer, too.
  if (event.key === "Escape") prevented(event, () => close(button));
  else if (to !== null) prevented(event, () => items[to]?.focus());
}

/** @param {Event} event @param {() => void} act */
function prevented(event, act) {
  event.preventDefault();
  event.stopPropagation();
  act();
}

/**
 * @param {string} key
 * @param {number} at
 * @param {HTMLElement[]} items
 * @returns {number | null} index of the item that the key leads to
 */
function moved(key, at, items) {
  const { length } = items;
  if (key === "ArrowDown") return (at + 1) % length;
  if (key === "ArrowUp") return (at - 1 + length) % length;
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  if (key.length !== 1 || key === " ") return null;
  const order = items.map((_item, step) => (at + 1 + step) % length);
  return order.find((index) => items[index].textContent?.trim().toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
