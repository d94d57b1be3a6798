/**
 * Buttons that quote: one beside what is selected in an answer, and one among the answer's actions, which a
 * keyboard reaches and which quotes the whole answer where nothing is selected.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { findQuoteSelection } from "./quote-selection.js";
import { icon } from "../ui/icons/icons.js";
import { floatBeside } from "../ui/floating.js";

/** @param {Props} props */
const canWrite = ({ state }) => (state.thread?.status?.type ?? "active") === "active";

/** @param {Props} props @param {import('./quote-selection.js').QuoteSelection} quoteSelection */
export function quoteSelectionButton(props, quoteSelection) {
  const { strings, actions } = props;
  if (!canWrite(props)) return nothing;
  return html`<button class="button quote-selection" type="button" @mousedown=${keepSelection}
    @click=${() => actions.quote(quoteSelection.text)}
    ${floatBeside(quoteSelection.place)}>${icon("quote")}<span>${strings.quote}</span></button>`;
}

/** @param {Props} props @param {string} text the whole answer */
export function quoteButton(props, text) {
  const { strings, actions } = props;
  if (!canWrite(props)) return nothing;
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
