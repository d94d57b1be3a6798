/**
 * What all fields have in common: what they are called, what is wrong with them, and that they keep what was written.
 * @import { ElementPart } from 'lit/directive.js'
 * @import { Place } from '../tree.js'
 * @import { WidgetNode } from '../../../protocol'
 * @typedef {{ id: string, name: string, label: string, labelledBy: string, problem: string, value: string | boolean | undefined }} Field
 *   `label` or `labelledBy`, whichever is not empty, names it · `value`: what was written, undefined when nothing was
 */
import { html, noChange, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { fieldId } from '../field-id.js';
import { spoken } from '../names.js';
import { words } from '../nodes.js';

const SIZES = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];
const GUTTERS = ['2xs', 'xs', 'sm', 'md', 'lg', 'xl'];
const VARIANTS = ['solid', 'soft', 'outline', 'ghost'];

/** @param {Place} place @param {WidgetNode} node @param {unknown} [name] @returns {Field} */
export function fieldOf(place, node, name = node.name) {
  const id = fieldId(place, words(name));
  const labelled = place.names.labels.has(words(name));
  return {
    id,
    name: words(name),
    label: labelled ? '' : words(node.ariaLabel) || words(node.placeholder) || spoken(name),
    labelledBy: labelled ? `${id}-label` : '',
    problem: place.memory.problems.get(id) ?? '',
    value: place.memory.values.get(id),
  };
}

/** @param {string} kind @param {WidgetNode} node */
export function controlClass(kind, { variant, size, gutterSize, pill, block }) {
  return [kind, VARIANTS.includes(variant) ? variant : 'outline', `size-${SIZES.includes(size) ? size : 'md'}`,
    GUTTERS.includes(gutterSize) ? `gutter-${gutterSize}` : '', pill ? 'pill' : '', block ? 'block' : ''].filter(Boolean).join(' ');
}

/** A field with what is wrong with it under it. @param {Field} field @param {unknown} control @param {string} [className] */
export function framed({ id, problem }, control, className = '') {
  return html`<span class="w-field ${className}">${control}<span class="w-problem" id="${id}-problem" role="alert">${problem || nothing}</span></span>`;
}

/** @param {Field} field @returns {string | typeof nothing} */
export const describedBy = ({ id, problem }) => (problem ? `${id}-problem` : nothing);

class Kept extends Directive {
  #drawn = false;

  /** @param {Place} _place @param {Field} _field @param {{ autoFocus?: boolean, autoSelect?: boolean }} _wishes @returns {unknown} */
  render(_place, _field, _wishes) {
    return noChange;
  }

  /** @param {ElementPart} part @param {[Place, Field, { autoFocus?: boolean, autoSelect?: boolean }]} arguments_ */
  update({ element }, [place, field, wishes]) {
    if (this.#drawn) return noChange;
    this.#drawn = true;
    const control = /** @type {HTMLInputElement} */ (element);
    if (control.type === 'radio' && field.value !== undefined) control.checked = control.value === field.value;
    else if (typeof field.value === 'boolean') control.checked = field.value;
    else if (field.value !== undefined) control.value = field.value;
    if (wishes.autoSelect) control.addEventListener('focus', () => control.select());
    if (wishes.autoFocus && place.isLive) queueMicrotask(() => focusIfFree(control));
    return noChange;
  }
}

/** Only somebody who does nothing else is taken to a new field. @param {HTMLElement} control */
function focusIfFree(control) {
  const { activeElement } = /** @type {ShadowRoot | Document} */ (control.getRootNode());
  const writing = activeElement instanceof HTMLTextAreaElement && activeElement.id === 'composer' && activeElement.value === '';
  if (!activeElement || activeElement === document.body || writing) control.focus({ preventScroll: true });
}

/** On a control: what was written into it before is in it again. */
export const kept = directive(Kept);
