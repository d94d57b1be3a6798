/**
 * Fields that are written into.
 * @import { Draw } from '../tree.js'
 * @import { WidgetNode } from '../../../protocol'
 */
import { html, nothing } from 'lit';
import { textStyle } from '../box.js';
import { count } from '../lengths.js';
import { styled } from '../styled.js';
import { words } from '../nodes.js';
import { controlClass, describedBy, fieldOf, framed, kept } from './field.js';

const TYPES = ['number', 'email', 'text', 'password', 'tel', 'url'];

/** @param {number | undefined} rows */
const rowsOf = (rows) => (rows === undefined ? undefined : String(rows));

/** What keeps password managers away, unless they are wanted. @param {WidgetNode} node */
const shy = ({ allowAutofillExtensions: allowed }) => (allowed ? nothing : 'true');

/** @param {WidgetNode} node @returns {string | typeof nothing} */
function autofill({ autoComplete, allowAutofillExtensions: allowed }) {
  return words(autoComplete) || (allowed ? nothing : 'off');
}

/** @param {Record<string, unknown>} node */
const wishesOf = ({ autoFocus, autoSelect }) => ({ autoFocus: Boolean(autoFocus), autoSelect: Boolean(autoSelect) });

/** @type {Draw} */
export function input(place, node) {
  const field = fieldOf(place, node);
  const type = TYPES.includes(node.inputType) ? node.inputType : 'text';
  return framed(field, html`<input class=${controlClass('w-input', node)} id=${field.id} data-field=${field.name} type=${type} dir=${type === 'text' ? 'auto' : nothing}
    .defaultValue=${words(node.defaultValue)} placeholder=${words(node.placeholder) || nothing} pattern=${words(node.pattern) || nothing}
    aria-label=${field.label || nothing} aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)}
    aria-invalid=${field.problem ? 'true' : nothing} ?required=${Boolean(node.required)} ?disabled=${Boolean(node.disabled)} ?readonly=${place.isBusy}
    autocomplete=${autofill(node)} data-1p-ignore=${shy(node)} data-lpignore=${shy(node)} data-bwignore=${shy(node)} ${kept(place, field, wishesOf(node))}>`, 'block');
}

/** @type {Draw} */
export function textarea(place, node) {
  const field = fieldOf(place, node);
  const rows = count(node.rows, 1, 40) ?? 3;
  const most = count(node.maxRows, 1, 80);
  const style = styled({ '--most-rows': rowsOf(most) });
  return framed(field, html`<textarea class="${controlClass('w-input', node)} ${node.autoResize ? 'grows' : ''}" id=${field.id} data-field=${field.name} dir="auto"
    rows=${rows} .defaultValue=${words(node.defaultValue)} placeholder=${words(node.placeholder) || nothing} data-pattern=${words(node.pattern) || nothing}
    aria-label=${field.label || nothing} aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)}
    aria-invalid=${field.problem ? 'true' : nothing} ?required=${Boolean(node.required)} ?disabled=${Boolean(node.disabled)} ?readonly=${place.isBusy}
    data-1p-ignore=${shy(node)} data-lpignore=${shy(node)} data-bwignore=${shy(node)} ${style} ${kept(place, field, wishesOf(node))}></textarea>`, 'block');
}

/** Text that is changed where it stands. @type {Draw} */
export function editableText(place, node) {
  const wishes = node.editable ?? {};
  const field = fieldOf(place, { ...node, ...wishes }, wishes.name);
  const lines = (count(node.minLines, 1, 40) ?? 1) > 1 || (count(node.maxLines, 1, 40) ?? 1) > 1;
  const rows = count(node.minLines, 1, 40) ?? 1;
  const style = styled({ ...textStyle({ ...node, maxLines: undefined, minLines: undefined }), '--most-rows': lines ? rowsOf(count(node.maxLines, 1, 40)) : undefined });
  const shared = { placeholder: words(wishes.placeholder) || nothing, pattern: words(wishes.pattern) || nothing, complete: autofill(wishes) };
  const className = `w-editable w-text size-${words(node.size) || 'md'} ${node.lineThrough ? 'struck' : ''}`;
  if (lines) {
    return framed(field, html`<textarea class="${className} grows" id=${field.id} data-field=${field.name} dir="auto" rows=${rows} .defaultValue=${words(node.value)}
      placeholder=${shared.placeholder} data-pattern=${shared.pattern} autocomplete=${shared.complete} aria-label=${field.label || nothing}
      aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)} aria-invalid=${field.problem ? 'true' : nothing}
      ?required=${Boolean(wishes.required)} ?readonly=${place.isBusy} data-1p-ignore=${shy(wishes)} data-lpignore=${shy(wishes)} ${style} ${kept(place, field, wishesOf(wishes))}></textarea>`, 'block');
  }
  return framed(field, html`<input class=${className} id=${field.id} data-field=${field.name} dir="auto" .defaultValue=${words(node.value)}
    placeholder=${shared.placeholder} pattern=${shared.pattern} autocomplete=${shared.complete} aria-label=${field.label || nothing}
    aria-labelledby=${field.labelledBy || nothing} aria-describedby=${describedBy(field)} aria-invalid=${field.problem ? 'true' : nothing}
    ?required=${Boolean(wishes.required)} ?readonly=${place.isBusy} data-1p-ignore=${shy(wishes)} data-lpignore=${shy(wishes)} ${style} ${kept(place, field, wishesOf(wishes))}>`, 'block');
}
