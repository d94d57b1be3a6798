/**
 * Morphing of drawn Markdown: nodes that did not change stay, so that a selection, a scrolled table and a focused
 * button outlive the words that come after them.
 */
import { continueCode } from "./code.js";

/** @param {Element} old @param {Element} fresh its children go over to `old` */
export function morph(old, fresh) {
  const coming = [...fresh.childNodes];
  coming.forEach((node, index) => {
    const there = old.childNodes[index];
    if (!there) old.append(node);
    else if (!adapted(there, node)) there.replaceWith(node);
  });
  while (old.childNodes.length > coming.length) old.lastChild?.remove();
}

/** @param {ChildNode} old @param {ChildNode} fresh @returns {boolean} whether `old` says now what `fresh` says */
function adapted(old, fresh) {
  if (old instanceof Text && fresh instanceof Text) return adaptText(old, fresh.data);
  if (!(old instanceof Element && fresh instanceof Element) || !isAlike(old, fresh)) return old.isEqualNode(fresh);
  if (old.className === "code") return continueCode(old, fresh);
  if (old.hasAttribute("data-tex")) return true;
  morph(old, fresh);
  return true;
}

/**
 * Change a text node by appending where possible, which keeps a selection in it.
 * @param {Text} node
 * @param {string} text
 */
function adaptText(node, text) {
  if (text.startsWith(node.data)) node.appendData(text.slice(node.data.length));
  else node.data = text;
  return true;
}

/** @param {Element} old @param {Element} other */
function isAlike(old, other) {
  return (
    old.nodeName === other.nodeName &&
    old.attributes.length === other.attributes.length &&
    [...old.attributes].every(({ name, value }) => other.getAttribute(name) === value)
  );
}
