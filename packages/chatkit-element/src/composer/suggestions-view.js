/**
 * List over the composer while `@…` or `/…` is being written. The caret stays in the text, which names the choice that
 * Enter takes by `aria-activedescendant`.
 * @import { Extras } from './extras.js'
 * @import { Choice } from './suggestions.js'
 * @import { Strings } from '../i18n/strings.js'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { inSight } from "../ui/in-sight.js";
import { insertText } from "./insert-text.js";

/** @param {Props} props @param {Extras} extras */
export function suggestionList(props, extras) {
  const { strings } = props;
  const { offer } = extras.suggestions;
  return html`<div class="hidden" role="status">${offer ? announcement(extras, strings) : ""}</div>${
    offer
      ? html`<div class="suggestions">
        <div id="suggestions" role="listbox" tabindex="0"
          aria-label=${offer.token.sign === "/" ? strings.commands : strings.prompts}
          aria-activedescendant=${offer.choices.length ? `choice-${offer.at}` : nothing}
          ${inSight(`#choice-${offer.at}`)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => keyInSuggestions(props, extras, event)}
          @focusout=${(/** @type {FocusEvent} */ event) => closeOnLeave(extras, event)}
          >${groups(props, extras, offer.choices)}</div>
        ${
          offer.choices.length && offer.status !== "failed"
            ? nothing
            : html`<p class="suggestions-note"
          >${note(extras, strings)}</p>`
        }
      </div>`
      : nothing
  }`;
}

/** @param {Extras} extras @param {Strings} strings */
function note({ suggestions: { offer } }, strings) {
  if (offer?.status === "searching") return html`${spinner}<span>${strings.searching}</span>`;
  return offer?.status === "failed"
    ? html`${icon("alert")}<span>${strings.searchFailed}</span>`
    : strings.noMatches(offer?.token.query ?? "");
}

/** Announcement of the list for screen readers. @param {Extras} extras @param {Strings} strings */
function announcement({ suggestions: { offer } }, strings) {
  if (!offer || offer.status === "searching") return "";
  if (offer.status === "failed") return strings.searchFailed;
  return offer.choices.length ? strings.choicesFound(offer.choices.length) : strings.noMatches(offer.token.query);
}

/** @param {Props} props @param {Extras} extras @param {Choice[]} choices */
function groups(props, extras, choices) {
  const numbered = choices.map((choice, index) => ({ choice, index }));
  return [...Map.groupBy(numbered, ({ choice }) => choice.group ?? "")].map(([name, members]) => {
    const options = members.map(({ choice, index }) => option(props, extras, choice, index));
    return name
      ? html`<div role="group" aria-label=${name}><p class="suggestions-group" aria-hidden="true"
        >${name}</p>${options}</div>`
      : options;
  });
}

/** @param {Props} props @param {Extras} extras @param {Choice} choice @param {number} index */
function option(props, extras, choice, index) {
  const isAt = extras.suggestions.offer?.at === index;
  return html`<div class="menu-item ${isAt ? "is-at" : ""}" id="choice-${index}" role="option" aria-selected=${isAt}
      @click=${(/** @type {Event} */ event) => void take(props, extras, areaBeside(event), choice)}>
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
 * Put the choice in the place of the text that was written to find it.
 * @param {Props} props
 * @param {Extras} extras
 * @param {HTMLTextAreaElement} area
 * @param {Choice} choice
 */
async function take(props, extras, area, choice) {
  const token = extras.suggestions.offer?.token;
  if (!token) return;
  extras.suggestions.close();
  if (token.sign === "/") {
    // A command may need the click itself, as choosing files does: nothing is awaited before it.
    insertText(area, token.from, token.to, "");
    const insertion = await choice.choose();
    if (insertion && area.isConnected) insert(props, extras, area, area.selectionStart, area.selectionEnd, insertion);
    return;
  }
  const insertion = await choice.choose();
  if (insertion) insert(props, extras, area, token.from, token.to, insertion);
}

/**
 * @param {Props} props
 * @param {Extras} extras
 * @param {HTMLTextAreaElement} area
 * @param {number} from
 * @param {number} to
 * @param {import('./suggestions.js').Insertion} insertion
 */
function insert({ composer }, { suggestions }, area, from, to, { text, tag, menu }) {
  const isApart = /^\s/.test(area.value.slice(to));
  insertText(area, from, to, tag && !isApart ? `${text} ` : text);
  if (tag) composer.mark(from, tag);
  if (menu) suggestions.goOn(from, menu);
}

/** Close the list when neither it nor the text has the focus. @param {Extras} extras @param {FocusEvent} event */
export function closeOnLeave({ suggestions }, { currentTarget, relatedTarget }) {
  const form = /** @type {Element} */ (currentTarget).closest("form");
  const isNear =
    relatedTarget instanceof Element &&
    form?.contains(relatedTarget) &&
    relatedTarget.matches("textarea, #suggestions");
  if (!isNear) suggestions.close();
}

/**
 * Handle keys of the list while it is open.
 * @param {Props} props
 * @param {Extras} extras
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was one of them
 */
export function keyInSuggestions(props, extras, event) {
  const { suggestions } = extras;
  const { offer } = suggestions;
  if (!offer || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const choice = offer.choices[offer.at];
  if (event.key === "Escape") suggestions.dismiss();
  else if (!choice) return false;
  else if (event.key === "ArrowDown") suggestions.move(1);
  else if (event.key === "ArrowUp") suggestions.move(-1);
  else if (event.key === "Enter" || event.key === "Tab") void take(props, extras, areaBeside(event), choice);
  else return false;
  event.preventDefault();
  // Escape would stop an answer, too.
  event.stopPropagation();
  return true;
}
