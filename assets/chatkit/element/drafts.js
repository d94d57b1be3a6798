/**
 * What is written and not sent yet, kept per thread for as long as the tab lives.
 */

/** @typedef {'draft' | 'files'} Part */

/** @param {Part} part @param {string | null} threadId */
const keyOf = (part, threadId) => `chatkit.${part}.${threadId ?? 'new'}`;

/** @param {Part} part @param {string | null} threadId */
export function kept(part, threadId) {
  try {
    return sessionStorage.getItem(keyOf(part, threadId)) ?? '';
  } catch {
    return ''; // Storage may be forbidden; a draft is then only as old as the page.
  }
}

/** @param {Part} part @param {string | null} threadId @param {string} text */
export function keep(part, threadId, text) {
  try {
    if (text) sessionStorage.setItem(keyOf(part, threadId), text);
    else sessionStorage.removeItem(keyOf(part, threadId));
  } catch {
    // As above.
  }
}
