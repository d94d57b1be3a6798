/**
 * What stands in the composer and is not sent yet: text with tags, a quote, files. It is kept per thread for as long as
 * the tab lives.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { UserMessage } from '../protocol/types'
 * @import { Tag, MentionText } from '../thread/mention-text.js'
 * @import { Draft } from '../conversation/pending-messages.js'
 */
import { DraftFiles } from "./files/draft-files.js";
import { keepDraft, keptDraft, unwritten } from "./drafts.js";
import { Selection } from "./selection.js";
import { addMark, edit, fromContent, join, restored, toContent } from "../thread/mention-text.js";

/** The most characters a message may have. */
export const LIMIT = 10_000;
/** From here on the person is told how many are left. */
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
  #written = unwritten;
  /** Tags of this draft that are no longer in it, and that undoing may bring back. @type {Set<Tag>} */
  #known = new Set();
  /**
   * Files of what was written before an edit, by thread.
   * @type {Map<string | null, import('./files/draft-files.js').DraftFile[]>}
   */
  #parked = new Map();

  /** @param {Deps} deps */
  constructor(deps) {
    this.changed = deps.changed;
    this.#recall();
    this.files = new DraftFiles({ ...deps, option: () => deps.option()?.attachments });
    this.selection = new Selection(deps);
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
   * The text after an edit.
   * @param {string} text
   * @param {{ caret?: number, undone?: boolean }} [edit] `caret`: where it is now · `undone`: an edit was taken back or
   *   made anew
   */
  write(text, { caret, undone = false } = {}) {
    const tagged = edit(this.tagged, text, caret);
    this.#put({ tagged: undone ? restored(tagged, this.#known) : tagged });
  }

  /** Another content altogether. @param {MentionText} tagged */
  fill(tagged) {
    this.#put({ tagged });
  }

  /** Text that has just been written becomes a tag. @param {number} start @param {Tag} tag */
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
    keepDraft(this.#threadId, this.#written, this.editing);
    this.changed();
  }

  #recall() {
    const { written, editing } = keptDraft(this.#threadId);
    this.#written = written;
    this.editing = editing;
    this.#known.clear();
  }

  /**
   * Takes up the draft of another thread. A thread that has just been made from this draft's message begins empty.
   * @param {string | null} threadId
   */
  moveTo(threadId) {
    if (threadId === this.#threadId) return;
    this.#threadId = threadId;
    this.#recall();
    this.files.moveTo(threadId);
    this.changed();
  }

  /** A new thread got its id while the person already wrote the next message. @param {string} threadId */
  becomes(threadId) {
    if (threadId === this.#threadId) return;
    keepDraft(this.#threadId, unwritten);
    this.#threadId = threadId;
    keepDraft(threadId, this.#written);
    this.files.becomes(threadId);
  }

  /** What was sent stands here again, and what was written waits. @param {UserMessage} message */
  edit(message) {
    this.#edit(message.id, message);
  }

  /** @param {string} id @param {Returned} message */
  #edit(id, message) {
    if (!this.editing) this.#parked.set(this.#threadId, this.files.list);
    this.editing = { id, before: this.editing?.before ?? this.#written };
    this.files.swap([]);
    this.files.give(message.attachments ?? []);
    this.#put({ tagged: fromContent(message.content), quoted: message.quoted_text ?? null });
  }

  #unpark() {
    const files = this.#parked.get(this.#threadId) ?? [];
    this.#parked.delete(this.#threadId);
    return files;
  }

  /** The message stays as it was. */
  stopEditing() {
    if (!this.editing) return;
    const { before } = this.editing;
    this.editing = null;
    this.files.swap(this.#unpark());
    this.#put(before);
  }

  /** What is to be sent; what was written before an edit stands here afterwards. @returns {Draft} */
  take() {
    const draft = {
      content: toContent(this.tagged),
      attachments: this.files.take(this.#unpark()),
      quoted: this.quoted,
      inference: this.selection.inference,
      ...(this.editing && { edits: this.editing.id }),
    };
    const { before } = this.editing ?? { before: unwritten };
    this.editing = null;
    this.#known.clear();
    this.selection.sent();
    this.#put(before);
    return draft;
  }

  /** A message that was refused comes back, before what has been written since. @param {Returned} message */
  giveBack(message) {
    if (message.edits && !this.editing) return this.#edit(message.edits, message);
    this.files.give(message.attachments ?? []);
    this.#put({
      tagged: join(fromContent(message.content), this.tagged, "\n"),
      quoted: this.quoted ?? message.quoted_text ?? null,
    });
  }
}
