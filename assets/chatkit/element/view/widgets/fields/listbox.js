/**
 * A list to choose from, with a search and a line of description under each.
 * @import { Place } from '../tree.js'
 * @import { WidgetNode } from '../../../protocol'
 * @import { Field } from './field.js'
 * @import { Option } from './select.js'
 * @typedef {{ isOpen: boolean, query: string, at: number }} View `at`: the option that Enter chooses
 * @typedef {{ options: Option[], value: string, searchable: boolean, choose: (chosen: string, from: Element) => void }} Choice
 */
import { html, nothing } from 'lit';
import { icon } from '../../icons.js';
import { words } from '../nodes.js';
import { controlClass, describedBy } from './field.js';
import { opens } from './popup.js';

/** @param {Place} place @param {WidgetNode} node @param {Field} field @param {Choice} choice */
export function listbox(place, node, field, choice) {
  const { memory, scene: { strings } } = place;
  const { options, value, searchable } = choice;
  const view = memory.view(field.id, () => /** @type {View} */ ({ isOpen: false, query: '', at: -1 }));
  const found = matching(options, view.query);
  const chosen = options.find((one) => one.value === value);
  const show = (/** @type {Partial<View>} */ change) => {
    Object.assign(view, change);
    memory.touch();
  };
  const open = () => !place.isBusy && show({ isOpen: !view.isOpen, query: '', at: Math.max(0, options.findIndex((one) => one.value === value)) });
  const pick = (/** @type {Option | undefined} */ option, /** @type {Event} */ event) => {
    if (!option || option.disabled) return;
    const opener = openerOf(event);
    show({ isOpen: false });
    opener.focus();
    choice.choose(option.value, opener);
  };
  const id = (/** @type {number} */ index) => `${field.id}-option-${index}`;
  return html`<button class="${controlClass('w-select', node)} w-opener" type="button" id=${field.id} data-field=${field.name} value=${value} ?disabled=${Boolean(node.disabled)}
      aria-haspopup="listbox" aria-expanded=${view.isOpen} aria-label=${field.labelledBy ? nothing : `${field.label}: ${chosen?.label ?? strings.choose}`}
      aria-labelledby=${field.labelledBy ? `${field.labelledBy} ${field.id}-value` : nothing} aria-describedby=${describedBy(field)} @click=${open}
      @keydown=${(/** @type {KeyboardEvent} */ event) => ['ArrowDown', 'ArrowUp'].includes(event.key) && (event.preventDefault(), open())}
      ><span class="w-value ${chosen ? '' : 'is-empty'}" id="${field.id}-value">${chosen?.label ?? (words(node.placeholder) || strings.choose)}</span>${icon('chevron-down', { className: 'w-arrow' })}</button>
    <div class="w-popup w-listbox" popover="auto" ${opens({ isOpen: view.isOpen, closed: () => view.isOpen && show({ isOpen: false }) })}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, view, found, show, pick)}>
      ${view.isOpen ? html`<input class="w-search ${searchable ? '' : 'hidden'}" data-first role="combobox" aria-autocomplete="list" aria-expanded="true" aria-controls="${field.id}-list"
        aria-activedescendant=${found[view.at] ? id(view.at) : nothing} aria-label=${strings.filter} placeholder=${strings.filter} autocomplete="off" .value=${view.query}
        ?readonly=${!searchable} @input=${(/** @type {Event} */ event) => show({ query: /** @type {HTMLInputElement} */ (event.target).value, at: 0 })}>
      <ul id="${field.id}-list" role="listbox" aria-label=${field.label || nothing} aria-labelledby=${field.labelledBy || nothing}>${found.map((option, index) => html`<li id=${id(index)} role="option"
        class=${index === view.at ? 'is-at' : ''} aria-selected=${option.value === value} aria-disabled=${option.disabled ? 'true' : nothing}
        @click=${(/** @type {Event} */ event) => pick(option, event)}
        ><span><span>${option.label}</span>${option.description ? html`<small>${option.description}</small>` : nothing}</span>${option.value === value ? icon('check') : nothing}</li>`)}</ul>
      ${found.length ? nothing : html`<p class="w-none" role="status">${strings.noneFound}</p>`}` : nothing}
    </div>`;
}

/** @param {Event} event */
const openerOf = ({ currentTarget }) =>
  /** @type {HTMLElement} */ (/** @type {Element} */ (currentTarget).closest('.w-choice')?.querySelector('.w-opener'));

/** @param {Option[]} options @param {string} query @returns {Option[]} those with all of its words in them */
export function matching(options, query) {
  const plain = (/** @type {string} */ text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const asked = plain(query).split(/\s+/).filter(Boolean);
  return asked.length === 0 ? options : options.filter((one) => asked.every((word) => plain(`${one.label} ${one.description}`).includes(word)));
}

/**
 * @param {KeyboardEvent} event @param {View} view @param {Option[]} found
 * @param {(change: Partial<View>) => void} show @param {(option: Option | undefined, event: Event) => void} pick
 */
function onKey(event, view, found, show, pick) {
  const to = { ArrowDown: view.at + 1, ArrowUp: view.at - 1, PageDown: view.at + 8, PageUp: view.at - 8 }[event.key];
  if (event.key === 'Escape') openerOf(event).focus();
  if (event.key === 'Escape') show({ isOpen: false });
  else if (event.key === 'Enter' && !event.isComposing) pick(found[view.at], event);
  else if (to !== undefined) show({ at: Math.max(0, Math.min(to, found.length - 1)) });
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (to !== undefined) scrollTo(event, view.at);
}

/** @param {Event} event @param {number} at */
function scrollTo({ currentTarget }, at) {
  const list = /** @type {Element} */ (currentTarget).querySelector('[role=listbox]');
  requestAnimationFrame(() => list?.children[at]?.scrollIntoView({ block: 'nearest' }));
}
