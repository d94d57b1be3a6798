/**
 * Where a person writes. Enter sends, Shift+Enter breaks the line, Escape stops an answer.
 * @import { Scene } from './scene.js'
 */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { enclosed } from './enclosed.js';
import { icon } from './icons.js';
import { closedBeside } from './menu.js';
import { attachButton, modelPicker, toolPicker } from './pickers.js';

/** @param {Scene} scene */
export function composer(scene) {
  const { state, strings, do: deeds, prose, options } = scene;
  const reason = closedReason(scene);
  return html`<div class="composer-area">
    ${reason ? html`<p class="locked">${icon('lock')}<span>${reason}</span></p>` : box(scene, state.turn !== null)}
    ${options.disclaimer?.text
      ? html`<div class="disclaimer ${options.disclaimer.highContrast ? 'strong' : ''}" @click=${deeds.follow}
          >${prose.draw('disclaimer', options.disclaimer.text, { hosts: [], strings })}</div>`
      : nothing}
  </div>`;
}

/** @param {Scene} scene @returns {string | null} why nothing can be written here */
function closedReason({ state, strings }) {
  const { type, reason } = state.thread?.status ?? { type: 'active' };
  if (type === 'locked') return reason || strings.locked;
  return type === 'closed' ? reason || strings.closed : null;
}

/** @param {Scene} scene @param {boolean} answering */
function box(scene, answering) {
  const { options, strings, composer: draft, do: deeds } = scene;
  const { models, tools, tool } = draft.selection;
  const placeholder = tool?.placeholderOverride ?? options.composer?.placeholder ?? strings.placeholder;
  const roomy = draft.files.isEnabled || models.length > 1 || tools.length > 0;
  return html`${refusals(scene)}
  <form class="composer ${roomy ? 'roomy' : ''}" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); deeds.send(); }}
      @mousedown=${keepFocus}>
    ${enclosed(scene)}
    <textarea id="composer" rows="1" placeholder=${placeholder} aria-label=${placeholder} autocomplete="off"
      aria-invalid=${draft.left < 0} aria-describedby="composer-hint" .value=${live(draft.text)}
      @input=${(/** @type {Event} */ event) => onInput(scene, event)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(scene, event)}></textarea>
    <div class="composer-foot">
      ${roomy ? html`<div class="composer-tools">${attachButton(scene)}${toolPicker(scene)}${modelPicker(scene)}</div>` : nothing}
      <p id="composer-hint" class="hint" data-over=${draft.left < 0}>${hint(scene)}</p>
      ${answering ? stopButton(scene) : sendButton(scene)}
    </div>
  </form>`;
}

/** Why files were not taken. @param {Scene} scene */
function refusals({ composer: { files }, strings, do: deeds }) {
  if (files.refusals.length === 0) return nothing;
  return html`<div class="notice warning" role="alert">${icon('alert')}
    <div class="notice-text">${files.refusals.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <button class="quiet small" type="button" aria-label=${strings.dismiss} title=${strings.dismiss} @click=${deeds.dismissRefusals}>${icon('cross')}</button>
  </div>`;
}

/** @param {Scene} scene */
function sendButton({ strings, composer: draft, state }) {
  return html`<button class="send" type="submit" aria-label=${strings.send} title=${strings.send}
    ?disabled=${!draft.isSendable || state.loading}>${icon('arrow-up')}</button>`;
}

/** @param {Scene} scene */
function stopButton({ strings, state, do: deeds }) {
  return html`<button class="send stop" type="button" aria-label=${strings.stop} title=${strings.stop}
    ?disabled=${!state.turn?.allowCancel} @click=${deeds.stop}><span class="stop-square"></span></button>`;
}

/** Why the message cannot be sent yet, or soon will not. @param {Scene} scene */
function hint({ composer: draft, strings }) {
  if (draft.left < 0) return strings.charactersOver(-draft.left);
  if (draft.files.failed) return strings.uploadsFailed;
  if (draft.files.uploading) return strings.waitForUpload;
  return draft.isNearLimit ? strings.charactersLeft(draft.left) : '';
}

/** Pressing a button must not take the caret out of the text. @param {MouseEvent} event */
function keepFocus(event) {
  if (!(event.target instanceof Element) || event.target.closest('textarea')) return;
  event.preventDefault();
  const form = /** @type {HTMLElement} */ (event.currentTarget);
  if (closedBeside(form, event.target)) form.querySelector('textarea')?.focus();
}

/** @param {Scene} scene @param {Event} event */
function onInput(scene, event) {
  const area = /** @type {HTMLTextAreaElement} */ (event.currentTarget);
  scene.do.write(area.value);
  fit(area);
}

/** As tall as its text, up to the height the style sheet allows. @param {HTMLTextAreaElement} area */
export function fit(area) {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}

/** @param {Scene} scene @param {KeyboardEvent} event */
function onKey(scene, event) {
  // keyCode 229: Safari ends a composition before the Enter that confirmed it.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (!scene.state.turn) scene.do.send();
}
