/**
 * Reading of a component without drawing it.
 * @import { WidgetNode } from '../protocol/types'
 */

/** @param {unknown} value @returns {string} the value if it is text or a number, else empty */
export const words = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** @param {WidgetNode} node @returns {WidgetNode[]} */
export function childrenOf(node) {
  const inner = node.children ?? [];
  return (Array.isArray(inner) ? inner : [inner]).filter((child) => child && typeof child === "object");
}

/**
 * Give each child a key: its own, else its number among those of its type, so that a new child in between does not
 * change the others.
 * @param {WidgetNode[]} children
 * @returns {[string, WidgetNode][]}
 */
export function keyed(children) {
  const taken = new Set();
  /** @type {Map<string, number>} */
  const counts = new Map();
  return children.map((child) => {
    const own = words(child.key) || words(child.id);
    const nth = counts.get(child.type) ?? 0;
    counts.set(child.type, nth + 1);
    const key = own && !taken.has(own) ? own : `${child.type}#${nth}`;
    taken.add(key);
    return [key, child];
  });
}
