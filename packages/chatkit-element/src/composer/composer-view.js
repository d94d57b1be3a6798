/**
 * Composer: the text, its files and its buttons. Enter sends, Shift+Enter breaks the line, Escape stops an answer; on a
 * touch screen Enter breaks the line, and the button sends.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { attachButton, mentionButton } from "./foot-buttons.js";
import { icon } from "../ui/icons/icons.js";
import { removeButton } from "./files/remove-button.js";
import { textField } from "./text-field.js";

/** @param {Props} props */
export function composer(props) {
  const { state, strings, actions, prose, options } = props;
  const reason = closedReason(props);
  const view = props.asked && props.modules.messages.get(props);
  const asked = props.asked && view?.askedQuestions(props, props.asked, stopButton(props));
  return html`<div class="composer-area">
    ${
      reason
        ? html`<p class="locked">${icon("lock")}<span>${reason}</span></p>`
        : (asked ?? box(props, state.turn !== null))
    }
    ${
      options.disclaimer?.text
        ? html`<div class="disclaimer ${options.disclaimer.highContrast ? "strong" : ""}" @click=${actions.follow}
          >${prose.draw("disclaimer", options.disclaimer.text, { hosts: [], strings })}</div>`
        : nothing
    }
  </div>`;
}

/** @param {Props} props @returns {string | null} the reason that nothing can be written here */
function closedReason({ state, strings }) {
  const { type, reason } = state.thread?.status ?? { type: "active" };
  if (type === "locked") return reason || strings.locked;
  return type === "closed" ? reason || strings.closed : null;
}

/** @param {Props} props @param {boolean} answering */
function box(props, answering) {
  const { options, strings, composer: draft, extras, modules, actions } = props;
  const { tool, isOffered } = draft.selection;
  const placeholder = tool?.placeholderOverride ?? options.composer?.placeholder ?? strings.placeholder;
  const dictating = isDictating(props);
  const roomy = draft.files.isEnabled || isOffered || mentions(props) || extras?.dictation.isOffered || dictating;
  return html`${refusals(props)}
  <form class="composer ${roomy ? "roomy" : ""}" @submit=${(/** @type {Event} */ event) => {
    event.preventDefault();
    actions.send();
  }}
      @mousedown=${(/** @type {MouseEvent} */ event) => keepFocus(event, modules)}>
    ${extras?.view.suggestionList(props, extras)}
    ${draft.editing ? editing(props) : nothing}
    ${alongside(props)}
    ${textField(props, placeholder)}
    <div class="composer-foot">
      ${
        roomy
          ? html`<div class="composer-tools"
        >${extras && dictating ? extras.view.dictationState(extras, strings) : buttons(props)}</div>`
          : nothing
      }
      <p id="composer-hint" class="hint" data-over=${draft.left < 0}>${hint(props)}</p>
      ${extras?.view.dictateButton(extras, strings)}
      ${answering ? stopButton(props) : sendButton(props)}
    </div>
  </form>`;
}

/** @param {Props} props */
const isDictating = ({ extras }) => (extras?.dictation.state ?? "off") !== "off";

/** @param {Props} props */
const mentions = ({ options: { entities } }) => Boolean(entities?.showComposerMenu && entities.onTagSearch);

/** @param {Props} props */
function buttons(props) {
  const pickers = props.composer.selection.isOffered ? props.modules.pickers.get(props)?.pickers(props) : nothing;
  return html`${attachButton(props)}${mentions(props) ? mentionButton(props) : nothing}${pickers}`;
}

/** Quote and files above the text, with an announcement of the last change to them. @param {Props} props */
function alongside(props) {
  const {
    composer: { files, quoted },
    modules,
    strings,
    actions,
  } = props;
  return html`<div class="hidden" role="status">${files.announcement}</div>
    ${
      quoted
        ? html`<p class="quote">${icon("quote")}<span>${quoted}</span>${removeButton(
            strings.removeQuote,
            actions.unquote,
          )}</p>`
        : nothing
    }
    ${files.list.length ? (modules.draftFiles.get(props)?.draftFileList(props) ?? names(props)) : nothing}`;
}

/** Names of files, for when their list cannot be fetched. @param {Props} props */
const names = ({ composer: { files }, modules }) =>
  modules.draftFiles.failed
    ? html`<p class="quote">${icon("paperclip")}<span>${files.list.map(({ name }) => name).join(", ")}</span></p>`
    : nothing;

/** Note that a message sent before is being edited. @param {Props} props */
function editing({ strings, actions }) {
  return html`<p class="quote editing">${icon("pencil")}<span>${strings.editing}</span>
    <button class="quiet small" type="button" aria-label=${strings.stopEditing} title=${strings.stopEditing}
      @click=${actions.stopEditing}>${icon("cross")}</button></p>`;
}

/** Reasons that files were refused, or speech was not understood. @param {Props} props */
function refusals({ composer: { files }, extras, strings, actions }) {
  const sentences = [...files.refusals, ...(extras?.dictation.problem ? [extras.dictation.problem] : [])];
  if (sentences.length === 0) return nothing;
  return html`<div class="notice warning" role="alert">${icon("alert")}
    <div class="notice-text">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <button class="quiet small" type="button" aria-label=${strings.dismiss} title=${strings.dismiss}
      @click=${actions.dismissRefusals}>${icon("cross")}</button>
  </div>`;
}

/** @param {Props} props */
function sendButton(props) {
  const { strings, composer: draft, state } = props;
  const isReady = draft.isSendable && !state.loading && !isDictating(props);
  return html`<button class="send" type="submit" aria-label=${strings.send} title=${strings.send} ?disabled=${!isReady}
    >${icon("arrow-up")}</button>`;
}

/** @param {Props} props */
function stopButton({ strings, state, actions }) {
  return html`<button class="send stop" type="button" aria-label=${strings.stop} title=${strings.stop}
    ?disabled=${!state.turn?.allowCancel} @click=${actions.stop}><span class="stop-square"></span></button>`;
}

/** Reason that the message cannot be sent yet, or soon will not. @param {Props} props */
function hint({ composer: draft, strings }) {
  if (draft.left < 0) return strings.charactersOver(-draft.left);
  if (draft.files.failed) return strings.uploadsFailed;
  if (draft.files.uploading) return strings.waitForUpload;
  return draft.isNearLimit ? strings.charactersLeft(draft.left) : "";
}

/**
 * Pressing a button must not take the caret out of the text.
 * @param {MouseEvent} event
 * @param {Props['modules']} modules
 */
function keepFocus(event, { pickers }) {
  if (!(event.target instanceof Element) || event.target.closest("textarea")) return;
  event.preventDefault();
  const form = /** @type {HTMLElement} */ (event.currentTarget);
  if (pickers.module?.closedBeside(form, event.target)) form.querySelector("textarea")?.focus();
}
