/**
 * What stands in the composer and is not sent yet. The text is kept per thread for as long as the tab lives.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { UserMessage } from './protocol'
 * @import { Draft } from './turns.js'
 */
import { Attaching } from './attaching.js';
import { keep, kept } from './drafts.js';
import { Selection } from './selection.js';

/** The most characters a message may have. */
export const LIMIT = 10_000;
/** From here on the person is told how many are left. */
const NEAR_LIMIT = 9_500;

/**
 * @typedef {Omit<import('./attaching.js').Around, 'option'> & {
 *   option: () => ComposerOption | undefined, toolChanged: (toolId: string | null) => void,
 * }} Around
 */

export class Composer {
  text = '';
  /** @type {string | null} */
  quoted = null;
  /** @type {string | null} */
  #threadId = null;

  /** @param {Around} around */
  constructor(around) {
    this.changed = around.changed;
    this.text = kept('draft', null);
    this.files = new Attaching({ ...around, option: () => around.option()?.attachments });
    this.selection = new Selection(around);
  }

  get left() {
    return LIMIT - this.text.length;
  }

  get isNearLimit() {
    return this.text.length >= NEAR_LIMIT;
  }

  get isSendable() {
    const { files } = this;
    const says = this.text.trim() !== '' || files.attachments.length > 0;
    return says && this.left >= 0 && files.uploading === 0 && files.failed === 0;
  }

  /** @param {string} text */
  write(text) {
    this.text = text;
    keep('draft', this.#threadId, text);
    this.changed();
  }

  /**
   * Takes up the draft of another thread. A thread that has just been made from this draft's message begins empty.
   * @param {string | null} threadId
   */
  moveTo(threadId) {
    if (threadId === this.#threadId) return;
    this.#threadId = threadId;
    this.text = kept('draft', threadId);
    this.files.moveTo(threadId);
    this.changed();
  }

  /** A new thread got its id while the person already wrote the next message. @param {string} threadId */
  becomes(threadId) {
    if (threadId === this.#threadId) return;
    keep('draft', this.#threadId, '');
    this.#threadId = threadId;
    keep('draft', threadId, this.text);
    this.files.becomes(threadId);
  }

  /** What is to be sent; the composer is empty afterwards. @returns {Draft} */
  take() {
    const text = this.text.trim();
    const draft = {
      content: text ? [{ type: /** @type {const} */ ('input_text'), text }] : [],
      attachments: this.files.take(),
      quoted: this.quoted,
      inference: this.selection.inference,
    };
    this.quoted = null;
    this.selection.sent();
    this.write('');
    return draft;
  }

  /** A message that was refused comes back, before what has been written since. @param {UserMessage} message */
  giveBack(message) {
    const text = message.content.map((part) => part.text).join('');
    this.files.give(message.attachments ?? []);
    this.quoted ??= message.quoted_text ?? null;
    this.write([text, this.text].filter(Boolean).join('\n'));
  }
}
