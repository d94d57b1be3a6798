/**
 * Words that another app shared with this one: they stand in quick add, and are saved when one says so.
 */
import { type } from "./fields.js";

/** Address to which `/share` leads. */
const SHARED = /^#add=(.+)$/;
/** Longest wait for the field to take words, in ms. */
const PATIENCE = 15_000;

/** @param {string} person */
export function takeShared(person) {
  const found = person && SHARED.exec(window.location.hash)?.[1];
  if (!found) return;
  history.replaceState(history.state, "", window.location.pathname + window.location.search);
  const words = read(found);
  if (fill(words)) return;
  const ready = new MutationObserver(() => fill(words) && ready.disconnect());
  ready.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  setTimeout(() => ready.disconnect(), PATIENCE);
}

/** @param {string} found */
function read(found) {
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

/**
 * Adds the words to what stands there already.
 * @param {string} words @returns {boolean} whether they could be
 */
function fill(words) {
  const field = document.getElementById("quick-add");
  if (!(field instanceof HTMLTextAreaElement) || field.disabled) return false;
  type(field, field.value.trim() ? `${field.value}\n${words}` : words);
  field.focus();
  return true;
}
