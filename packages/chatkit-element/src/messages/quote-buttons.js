/**
 * Buttons that quote: one beside what is selected in an answer, and one among the answer's actions, which a
 * keyboard reaches and which quotes the whole answer where nothing is selected.
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { findQuoteSelection } from "./quote-selection.js";
import { icon } from "../ui/icons/icons.js";
import { floatBeside } from "../ui/floating.js";

/** @param {Scene} scene */
const canWrite = ({ state }) => (state.thread?.status?.type ?? "active") === "active";

/** @param {Scene} scene @param {import('./quote-selection.js').QuoteSelection} quoteSelection */
export function quoteSelectionButton(scene, quoteSelection) {
  const { strings, actions } = scene;
  if (!canWrite(scene)) return nothing;
  return html`<button class="button quote-selection" type="button" @mousedown=${keepSelection}
    @click=${() => actions.quote(quoteSelection.text)}
    ${floatBeside(quoteSelection.place)}>${icon("quote")}<span>${strings.quote}</span></button>`;
}

/** @param {Scene} scene @param {string} text the whole answer */
export function quoteButton(scene, text) {
  const { strings, actions } = scene;
  if (!canWrite(scene)) return nothing;
  return html`<button class="quiet" type="button" aria-label=${strings.quoteAnswer} title=${strings.quoteAnswer}
    @mousedown=${keepSelection}
    @click=${(/** @type {Event} */ event) => actions.quote(selectedBeside(event) ?? text)}>${icon("quote")}</button>`;
}

/** @param {Event} event */
const keepSelection = (event) => event.preventDefault();

/** Text that is selected in this very answer. @param {Event} event */
function selectedBeside({ currentTarget }) {
  const answer = /** @type {Element} */ (currentTarget).closest(".answer");
  answer?.setAttribute("data-quoting", "");
  const found = findQuoteSelection(/** @type {ShadowRoot} */ (answer?.getRootNode()), "[data-quoting]");
  answer?.removeAttribute("data-quoting");
  return found?.text ?? null;
}
