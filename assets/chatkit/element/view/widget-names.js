/**
 * What a screen reader calls the parts of a widget. The protocol gives buttons a label and nothing else: two that are
 * called "Complete" are told apart by the text beside them.
 * @import { WidgetNode } from '../protocol'
 */

const BOXES = ['Row', 'Col', 'Box', 'Form', 'ListViewItem'];
const LONGEST = 100;

/** @param {WidgetNode} root @returns {Map<WidgetNode, string>} the name of each button that stands beside a text */
export function buttonNames(root) {
  /** @type {Map<WidgetNode, string>} */
  const names = new Map();
  nameIn(root, '', names);
  return names;
}

/** @param {WidgetNode} node @param {string} about @param {Map<WidgetNode, string>} names */
function nameIn(node, about, names) {
  const near = (BOXES.includes(node.type) && firstOf(node, 'Text')) || about;
  if (node.type === 'Button' && node.label && near) names.set(node, `${node.label} “${near}”`);
  for (const child of childrenOf(node)) nameIn(child, near, names);
}

/** @param {WidgetNode} root @returns {string} what the whole is about; empty where it does not say */
export const widgetName = (root) => firstOf(root, 'Title');

/** @param {WidgetNode} node @param {string} type @returns {string} the first text in it of a component like this */
function firstOf(node, type) {
  if (node.type === type && node.value) return cut(String(node.value));
  for (const child of childrenOf(node)) {
    const found = firstOf(child, type);
    if (found) return found;
  }
  return '';
}

/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

/** @param {WidgetNode} node @returns {WidgetNode[]} */
export function childrenOf(node) {
  const inner = node.children ?? [];
  return (Array.isArray(inner) ? inner : [inner]).filter(Boolean);
}
