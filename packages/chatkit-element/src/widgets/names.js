/**
 * Accessible names in a widget. The protocol gives buttons a label and nothing else: two that are called "Complete" are
 * told apart by the text beside them. Fields are named by their label.
 * @import { WidgetNode } from '../protocol/types'
 * @typedef {{ buttons: Map<WidgetNode, string>, labels: Set<string>, about: string }} Names
 *   `buttons`: names of those that stand beside a text · `labels`: names of fields that have a label ·
 *   `about`: title of the widget, or empty
 */
import { childrenOf } from "./nodes.js";

const BOXES = ["Row", "Col", "Box", "Form", "ListViewItem", "Table.Row"];
const MAX_LENGTH = 100;
/** Depth to which a tree is searched, the same as it is drawn to. */
const MAX_DEPTH = 48;

/** @param {WidgetNode} root @returns {Names} */
export function collectNames(root) {
  /** @type {Names} */
  const names = { buttons: new Map(), labels: new Set(), about: widgetName(root) };
  nameIn(root, "", names, 0);
  return names;
}

/** @param {WidgetNode} node @param {string} about @param {Names} names @param {number} depth */
function nameIn(node, about, names, depth) {
  if (depth > MAX_DEPTH) return;
  const near = (BOXES.includes(node.type) && firstOf(node, "Text")) || about;
  if (node.type === "Button" && node.label && near) names.buttons.set(node, `${node.label} “${near}”`);
  if (node.type === "Label" && node.fieldName) names.labels.add(String(node.fieldName));
  for (const child of childrenOf(node)) nameIn(child, near, names, depth + 1);
}

/** @param {WidgetNode} root @returns {string} its title, or empty */
export const widgetName = (root) => firstOf(root, "Title");

/**
 * @param {WidgetNode} node
 * @param {string} type
 * @param {number} [depth]
 * @returns {string} the first text in it of a component like this
 */
function firstOf(node, type, depth = 0) {
  if (node.type === type && node.value && !node.editable) return cut(String(node.value));
  if (depth > MAX_DEPTH) return "";
  for (const child of childrenOf(node)) {
    const found = firstOf(child, type, depth + 1);
    if (found) return found;
  }
  return "";
}

/** @param {string} text */
const cut = (text) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1).trimEnd()}…` : text);

/** @param {unknown} name `todo.due_date` @returns {string} `due date` */
export function spokenName(name) {
  const last =
    String(name ?? "")
      .split(".")
      .at(-1) ?? "";
  return last
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();
}
