/**
 * Listbox with a search, and a line of description under each option.
 * @import { Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Field } from './field.js'
 * @import { Option } from './select.js'
 * @typedef {{ isOpen: boolean, query: string, at: number }} View `at`: the option that Enter chooses
 * @typedef {{ options: Option[], value: string, searchable: boolean, choose: (chosen: string, from: Element) => void }}
 *   Choice
 */
import { html, nothing } from "lit/html.js";
import { isComposing } from "../../ui/keyboard.js";
import { icon } from "../../ui/icons/icons.js";
import { words } from "../nodes.js";
import { controlClass, describedBy } from "./field.js";
import { popup } from "./popup.js";

/** @param {Place} place @param {WidgetNode} node @param {Field} field @param {Choice} choice */
export function listbox(place, node, field, choice) {
  const { memory } = place;
  const view = memory.view(field.id, () => /** @type {View} */ ({ isOpen: false, query: "", at: -1 }));
  const list = new Listbox(place, node, field, choice, view);
  return html`${list.opener()}
    <div class="w-popup w-listbox" popover="auto"
      ${popup({ isOpen: view.isOpen, closed: () => view.isOpen && list.show({ isOpen: false }) })}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, list)}
      >${view.isOpen ? list.content() : nothing}</div>`;
}

class Listbox {
  /** @param {Place} place @param {WidgetNode} node @param {Field} field @param {Choice} choice @param {View} view */
  constructor(place, node, field, choice, view) {
    this.place = place;
    this.node = node;
    this.field = field;
    this.choice = choice;
    this.view = view;
    this.found = matching(choice.options, view.query);
  }

  /** @param {Partial<View>} change */
  show(change) {
    Object.assign(this.view, change);
    this.place.memory.touch();
  }

  toggle() {
    const at = this.choice.options.findIndex((option) => option.value === this.choice.value);
    if (!this.place.isBusy) this.show({ isOpen: !this.view.isOpen, query: "", at: Math.max(0, at) });
  }

  /** @param {KeyboardEvent} event */
  toggleByKey(event) {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    this.toggle();
  }

  /** @param {Option | undefined} option @param {Event} event */
  pick(option, event) {
    if (!option || option.disabled) return;
    const opener = openerOf(event);
    this.show({ isOpen: false });
    opener.focus();
    this.choice.choose(option.value, opener);
  }

  opener() {
    const {
      field: { id, name, label, labelledBy },
      node,
      view,
      place: {
        props: { strings },
      },
    } = this;
    const chosen = this.choice.options.find((option) => option.value === this.choice.value);
    return html`<button class="${controlClass("w-select", node)} w-opener" type="button" id=${id} data-field=${name}
      value=${this.choice.value} ?disabled=${Boolean(node.disabled)}
      aria-haspopup="listbox" aria-expanded=${view.isOpen}
      aria-label=${labelledBy ? nothing : `${label}: ${chosen?.label ?? strings.choose}`}
      aria-labelledby=${labelledBy ? `${labelledBy} ${id}-value` : nothing} aria-describedby=${describedBy(this.field)}
      @click=${() => this.toggle()}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.toggleByKey(event)}
      ><span class="w-value ${chosen ? "" : "is-empty"}" id="${id}-value"
        >${chosen?.label ?? (words(node.placeholder) || strings.choose)}</span>${icon("chevron-down", {
          className: "w-arrow",
        })}</button>`;
  }

  content() {
    const {
      field: { id, label, labelledBy },
      view,
      found,
      choice: { searchable },
      place: {
        props: { strings },
      },
    } = this;
    return html`<input class="w-search ${searchable ? "" : "hidden"}" data-first role="combobox"
      aria-autocomplete="list" aria-expanded="true" aria-controls="${id}-list"
        aria-activedescendant=${found[view.at] ? `${id}-option-${view.at}` : nothing} aria-label=${strings.filter}
        placeholder=${strings.filter} autocomplete="off" .value=${view.query}
        ?readonly=${!searchable}
        @input=${(/** @type {Event} */ event) =>
          this.show({ query: /** @type {HTMLInputElement} */ (event.target).value, at: 0 })}>
      <ul id="${id}-list" role="listbox" aria-label=${label || nothing} aria-labelledby=${labelledBy || nothing}
        >${found.map((option, index) => this.option(option, index))}</ul>
      ${found.length ? nothing : html`<p class="w-none" role="status">${strings.noneFound}</p>`}`;
  }

  /** @param {Option} option @param {number} index */
  option(option, index) {
    const isChosen = option.value === this.choice.value;
    return html`<li id="${this.field.id}-option-${index}" role="option" class=${index === this.view.at ? "is-at" : ""}
      aria-selected=${isChosen}
      aria-disabled=${option.disabled ? "true" : nothing}
      @click=${(/** @type {Event} */ event) => this.pick(option, event)}
      ><span><span>${option.label}</span>${
        option.description ? html`<small>${option.description}</small>` : nothing
      }</span>${isChosen ? icon("check") : nothing}</li>`;
  }
}

/** @param {Event} event */
const openerOf = ({ currentTarget }) =>
  /** @type {HTMLElement} */ (/** @type {Element} */ (currentTarget).closest(".w-choice")?.querySelector(".w-opener"));

/** @param {Option[]} options @param {string} query @returns {Option[]} those with all of its words in them */
export function matching(options, query) {
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const asked = plain(query).split(/\s+/).filter(Boolean);
  return asked.length === 0
    ? options
    : options.filter((option) => asked.every((word) => plain(`${option.label} ${option.description}`).includes(word)));
}

/** @param {KeyboardEvent} event @param {Listbox} list */
function onKey(event, list) {
  if (isComposing(event)) return;
  const { view, found } = list;
  const to = { ArrowDown: view.at + 1, ArrowUp: view.at - 1, PageDown: view.at + 8, PageUp: view.at - 8 }[event.key];
  if (event.key === "Escape") leave(event, list);
  else if (event.key === "Enter") list.pick(found[view.at], event);
  else if (to !== undefined) list.show({ at: Math.max(0, Math.min(to, found.length - 1)) });
  else return;
  event.preventDefault();
  // Escape closes the list, and nothing else: it would stop an answer, too.
  event.stopPropagation();
  if (to !== undefined) scrollTo(event, view.at);
}

/** @param {Event} event @param {Listbox} list */
function leave(event, list) {
  openerOf(event).focus();
  list.show({ isOpen: false });
}

/** @param {Event} event @param {number} at */
function scrollTo({ currentTarget }, at) {
  const list = /** @type {Element} */ (currentTarget).querySelector("[role=listbox]");
  requestAnimationFrame(() => list?.children[at]?.scrollIntoView({ block: "nearest" }));
}
