/**
 * Composer: the text, its files and its buttons. Enter sends, Shift+Enter breaks the line, Escape stops an answer.
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { attachButton, mentionButton } from "./foot-buttons.js";
import { icon } from "../ui/icons/icons.js";
import { removeButton } from "./files/remove-button.js";
import { textField } from "./text-field.js";

/** @param {Scene} scene */
export function composer(scene) {
  const { state, strings, actions, prose, options } = scene;
  const reason = closedReason(scene);
  return html`<div class="composer-area">
    ${reason ? html`<p class="locked">${icon("lock")}<span>${reason}</span></p>` : box(scene, state.turn !== null)}
    ${
      options.disclaimer?.text
        ? html`<div class="disclaimer ${options.disclaimer.highContrast ? "strong" : ""}" @click=${actions.follow}
          >${prose.draw("disclaimer", options.disclaimer.text, { hosts: [], strings })}</div>`
        : nothing
    }
  </div>`;
}

/** @param {Scene} scene @returns {string | null} the reason that nothing can be written here */
function closedReason({ state, strings }) {
  const { type, reason } = state.thread?.status ?? { type: "active" };
  if (type === "locked") return reason || strings.locked;
  return type === "closed" ? reason || strings.closed : null;
}

/** @param {Scene} scene @param {boolean} answering */
function box(scene, answering) {
  const { options, strings, composer: draft, extras, modules, actions } = scene;
  const { tool, isOffered } = draft.selection;
  const placeholder = tool?.placeholderOverride ?? options.composer?.placeholder ?? strings.placeholder;
  const dictating = isDictating(scene);
  const roomy = draft.files.isEnabled || isOffered || mentions(scene) || extras?.dictation.isOffered || dictating;
  return html`${refusals(scene)}
  <form class="composer ${roomy ? "roomy" : ""}" @submit=${(/** @type {Event} */ event) => {
    event.preventDefault();
    actions.send();
  }}
      @mousedown=${(/** @type {MouseEvent} */ event) => keepFocus(event, modules)}>
    ${extras?.view.suggestionList(scene, extras)}
    ${draft.editing ? editing(scene) : nothing}
    ${alongside(scene)}
    ${textField(scene, placeholder)}
    <div class="composer-foot">
      ${
        roomy
          ? html`<div class="composer-tools"
        >${extras && dictating ? extras.view.dictationState(extras, strings) : buttons(scene)}</div>`
          : nothing
      }
      <p id="composer-hint" class="hint" data-over=${draft.left < 0}>${hint(scene)}</p>
      ${extras?.view.dictateButton(extras, strings)}
      ${answering ? stopButton(scene) : sendButton(scene)}
    </div>
  </form>`;
}

/** @param {Scene} scene */
const isDictating = ({ extras }) => (extras?.dictation.state ?? "off") !== "off";

/** @param {Scene} scene */
const mentions = ({ options: { entities } }) => Boolean(entities?.showComposerMenu && entities.onTagSearch);

/** @param {Scene} scene */
function buttons(scene) {
  const pickers = scene.composer.selection.isOffered ? scene.modules.pickers.get(scene)?.pickers(scene) : nothing;
  return html`${attachButton(scene)}${mentions(scene) ? mentionButton(scene) : nothing}${pickers}`;
}

/** Quote and files above the text, with an announcement of the last change to them. @param {Scene} scene */
function alongside(scene) {
  const {
    composer: { files, quoted },
    modules,
    strings,
    actions,
  } = scene;
  return html`<div class="hidden" role="status">${files.announcement}</div>
    ${
      quoted
        ? html`<p class="quote">${icon("quote")}<span>${quoted}</span>${removeButton(
            strings.removeQuote,
            actions.unquote,
          )}</p>`
        : nothing
    }
    ${files.list.length ? (modules.draftFiles.get(scene)?.draftFileList(scene) ?? names(scene)) : nothing}`;
}

/** Names of files, for when their list cannot be fetched. @param {Scene} scene */
const names = ({ composer: { files }, modules }) =>
  modules.draftFiles.failed
    ? html`<p class="quote">${icon("paperclip")}<span>${files.list.map(({ name }) => name).join(", ")}</span></p>`
    : nothing;

/** Note that a message sent before is being edited. @param {Scene} scene */
function editing({ strings, actions }) {
  return html`<p class="quote editing">${icon("pencil")}<span>${strings.editing}</span>
    <button class="quiet small" type="button" aria-label=${strings.stopEditing} title=${strings.stopEditing}
      @click=${actions.stopEditing}>${icon("cross")}</button></p>`;
}

/** Reasons that files were refused, or speech was not understood. @param {Scene} scene */
function refusals({ composer: { files }, extras, strings, actions }) {
  const sentences = [...files.refusals, ...(extras?.dictation.problem ? [extras.dictation.problem] : [])];
  if (sentences.length === 0) return nothing;
  return html`<div class="notice warning" role="alert">${icon("alert")}
    <div class="notice-text">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <button class="quiet small" type="button" aria-label=${strings.dismiss} title=${strings.dismiss}
      @click=${actions.dismissRefusals}>${icon("cross")}</button>
  </div>`;
}

/** @param {Scene} scene */
function sendButton(scene) {
  const { strings, composer: draft, state } = scene;
  const isReady = draft.isSendable && !state.loading && !isDictating(scene);
  return html`<button class="send" type="submit" aria-label=${strings.send} title=${strings.send} ?disabled=${!isReady}
    >${icon("arrow-up")}</button>`;
}

/** @param {Scene} scene */
function stopButton({ strings, state, actions }) {
  return html`<button class="send stop" type="button" aria-label=${strings.stop} title=${strings.stop}
    ?disabled=${!state.turn?.allowCancel} @click=${actions.stop}><span class="stop-square"></span></button>`;
}

/** Reason that the message cannot be sent yet, or soon will not. @param {Scene} scene */
function hint({ composer: draft, strings }) {
  if (draft.left < 0) return strings.charactersOver(-draft.left);
  if (draft.files.failed) return strings.uploadsFailed;
  if (draft.files.uploading) return strings.waitForUpload;
  return draft.isNearLimit ? strings.charactersLeft(draft.left) : "";
}

/**
 * Pressing a button must not take the caret out of the text.
 * @param {MouseEvent} event
 * @param {Scene['modules']} modules
 */
function keepFocus(event, { pickers }) {
  if (!(event.target instanceof Element) || event.target.closest("textarea")) return;
  event.preventDefault();
  const form = /** @type {HTMLElement} */ (event.currentTarget);
  if (pickers.module?.closedBeside(form, event.target)) form.querySelector("textarea")?.focus();
}
