/**
 * What sanitised Markdown gets besides: safe links, code that can be copied, tables that scroll by themselves.
 * @import { Strings } from '../strings.js'
 */
import { render } from 'lit';
import { copyButton } from './copy.js';

/** @param {HTMLElement} block @param {Strings} strings */
export function decorate(block, strings) {
  for (const link of block.querySelectorAll('a')) openOutside(link);
  for (const image of block.querySelectorAll('img')) quieten(image);
  for (const pre of block.querySelectorAll('pre')) frameCode(pre, strings);
  for (const table of block.querySelectorAll('table')) frameTable(table);
  for (const box of block.querySelectorAll('input')) box.replaceWith(mark(box));
}

/** @param {HTMLAnchorElement} link */
function openOutside(link) {
  if (link.protocol === 'chatkit-link:') return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}

/** @param {HTMLImageElement} image */
function quieten(image) {
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
}

/** @param {HTMLPreElement} pre @param {Strings} strings */
function frameCode(pre, strings) {
  const code = pre.querySelector('code');
  const language = code?.className.match(/language-([\w+#.-]+)/)?.[1] ?? '';
  const frame = element('div', 'code');
  const head = element('div', 'code-head');
  const name = element('span', 'code-language');
  name.textContent = language;
  const place = element('span', '');
  head.append(name, place);
  pre.replaceWith(frame);
  frame.append(head, pre);
  pre.dir = 'ltr';
  pre.tabIndex = 0; // Long lines scroll, and a keyboard must be able to do it.
  render(copyButton(() => (pre.textContent ?? '').replace(/\n$/, ''), strings.copyCode, strings), place);
}

/** @param {HTMLTableElement} table */
function frameTable(table) {
  const frame = element('div', 'table');
  frame.tabIndex = 0;
  table.replaceWith(frame);
  frame.append(table);
}

/** A task list's box is a mark, not a control. @param {HTMLInputElement} box */
function mark(box) {
  const sign = element('span', 'mark');
  sign.textContent = box.checked ? '☑' : '☐';
  return sign;
}

/** @param {string} name @param {string} className */
function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
