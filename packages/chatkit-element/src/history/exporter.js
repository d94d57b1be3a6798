/**
 * Exporter of a conversation, with its progress and its result.
 * @import { Client } from '../protocol/client.js'
 * @import { Thread } from '../protocol/types'
 * @import { Format } from '../export/conversation.js'
 * @import { Translation } from '../i18n/locale.js'
 */

/** Time that the note about a saved file stays, in ms. */
const SAVED = 6000;

/** @typedef {{ state: 'running', count: number } | { state: 'saved', name: string } | { state: 'failed' }} Progress */

export class Exporter {
  /** @type {Progress | null} */
  progress = null;
  /** @type {AbortController | null} */
  #abort = null;
  /** @type {(() => void) | null} */
  #again = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /**
   * @param {{ client: Client, changed: () => void, translation: () => Translation,
   *   emit: (name: string, detail?: unknown) => void }} deps
   */
  constructor(deps) {
    this.deps = deps;
  }

  /** @param {Thread} thread @param {Format} format */
  async save(thread, format) {
    this.dismiss();
    const abort = new AbortController();
    this.#abort = abort;
    this.#again = () => void this.save(thread, format);
    this.#show({ state: "running", count: 0 });
    try {
      const name = await this.#write(thread, format, abort.signal);
      this.#show({ state: "saved", name });
      this.#timer = setTimeout(() => this.dismiss(), SAVED);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#show({ state: "failed" });
      this.deps.emit("chatkit.error", { error });
    }
  }

  /**
   * @param {Thread} thread
   * @param {Format} format
   * @param {AbortSignal} signal
   * @returns {Promise<string>} the file's name
   */
  async #write(thread, format, signal) {
    const { client, translation } = this.deps;
    const { loadItems, conversationFile } = await import("../export/conversation.js");
    const items = await loadItems(client, thread.id, (count) => this.#show({ state: "running", count }), signal);
    const file = conversationFile(format, thread, items, translation());
    download(file);
    return file.name;
  }

  again() {
    this.#again?.();
  }

  /** Stop the export that runs, and hide its note. */
  dismiss() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#show(null);
  }

  /** @param {Progress | null} progress */
  #show(progress) {
    this.progress = progress;
    this.deps.changed();
  }
}

/** @param {import('../export/conversation.js').ConversationFile} file */
function download({ name, type, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
