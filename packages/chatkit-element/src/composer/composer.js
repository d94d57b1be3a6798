/**
 * Draft of the next message: text with tags, a quote, files. It is kept per thread for as long as the tab lives.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { UserMessage } from '../protocol/types'
 * @import { Tag, MentionText } from '../thread/mention-text.js'
 * @import { Draft } from '../conversation/pending-messages.js'
 */
import { DraftFiles } from "./files/draft-files.js";
import { saveDraft, loadDraft, emptyDraft } from "./drafts.js";
import { Selection } from "./selection.js";
import { addMark, edit, fromContent, join, restored, toContent } from "../thread/mention-text.js";

/** Number of characters that a message may have. */
export const LIMIT = 10_000;
/** Number of characters from which on the rest is shown. */
const NEAR_LIMIT = 9_500;

/**
 * @typedef {Omit<import('./files/draft-files.js').Deps, 'option'> & {
 *   option: () => ComposerOption | undefined, toolChanged: (toolId: string | null) => void,
 * }} Deps
 */

/**
 * @typedef {Pick<UserMessage, 'content' | 'attachments' | 'quoted_text' | 'edits'>} Returned what comes back of a
 *   message that was not taken
 */

export class Composer {
  /** @type {import('./drafts.js').Editing | null} */
  editing = null;
  /** @type {string | null} */
  #threadId = null;
  #written = emptyDraft;
  /** Tags of this draft that are no longer in it, and that undoing may bring back. @type {Set<Tag>} */
  #known = new Set();
  /**
   * Files of what was written before an edit, by thread.
   * @type {Map<string | null, import('./files/draft-file.js').DraftFile[]>}
   */
  #parked = new Map();

  /** @param {Deps} deps */
  constructor(deps) {
    this.changed = deps.changed;
    this.#recall();
    this.files = new DraftFiles({ ...deps, option: () => deps.option()?.attachments });
    this.selection = new Selection(deps);
  }

  /** Thread whose draft this is; null for a new one. */
  get threadId() {
    return this.#threadId;
  }

  get tagged() {
    return this.#written.tagged;
  }

  get text() {
    return this.tagged.text;
  }

  get quoted() {
    return this.#written.quoted;
  }

  get left() {
    return LIMIT - this.text.length;
  }

  get isNearLimit() {
    return this.text.length >= NEAR_LIMIT;
  }

  get isEmpty() {
    return this.text === "" && this.files.list.length === 0 && this.quoted === null;
  }

  get isSendable() {
    const { files } = this;
    const says = this.text.trim() !== "" || files.attachments.length > 0;
    return says && this.left >= 0 && files.uploading === 0 && files.failed === 0;
  }

  /**
   * Write the text as an edit left it.
   * @param {string} text
   * @param {{ caret?: number, undone?: boolean }} [edit] `caret`: its position · `undone`: an edit was taken back or
   *   made anew
   */
  write(text, { caret, undone = false } = {}) {
    const tagged = edit(this.tagged, text, caret);
    this.#put({ tagged: undone ? restored(tagged, this.#known) : tagged });
  }

  /** Replace the whole text. @param {MentionText} tagged */
  fill(tagged) {
    this.#put({ tagged });
  }

  /** Turn text that has just been written into a tag. @param {number} start @param {Tag} tag */
  mark(start, tag) {
    this.#put({ tagged: addMark(this.tagged, start, tag) });
  }

  /** @param {string | null} quoted */
  quote(quoted) {
    this.#put({ quoted: quoted?.trim().slice(0, LIMIT) || null });
  }

  /** @param {Partial<import('./drafts.js').Written>} part */
  #put(part) {
    this.#written = { ...this.#written, ...part };
    for (const { tag } of this.tagged.marks) this.#known.add(tag);
    saveDraft(this.#threadId, this.#written, this.editing);
    this.changed();
  }

  #recall() {
    const { written, editing } = loadDraft(this.#threadId);
    this.#written = written;
    this.editing = editing;
    this.#known.clear();
  }

  /**
   * Show the draft of another thread. A thread that has just been made from this draft's message begins empty.
   * @param {string | null} threadId
   */
  moveTo(threadId) {
    if (threadId === this.#threadId) return;
    this.#threadId = threadId;
    this.#recall();
    this.files.moveTo(threadId);
    this.changed();
  }

  /** Carry the draft over to the id that a new thread was given. @param {string} threadId */
  becomes(threadId) {
    if (threadId === this.#threadId) return;
    saveDraft(this.#threadId, emptyDraft);
    this.#threadId = threadId;
    saveDraft(threadId, this.#written);
    this.files.becomes(threadId);
  }

  /** Edit a sent message; the draft comes back afterwards. @param {UserMessage} message */
  edit(message) {
    this.#edit(message.id, message);
  }

  /** @param {string} id @param {Returned} message */
  #edit(id, message) {
    if (!this.editing) this.#parked.set(this.#threadId, this.files.list);
    this.editing = { id, before: this.editing?.before ?? this.#written };
    this.files.set([]);
    this.files.addStored(message.attachments ?? []);
    this.#put({ tagged: fromContent(message.content), quoted: message.quoted_text ?? null });
  }

  #unpark() {
    const files = this.#parked.get(this.#threadId) ?? [];
    this.#parked.delete(this.#threadId);
    return files;
  }

  /** Leave the message as it was sent. */
  stopEditing() {
    if (!this.editing) return;
    const { before } = this.editing;
    this.editing = null;
    this.files.set(this.#unpark());
    this.#put(before);
  }

  /** Take the draft to send it; a draft from before an edit comes back. @returns {Draft} */
  take() {
    const draft = {
      content: toContent(this.tagged),
      attachments: this.files.take(this.#unpark()),
      quoted: this.quoted,
      inference: this.selection.inference,
      ...(this.editing && { edits: this.editing.id }),
    };
    const { before } = this.editing ?? { before: emptyDraft };
    this.editing = null;
    this.#known.clear();
    this.selection.sent();
    this.#put(before);
    return draft;
  }

  /** Put a refused message back, before the text written since. @param {Returned} message */
  giveBack(message) {
    if (message.edits && !this.editing) return this.#edit(message.edits, message);
    this.files.addStored(message.attachments ?? []);
    this.#put({
      tagged: join(fromContent(message.content), this.tagged, "\n"),
      quoted: this.quoted ?? message.quoted_text ?? null,
    });
  }
}
