/**
 * What stands in the composer and is not sent yet. The text is kept per thread for as long as the tab lives.
 * @import { StoredAttachment } from './protocol'
 * @import { Draft } from './turns.js'
 */

/** The most characters a message may have. */
export const LIMIT = 10_000;
/** From here on the person is told how many are left. */
const NEAR_LIMIT = 9_500;

export class Composer {
  text = '';
  /** @type {StoredAttachment[]} */
  attachments = [];
  /** @type {string | null} */
  quoted = null;
  /** @type {string | null} */
  toolId = null;
  /** @type {string | null} */
  modelId = null;
  /** @type {string | null} */
  #threadId = null;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.text = kept(null);
  }

  get left() {
    return LIMIT - this.text.length;
  }

  get isNearLimit() {
    return this.text.length >= NEAR_LIMIT;
  }

  get isSendable() {
    return this.text.trim() !== '' && this.left >= 0;
  }

  /** @param {string} text */
  write(text) {
    this.text = text;
    keep(this.#threadId, text);
    this.changed();
  }

  /**
   * Takes up the draft of another thread. A thread that has just been made from this draft's message begins empty.
   * @param {string | null} threadId
   */
  moveTo(threadId) {
    if (threadId === this.#threadId) return;
    this.#threadId = threadId;
    this.text = kept(threadId);
    this.changed();
  }

  /** A new thread got its id while the person already wrote the next message. @param {string} threadId */
  becomes(threadId) {
    keep(this.#threadId, '');
    this.#threadId = threadId;
    keep(threadId, this.text);
  }

  /** What is to be sent; the composer is empty afterwards. @returns {Draft} */
  take() {
    const draft = {
      content: [{ type: /** @type {const} */ ('input_text'), text: this.text.trim() }],
      attachments: this.attachments,
      quoted: this.quoted,
      inference: inferenceOf(this.toolId, this.modelId),
    };
    this.attachments = [];
    this.quoted = null;
    this.write('');
    return draft;
  }

  /** A message that was refused comes back, before what has been written since. @param {string} text */
  giveBack(text) {
    this.write(this.text ? `${text}\n${this.text}` : text);
  }
}

/** @param {string | null | undefined} toolId @param {string | null | undefined} modelId */
export function inferenceOf(toolId, modelId) {
  return { ...(toolId && { tool_choice: { id: toolId } }), ...(modelId && { model: modelId }) };
}

/** @param {string | null} threadId */
const keyOf = (threadId) => `chatkit.draft.${threadId ?? 'new'}`;

/** @param {string | null} threadId */
function kept(threadId) {
  try {
    return sessionStorage.getItem(keyOf(threadId)) ?? '';
  } catch {
    return ''; // Storage may be forbidden; a draft is then only as old as the page.
  }
}

/** @param {string | null} threadId @param {string} text */
function keep(threadId, text) {
  try {
    if (text) sessionStorage.setItem(keyOf(threadId), text);
    else sessionStorage.removeItem(keyOf(threadId));
  } catch {
    // As above.
  }
}
