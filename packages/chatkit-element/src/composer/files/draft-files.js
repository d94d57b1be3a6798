/**
 * Files of each draft: uploading, stored, or failed. They stay with their thread when another one is opened.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { StoredAttachment } from '../../protocol/types'
 * @import { DraftFile } from './draft-file.js'
 */
import { loadPart, savePart } from "../drafts.js";
import { fromFile, fromStored, release, storedFiles } from "./draft-file.js";
import { checkFiles } from "./limits.js";
import { Uploads } from "./uploads.js";

/**
 * @typedef {Omit<import('./uploads.js').Deps, 'update'> & {
 *   changed: () => void, option: () => ComposerOption['attachments'],
 * }} Deps
 */

export class DraftFiles {
  /** Sentences about files that were refused. @type {string[]} */
  refusals = [];
  /** Sentence about the last change of a file, for screen readers. */
  announcement = "";
  /** @type {Map<string | null, DraftFile[]>} */
  #drafts = new Map();
  /** @type {string | null} */
  #threadId = null;
  #uploads;

  /** @param {Deps} deps */
  constructor(deps) {
    this.deps = deps;
    this.#uploads = new Uploads({
      ...deps,
      update: (file, change, announcement) => this.#update(file, change, announcement),
    });
    this.#load();
  }

  get isEnabled() {
    return Boolean(this.deps.option()?.enabled);
  }

  get list() {
    return this.#drafts.get(this.#threadId) ?? [];
  }

  get uploading() {
    return this.list.filter(({ status }) => status === "uploading").length;
  }

  get failed() {
    return this.list.filter(({ status }) => status === "failed").length;
  }

  /** @returns {StoredAttachment[]} those that can be sent */
  get attachments() {
    return storedFiles(this.list).map(({ attachment }) => attachment);
  }

  /** Upload the files that the options allow, and say why not the rest. @param {Iterable<File>} files */
  add(files) {
    const option = this.deps.option();
    if (!option?.enabled) return;
    const { allowed, refusals } = checkFiles([...files], this.list.length, option, this.deps.strings());
    this.refusals = refusals;
    const added = allowed.map(({ file, type }) => fromFile(file, type));
    this.set([...this.list, ...added]);
    for (const file of added) void this.#uploads.start(file);
  }

  /** Attach files that the server has already. @param {readonly StoredAttachment[]} attachments */
  addStored(attachments) {
    const known = new Set(this.list.map(({ attachment }) => attachment?.id));
    const added = attachments.filter(({ id }) => !known.has(id));
    this.set([...added.map((attachment) => fromStored({ attachment, size: null, mine: false })), ...this.list]);
  }

  /** Remove everything that is attached, and attach these. @param {readonly StoredAttachment[]} attachments */
  replace(attachments) {
    for (const { key } of [...this.list]) this.remove(key);
    this.addStored(attachments);
  }

  /** @param {string} key */
  remove(key) {
    const file = this.#find(key);
    if (!file) return;
    this.set(this.list.filter((other) => other !== file));
    file.abort?.abort();
    release(file);
    // A file that was given back may be part of a message after all, so it is left to the server.
    if (file.mine && file.attachment) this.#uploads.delete(file.attachment.id);
  }

  /** @param {string} key */
  retry(key) {
    const file = this.#find(key);
    if (file?.file && file.status === "failed") void this.#uploads.start(file);
  }

  dismiss() {
    this.refusals = [];
    this.deps.changed();
  }

  /** Replace the list; nothing is deleted. @param {DraftFile[]} list */
  set(list) {
    if (list.length) this.#drafts.set(this.#threadId, list);
    else this.#drafts.delete(this.#threadId);
    this.#save(this.#threadId, list);
    this.deps.changed();
  }

  /** Take the attachments to send them; `next` is attached afterwards. @param {DraftFile[]} [next] */
  take(next = []) {
    const { attachments } = this;
    this.list.forEach(release);
    this.#forget();
    this.set(next);
    return attachments;
  }

  /** Show the files of another thread. @param {string | null} threadId */
  moveTo(threadId) {
    this.#threadId = threadId;
    this.#forget();
    this.#load();
  }

  /** Carry the files over to the id that a new thread was given. @param {string} threadId */
  becomes(threadId) {
    const { list } = this;
    this.set([]);
    this.#threadId = threadId;
    this.set(list);
  }

  /** Stop all uploads when the element leaves the page. */
  leave() {
    for (const file of [...this.#drafts.values()].flat()) {
      file.abort?.abort();
      release(file);
    }
  }

  /** @param {string} key */
  #find(key) {
    return this.list.find((file) => file.key === key);
  }

  #forget() {
    this.refusals = [];
    this.announcement = "";
  }

  /** @param {DraftFile} file @param {Partial<DraftFile>} change @param {string} [announcement] */
  #update(file, change, announcement) {
    if (announcement && this.list.includes(file)) this.announcement = announcement;
    Object.assign(file, change);
    const [threadId, list] = [...this.#drafts].find(([, files]) => files.includes(file)) ?? [null, null];
    if (list && change.status) this.#save(threadId, list);
    this.deps.changed();
  }

  /** Keep stored files over a reload, as the text is. @param {string | null} threadId @param {DraftFile[]} list */
  #save(threadId, list) {
    const stored = storedFiles(list);
    savePart("files", threadId, stored.length ? JSON.stringify(stored) : "");
  }

  #load() {
    const text = this.#drafts.has(this.#threadId) ? "" : loadPart("files", this.#threadId);
    try {
      if (text) this.#drafts.set(this.#threadId, JSON.parse(text).map(fromStored));
    } catch {
      savePart("files", this.#threadId, ""); // Something else was stored under this key.
    }
  }
}
