/**
 * The list over the composer while `@…` or `/…` is being written. The caret stays in the text: what Enter would take is
 * named to it by `aria-activedescendant`.
 * @import { Aids } from './extras.js'
 * @import { Choice } from './suggestions.js'
 * @import { Strings } from '../i18n/strings.js'
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { inSight } from "../ui/in-sight.js";
import { type } from "./typing.js";

/** @param {Scene} scene @param {Aids} aids */
export function suggestions(scene, aids) {
  const { strings } = scene;
  const { offer } = aids.suggesting;
  return html`<div class="hidden" role="status">${offer ? told(aids, strings) : ""}</div>${
    offer
      ? html`<div class="suggestions">
        <div id="suggestions" role="listbox" tabindex="0"
          aria-label=${offer.token.sign === "/" ? strings.commands : strings.prompts}
          aria-activedescendant=${offer.choices.length ? `choice-${offer.at}` : nothing}
          ${inSight(`#choice-${offer.at}`)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => keyInSuggestions(scene, aids, event)}
          @focusout=${(/** @type {FocusEvent} */ event) => left(aids, event)}
          >${groups(scene, aids, offer.choices)}</div>
        ${
          offer.choices.length && offer.status !== "failed"
            ? nothing
            : html`<p class="suggestions-note"
          >${note(aids, strings)}</p>`
        }
      </div>`
      : nothing
  }`;
}

/** @param {Aids} aids @param {Strings} strings */
function note({ suggesting: { offer } }, strings) {
  if (offer?.status === "searching") return html`${spinner}<span>${strings.searching}</span>`;
  return offer?.status === "failed"
    ? html`${icon("alert")}<span>${strings.searchFailed}</span>`
    : strings.noMatches(offer?.token.query ?? "");
}

/** For whoever does not see the list. @param {Aids} aids @param {Strings} strings */
function told({ suggesting: { offer } }, strings) {
  if (!offer || offer.status === "searching") return "";
  if (offer.status === "failed") return strings.searchFailed;
  return offer.choices.length ? strings.choicesFound(offer.choices.length) : strings.noMatches(offer.token.query);
}

/** @param {Scene} scene @param {Aids} aids @param {Choice[]} choices */
function groups(scene, aids, choices) {
  const numbered = choices.map((choice, index) => ({ choice, index }));
  return [...Map.groupBy(numbered, ({ choice }) => choice.group ?? "")].map(([name, members]) => {
    const options = members.map(({ choice, index }) => option(scene, aids, choice, index));
    return name
      ? html`<div role="group" aria-label=${name}><p class="suggestions-group" aria-hidden="true"
        >${name}</p>${options}</div>`
      : options;
  });
}

/** @param {Scene} scene @param {Aids} aids @param {Choice} choice @param {number} index */
function option(scene, aids, choice, index) {
  const isAt = aids.suggesting.offer?.at === index;
  return html`<div class="menu-item ${isAt ? "is-at" : ""}" id="choice-${index}" role="option" aria-selected=${isAt}
      @click=${(/** @type {Event} */ event) => void take(scene, aids, areaBeside(event), choice)}>
    ${choice.icon ? icon(choice.icon) : nothing}
    <span class="menu-words"><span>${choice.label}</span>${
      choice.description ? html`<small>${choice.description}</small>` : nothing
    }</span>
    ${choice.checked ? icon("check", { className: "menu-check" }) : nothing}
  </div>`;
}

/** @param {Event} event */
const areaBeside = ({ currentTarget }) =>
  /** @type {HTMLTextAreaElement} */ (
    /** @type {Element} */ (currentTarget).closest("form")?.querySelector("textarea")
  );

/**
 * What was chosen takes the place of what was written to find it.
 * @param {Scene} scene
 * @param {Aids} aids
 * @param {HTMLTextAreaElement} area
 * @param {Choice} choice
 */
async function take(scene, aids, area, choice) {
  const token = aids.suggesting.offer?.token;
  if (!token) return;
  aids.suggesting.close();
  if (token.sign === "/") {
    // What a command does may need the click itself, as choosing files does: nothing is waited for before.
    type(area, token.from, token.to, "");
    const insertion = await choice.choose();
    if (insertion && area.isConnected) insert(scene, aids, area, area.selectionStart, area.selectionEnd, insertion);
    return;
  }
  const insertion = await choice.choose();
  if (insertion) insert(scene, aids, area, token.from, token.to, insertion);
}

/**
 * @param {Scene} scene
 * @param {Aids} aids
 * @param {HTMLTextAreaElement} area
 * @param {number} from
 * @param {number} to
 * @param {import('./suggestions.js').Insertion} insertion
 */
function insert({ composer }, { suggesting }, area, from, to, { text, tag, menu }) {
  const isApart = /^\s/.test(area.value.slice(to));
  type(area, from, to, tag && !isApart ? `${text} ` : text);
  if (tag) composer.mark(from, tag);
  if (menu) suggesting.goOn(from, menu);
}

/** The list goes when neither it nor the text has the focus. @param {Aids} aids @param {FocusEvent} event */
export function left({ suggesting }, { currentTarget, relatedTarget }) {
  const form = /** @type {Element} */ (currentTarget).closest("form");
  const isNear =
    relatedTarget instanceof Element &&
    form?.contains(relatedTarget) &&
    relatedTarget.matches("textarea, #suggestions");
  if (!isNear) suggesting.close();
}

/**
 * Keys that are the list's while it is open.
 * @param {Scene} scene
 * @param {Aids} aids
 * @param {KeyboardEvent} event
 * @returns {boolean} whether it was one
 */
export function keyInSuggestions(scene, aids, event) {
  const { suggesting } = aids;
  const { offer } = suggesting;
  if (!offer || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const choice = offer.choices[offer.at];
  if (event.key === "Escape") suggesting.dismiss();
  else if (!choice) return false;
  else if (event.key === "ArrowDown") suggesting.move(1);
  else if (event.key === "ArrowUp") suggesting.move(-1);
  else if (event.key === "Enter" || event.key === "Tab") void take(scene, aids, areaBeside(event), choice);
  else return false;
  event.preventDefault();
  // Escape would stop an answer, too.
  event.stopPropagation();
  return true;
}
