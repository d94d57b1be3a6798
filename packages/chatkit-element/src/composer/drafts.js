/**
 * Storage of drafts: text that is not sent yet, kept per thread for as long as the tab lives.
 * @import { MentionText } from '../thread/mention-text.js'
 */
import { emptyText } from "../thread/mention-text.js";

/** @typedef {'draft' | 'files' | 'unsent'} Part `unsent`: messages that the server has not confirmed */
/** @typedef {{ tagged: MentionText, quoted: string | null }} Written */
/** @typedef {{ id: string, before: Written }} Editing the message that is edited, and the draft from before */

/** @type {Written} */
export const emptyDraft = { tagged: emptyText, quoted: null };

/** @param {Part} part @param {string | null} threadId */
const keyOf = (part, threadId) => `chatkit.${part}.${threadId ?? "new"}`;

/** @param {Part} part @param {string | null} threadId */
export function loadPart(part, threadId) {
  try {
    return sessionStorage.getItem(keyOf(part, threadId)) ?? "";
  } catch {
    return ""; // Storage may be forbidden; a draft then lives as long as the page.
  }
}

/** @param {Part} part @param {string | null} threadId @param {string} text */
export function savePart(part, threadId, text) {
  try {
    if (text) sessionStorage.setItem(keyOf(part, threadId), text);
    else sessionStorage.removeItem(keyOf(part, threadId));
  } catch {
    // As above.
  }
}

/** @param {string | null} threadId @returns {{ written: Written, editing: Editing | null }} */
export function loadDraft(threadId) {
  try {
    const { text, marks = [], quoted = null, editing = null } = JSON.parse(loadPart("draft", threadId) || "{}");
    return typeof text === "string"
      ? { written: { tagged: { text, marks }, quoted }, editing }
      : { written: emptyDraft, editing: null };
  } catch {
    return { written: emptyDraft, editing: null }; // Something else was stored under this key.
  }
}

/** @param {string | null} threadId @param {Written} written @param {Editing | null} [editing] */
export function saveDraft(threadId, { tagged, quoted }, editing = null) {
  const hasDraft = tagged.text || quoted || editing;
  savePart(
    "draft",
    threadId,
    hasDraft ? JSON.stringify({ ...tagged, ...(quoted && { quoted }), ...(editing && { editing }) }) : "",
  );
}
