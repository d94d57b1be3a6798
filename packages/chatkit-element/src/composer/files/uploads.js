/**
 * Uploads of files of drafts: each runs until its file is stored, fails, or is removed.
 * @import { CustomApiConfig } from '@openai/chatkit'
 * @import { Client } from '../../protocol/client.js'
 * @import { StoredAttachment } from '../../protocol/types'
 * @import { Strings } from '../../i18n/strings.js'
 * @import { LazyModule } from '../../ui/lazy-module.js'
 * @import { DraftFile } from './draft-file.js'
 * @import { Transport } from './upload.js'
 */

/**
 * @typedef {{
 *   client: Client, upload: LazyModule<typeof import('./upload.js')>, strings: () => Strings,
 *   strategy: () => CustomApiConfig['uploadStrategy'], transport?: Transport,
 *   update: (file: DraftFile, change: Partial<DraftFile>, announcement?: string) => void,
 * }} Deps `update`: hears of each change of a file, and of a sentence about it
 */

export class Uploads {
  /** @param {Deps} deps */
  constructor(deps) {
    this.deps = deps;
  }

  /** Upload a file that was chosen on this page, for the first time or again. @param {DraftFile} file */
  async start(file) {
    const abort = new AbortController();
    this.deps.update(file, { status: "uploading", progress: 0, error: "", abort });
    // A second try is announced anew; what the first one left is of no use.
    if (file.attachment) this.delete(file.attachment.id);
    file.attachment = null;
    try {
      file.attachment = await this.#send(file, abort.signal);
      if (!abort.signal.aborted) this.#finish(file);
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(file, error);
    }
  }

  /** @param {DraftFile} file @param {AbortSignal} signal @returns {Promise<StoredAttachment>} */
  async #send(file, signal) {
    const { client, upload, strategy, transport, update } = this.deps;
    const { uploadFile } = await upload.load();
    signal.throwIfAborted();
    const source = {
      file: /** @type {File} */ (file.file),
      type: file.type,
      signal,
      progress: (/** @type {number} */ part) => update(file, { progress: part }),
      announced: (/** @type {StoredAttachment} */ attachment) => this.#announced(file, attachment, signal),
    };
    return uploadFile(client, strategy(), source, transport);
  }

  /**
   * Note the server's record of a file, or delete it there if the file was removed meanwhile.
   * @param {DraftFile} file
   * @param {StoredAttachment} attachment
   * @param {AbortSignal} signal
   */
  #announced(file, attachment, signal) {
    if (signal.aborted) this.delete(attachment.id);
    else file.attachment = attachment;
  }

  /** @param {DraftFile} file */
  #finish(file) {
    const { strings, update } = this.deps;
    update(file, { status: "ready", progress: 1, abort: null }, strings().fileAttached(file.name));
  }

  /** @param {DraftFile} file @param {unknown} error */
  #fail(file, error) {
    const { upload, update } = this.deps;
    const strings = this.deps.strings();
    const why = upload.module?.uploadProblem(error, strings) ?? strings.unreachable;
    update(file, { status: "failed", error: why, abort: null }, strings.fileFailed(file.name));
  }

  /** Delete a stored file. Nobody waits for it: the server clears up what stays behind. @param {string} id */
  delete(id) {
    this.deps.client
      .ask({ type: "attachments.delete", params: { attachment_id: id } }, { keepalive: true })
      .catch(() => {});
  }
}
