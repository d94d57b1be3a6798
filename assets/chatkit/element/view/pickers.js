/**
 * The buttons at the foot of the composer: files, tools, models.
 * @import { Scene } from './scene.js'
 */
import { html, nothing } from 'lit/html.js';
import { acceptedTypes } from '../limits.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { typeWords } from './typing.js';

/** @param {Scene} scene */
export function attachButton({ composer: { files }, options, strings, do: deeds }) {
  if (!files.isEnabled) return nothing;
  return html`<button class="quiet attach" type="button" aria-label=${strings.attach} title=${strings.attach}
      @click=${(/** @type {Event} */ event) => inputBeside(event).click()}>${icon('paperclip')}</button>
    <input class="file-input" type="file" multiple hidden accept=${acceptedTypes(options.composer?.attachments?.accept)}
      aria-label=${strings.attach} @change=${(/** @type {Event} */ event) => chosen(event, deeds.attach)}>`;
}

/** @param {Event} event */
const inputBeside = ({ currentTarget }) =>
  /** @type {HTMLInputElement} */ (/** @type {Element} */ (currentTarget).parentElement?.querySelector('.file-input'));

/** @param {Event} event @param {(files: Iterable<File>) => void} attach */
function chosen({ currentTarget }, attach) {
  const input = /** @type {HTMLInputElement} */ (currentTarget);
  attach([...(input.files ?? [])]);
  // The same file may be chosen again after it was removed.
  input.value = '';
}

/** Writes the sign that begins a mention. @param {Scene} scene */
export function mentionButton({ strings }) {
  return html`<button class="quiet attach" type="button" aria-label=${strings.mention} title=${strings.mention}
    @click=${(/** @type {Event} */ event) => typeWords(areaBeside(event), '@')}>${icon('at')}</button>`;
}

/** @param {Event} event */
const areaBeside = ({ currentTarget }) =>
  /** @type {HTMLTextAreaElement} */ (/** @type {Element} */ (currentTarget).closest('form')?.querySelector('textarea'));

/** @param {Scene} scene */
export function modelPicker({ composer: { selection }, strings, do: deeds }) {
  const { models, model } = selection;
  if (models.length < 2) return nothing;
  return menuButton({
    name: 'model',
    label: `${strings.model}: ${model?.label ?? ''}`,
    face: html`<span>${model?.label}</span>${icon('chevron-down')}`,
    choices: models.map((one) => ({ ...one, checked: one.id === model?.id })),
    choose: deeds.chooseModel,
  });
}

/** Pinned tools have a button of their own, the others share a menu. @param {Scene} scene */
export function toolPicker({ composer: { selection }, strings, do: deeds }) {
  const { tools, tool } = selection;
  const others = tools.filter(({ pinned }) => !pinned);
  const inMenu = others.find(({ id }) => id === tool?.id);
  const toggle = (/** @type {string} */ id) => deeds.chooseTool(id === tool?.id ? null : id);
  return html`${tools.filter(({ pinned }) => pinned).map((one) => html`<button class="pick" type="button" aria-pressed=${one.id === tool?.id}
      @click=${() => toggle(one.id)}>${icon(one.icon)}<span>${one.shortLabel ?? one.label}</span></button>`)}
    ${others.length === 0 ? nothing : menuButton({
      name: 'tool',
      label: inMenu ? `${strings.tools}: ${inMenu.label}` : strings.tools,
      face: html`${icon(inMenu?.icon ?? 'tools')}${inMenu ? html`<span>${inMenu.shortLabel ?? inMenu.label}</span>` : nothing}`,
      on: Boolean(inMenu),
      choices: others.map((one) => ({ ...one, checked: one.id === tool?.id })),
      choose: toggle,
    })}`;
}
