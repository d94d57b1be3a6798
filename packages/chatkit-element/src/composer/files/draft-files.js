/**
 * The files of each draft: on their way, there, or failed. They stay with their thread when another one is opened.
 * @import { ComposerOption, CustomApiConfig } from '@openai/chatkit'
 * @import { Client } from '../../protocol/client.js'
 * @import { StoredAttachment } from '../../protocol/types'
 * @import { Strings } from '../../i18n/strings.js'
 * @import { LazyModule } from '../../ui/lazy-module.js'
 * @import { Transport } from './upload.js'
 */
import { keep, kept } from "../drafts.js";
import { newId } from "../../protocol/ids.js";
import { sifted } from "./limits.js";
import { RequestProblem } from "../../protocol/request-problem.js";

/**
 * @typedef {{
 *   key: string, name: string, type: string, size: number | null, status: 'uploading' | 'failed' | 'ready',
 *   progress: number, error: string, preview: string | null, attachment: StoredAttachment | null,
 *   file: File | null, mine: boolean, abort: AbortController | null,
 * }} DraftFile
 *   `progress`: 0 to 1 · `preview`: a local address of an image · `attachment`: what the server knows it as ·
 *   `file`: null when it was not chosen on this page · `mine`: uploaded for this draft and not in any message
 * @typedef {{
 *   client: Client, uploading: LazyModule<typeof import('./upload.js')>, changed: () => void, strings: () => Strings,
 *   option: () => ComposerOption['attachments'], strategy: () => CustomApiConfig['uploadStrategy'],
 *   transport?: Transport,
 * }} Deps
 */

/** Drawn by every browser; of other images only the name is shown. */
const DRAWABLE = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

/** @type {Omit<DraftFile, 'key' | 'name' | 'type' | 'size' | 'mine'>} */
const UNBEGUN = {
  status: "uploading",
  progress: 0,
  error: "",
  preview: null,
  attachment: null,
  file: null,
  abort: null,
};

export class DraftFiles {
  /** Why files were not taken, in sentences. @type {string[]} */
  refusals = [];
  /** What has just happened to a file, for whoever cannot see it. */
  told = "";
  /** @type {Map<string | null, DraftFile[]>} */
  #drafts = new Map();
  /** @type {string | null} */
  #threadId = null;

  /** @param {Deps} deps */
  constructor(deps) {
    this.deps = deps;
    this.#recall();
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

  /** @returns {StoredAttachment[]} what can be sent */
  get attachments() {
    return this.list.flatMap(({ status, attachment }) => (status === "ready" && attachment ? [attachment] : []));
  }

  /** Uploads what the options allow, and says why not the rest. @param {Iterable<File>} files */
  add(files) {
    const option = this.deps.option();
    if (!option?.enabled) return;
    const { allowed, refusals } = sifted([...files], this.list.length, option, this.deps.strings());
    this.refusals = refusals;
    const enclosures = allowed.map(({ file, type }) => enclosureOf(file, type));
    this.#set([...this.list, ...enclosures]);
    for (const one of enclosures) void this.#upload(one);
  }

  /** Takes what the server has already. @param {readonly StoredAttachment[]} attachments */
  give(attachments) {
    const known = new Set(this.list.map(({ attachment }) => attachment?.id));
    const fresh = attachments.filter(({ id }) => !known.has(id));
    this.#set([...fresh.map((attachment) => given({ attachment, size: null, mine: false })), ...this.list]);
  }

  /** Everything that is attached gives way to these. @param {readonly StoredAttachment[]} attachments */
  replace(attachments) {
    for (const one of [...this.list]) this.remove(one.key);
    this.give(attachments);
  }

  /** @param {string} key */
  remove(key) {
    const one = this.#find(key);
    if (!one) return;
    this.#set(this.list.filter((other) => other !== one));
    one.abort?.abort();
    release(one);
    // What was given back may be part of a message after all, so it is left to the server.
    if (one.mine && one.attachment) this.#delete(one.attachment.id);
  }

  /** @param {string} key */
  retry(key) {
    const one = this.#find(key);
    if (one?.file && one.status === "failed") void this.#upload(one);
  }

  dismiss() {
    this.refusals = [];
    this.deps.changed();
  }

  /** Others take their place, and nothing is deleted. @param {DraftFile[]} list */
  swap(list) {
    this.#set(list);
  }

  /** What is to be sent; `next` is attached afterwards. @param {DraftFile[]} [next] */
  take(next = []) {
    const { attachments } = this;
    this.list.forEach(release);
    this.refusals = [];
    this.told = "";
    this.#set(next);
    return attachments;
  }

  /** @param {string | null} threadId */
  moveTo(threadId) {
    this.#threadId = threadId;
    this.refusals = [];
    this.told = "";
    this.#recall();
  }

  /** @param {string} threadId */
  becomes(threadId) {
    const { list } = this;
    this.#set([]);
    this.#threadId = threadId;
    this.#set(list);
  }

  /** Nothing goes on when the element is out of the page. */
  leave() {
    for (const one of [...this.#drafts.values()].flat()) {
      one.abort?.abort();
      release(one);
    }
  }

  /** @param {string} key */
  #find(key) {
    return this.list.find((one) => one.key === key);
  }

  /** @param {DraftFile[]} list */
  #set(list) {
    if (list.length) this.#drafts.set(this.#threadId, list);
    else this.#drafts.delete(this.#threadId);
    this.#keep(this.#threadId, list);
    this.deps.changed();
  }

  /**
   * Files that are there already outlive a reload, as the text does.
   * @param {string | null} threadId
   * @param {DraftFile[]} list
   */
  #keep(threadId, list) {
    const ready = list.flatMap(({ status, attachment, size, mine }) =>
      status === "ready" ? [{ attachment, size, mine }] : [],
    );
    keep("files", threadId, ready.length ? JSON.stringify(ready) : "");
  }

  #recall() {
    const text = this.#drafts.has(this.#threadId) ? "" : kept("files", this.#threadId);
    try {
      if (text) this.#drafts.set(this.#threadId, JSON.parse(text).map(given));
    } catch {
      keep("files", this.#threadId, ""); // Not what was kept; nothing can be made of it.
    }
  }

  /** @param {DraftFile} one */
  async #upload(one) {
    const file = /** @type {File} */ (one.file);
    const abort = new AbortController();
    this.#change(one, { status: "uploading", progress: 0, error: "", abort });
    // A second try is announced anew; what the first one left is of no use.
    if (one.attachment) this.#delete(one.attachment.id);
    one.attachment = null;
    try {
      const { uploaded } = await this.deps.uploading.load();
      abort.signal.throwIfAborted();
      one.attachment = await uploaded(
        this.deps.client,
        this.deps.strategy(),
        {
          file,
          type: one.type,
          signal: abort.signal,
          progress: (part) => this.#change(one, { progress: part }),
          announced: (attachment) => this.#announced(one, attachment, abort.signal),
        },
        this.deps.transport,
      );
      if (!abort.signal.aborted)
        this.#told(one, { status: "ready", progress: 1, abort: null }, this.deps.strings().fileAttached(one.name));
    } catch (error) {
      if (!abort.signal.aborted) this.#failed(one, error);
    }
  }

  /**
   * The server knows it; if it was removed meanwhile, the server is told.
   * @param {DraftFile} one
   * @param {StoredAttachment} attachment
   * @param {AbortSignal} signal
   */
  #announced(one, attachment, signal) {
    if (signal.aborted) this.#delete(attachment.id);
    else one.attachment = attachment;
  }

  /** @param {DraftFile} one @param {unknown} error */
  #failed(one, error) {
    const strings = this.deps.strings();
    const sentence = sentenceOf(error, strings);
    this.#told(one, { status: "failed", error: sentence, abort: null }, strings.fileFailed(one.name));
  }

  /** @param {DraftFile} one @param {Partial<DraftFile>} to @param {string} words */
  #told(one, to, words) {
    if (this.list.includes(one)) this.told = words;
    this.#change(one, to);
  }

  /** @param {DraftFile} one @param {Partial<DraftFile>} to */
  #change(one, to) {
    Object.assign(one, to);
    const [threadId, list] = [...this.#drafts].find(([, enclosures]) => enclosures.includes(one)) ?? [null, null];
    if (list && to.status) this.#keep(threadId, list);
    this.deps.changed();
  }

  /** Nothing that a person waits for: what stays behind is the server's to clear. @param {string} id */
  #delete(id) {
    this.deps.client
      .ask({ type: "attachments.delete", params: { attachment_id: id } }, { keepalive: true })
      .catch(() => {});
  }
}

/** @param {File} file @param {string} type @returns {DraftFile} */
function enclosureOf(file, type) {
  const preview = DRAWABLE.includes(type) ? URL.createObjectURL(file) : null;
  const { name, size } = file;
  return { ...UNBEGUN, key: newId(), name, type, size, preview, file, mine: true };
}

/** @param {{ attachment: StoredAttachment, size: number | null, mine: boolean }} known @returns {DraftFile} */
function given({ attachment, size, mine }) {
  const { id, name, mime_type: type } = attachment;
  return { ...UNBEGUN, key: `given-${id}`, name, type, size, status: "ready", progress: 1, attachment, mine };
}

/** @param {DraftFile} one */
function release(one) {
  if (one.preview) URL.revokeObjectURL(one.preview);
  one.preview = null;
}

/** @param {unknown} error @param {Strings} strings */
function sentenceOf(error, strings) {
  if (!(error instanceof RequestProblem)) return strings.uploadFailed;
  if (error.kind === "signed-out") return strings.signedOut;
  if (error.kind === "network") return strings.unreachable;
  if (error.kind === "too-many" && error.retryAfter !== null)
    return `${error.message || strings.tooMany} ${strings.waitSeconds(error.retryAfter)}`;
  return error.message || strings.uploadFailed;
}
