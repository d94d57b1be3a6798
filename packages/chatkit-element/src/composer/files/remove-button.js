/**
 * Button that removes a file or a quote from the draft.
 */
import { html } from "lit/html.js";
import { icon } from "../../ui/icons/icons.js";

/** @param {string} label @param {() => void} act */
export function removeButton(label, act) {
  return html`<button class="quiet small remove" type="button" aria-label=${label} title=${label}
    @click=${(/** @type {Event} */ event) => {
      focusNext(event);
      act();
    }}>${icon("cross")}</button>`;
}

/** Move the focus to the next file, or to the text, after a removal by keyboard. @param {Event} event */
function focusNext({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const card = button.closest("li");
  // It is there until the next drawing; a second key that comes sooner must not lead back to it.
  if (card) card.dataset.leaving = "";
  if (!button.matches(":focus")) return;
  const next = following(card, "nextElementSibling") ?? following(card, "previousElementSibling");
  /** @type {HTMLElement | null | undefined} */ (
    next?.querySelector(".remove") ?? button.closest("form")?.querySelector("textarea")
  )?.focus();
}

/**
 * @param {Element | null} card
 * @param {'nextElementSibling' | 'previousElementSibling'} way
 * @returns {Element | null}
 */
function following(card, way) {
  const beside = card?.[way] ?? null;
  return beside instanceof HTMLElement && "leaving" in beside.dataset ? following(beside, way) : beside;
}
