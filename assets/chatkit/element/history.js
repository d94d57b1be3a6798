/**
 * The list of conversations: pages of it, a filter, renaming, and deleting with time to think again.
 * @import { Thread } from './protocol'
 * @import { Client } from './client.js'
 */

const PAGE = 30;
/** How long a deletion can be taken back, in ms. The protocol has no undelete, so the request waits instead. */
export const UNDO_TIME = 6000;

export class History {
  isOpen = false;
  /** @type {Thread[]} */
  threads = [];
  /** @type {string | null} */
  after = null;
  loading = false;
  failed = false;
  loaded = false;
  query = '';
  /** @type {string | null} */
  renaming = null;
  /** @type {{ thread: Thread, timer: ReturnType<typeof setTimeout> } | null} */
  leaving = null;

  /**
   * @param {{ client: Client, changed: () => void, fail: (error: unknown) => void, renamed: (thread: Thread) => void }} around
   */
  constructor(around) {
    this.around = around;
  }

  /** The threads that match the filter and are not about to go. */
  get shown() {
    const words = this.query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return this.threads.filter((thread) => {
      const title = (thread.title ?? '').toLocaleLowerCase();
      return thread.id !== this.leaving?.thread.id && words.every((word) => title.includes(word));
    });
  }

  open() {
    this.isOpen = true;
    this.query = '';
    this.renaming = null;
    return this.load();
  }

  close() {
    this.isOpen = false;
    this.renaming = null;
    this.around.changed();
  }

  /** The first page anew; what is listed already stays until it is there. */
  load() {
    return this.#page(null);
  }

  async more() {
    if (this.after && !this.loading) await this.#page(this.after);
  }

  /** @param {string} query */
  async filter(query) {
    this.query = query;
    this.around.changed();
    while (this.query === query && query.trim() && this.after && !this.loading && !this.failed) await this.more();
  }

  /** @param {string | null} after */
  async #page(after) {
    this.loading = true;
    this.failed = false;
    this.around.changed();
    try {
      const page = await this.around.client.threads(after, PAGE);
      const fresh = new Set(page.data.map((thread) => thread.id));
      this.threads = after ? [...this.threads.filter((thread) => !fresh.has(thread.id)), ...page.data] : page.data;
      this.after = page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
      this.loaded = true;
    } catch {
      this.failed = true;
    }
    this.loading = false;
    this.around.changed();
  }

  /** @param {string | null} threadId */
  rename(threadId) {
    this.renaming = threadId;
    this.around.changed();
  }

  /** @param {Thread} thread @param {string} title */
  async retitle(thread, title) {
    this.renaming = null;
    const clean = title.trim().slice(0, 255);
    if (!clean || clean === thread.title) return this.around.changed();
    this.#replace({ ...thread, title: clean });
    try {
      await this.around.client.ask({ type: 'threads.update', params: { thread_id: thread.id, title: clean } });
      this.around.renamed({ ...thread, title: clean });
    } catch (error) {
      this.#replace(thread);
      this.around.fail(error);
    }
  }

  /** The server gave a thread another title. @param {Thread} thread */
  retitled(thread) {
    const known = this.threads.find(({ id }) => id === thread.id);
    if (known && known.title !== thread.title) this.#replace({ ...known, title: thread.title });
  }

  /** @param {Thread} thread */
  delete(thread) {
    this.flush();
    this.leaving = { thread, timer: setTimeout(() => this.flush(), UNDO_TIME) };
    this.around.changed();
  }

  undo() {
    if (!this.leaving) return;
    clearTimeout(this.leaving.timer);
    this.leaving = null;
    this.around.changed();
  }

  /** Does what was only announced; `keepalive`, since the page may be about to go. */
  flush() {
    if (!this.leaving) return;
    const { thread, timer } = this.leaving;
    clearTimeout(timer);
    this.leaving = null;
    this.threads = this.threads.filter((other) => other.id !== thread.id);
    this.around.changed();
    this.around.client
      .ask({ type: 'threads.delete', params: { thread_id: thread.id } }, { keepalive: true })
      .catch((error) => {
        this.threads = [thread, ...this.threads];
        this.around.fail(error);
      });
  }

  /** @param {Thread} thread */
  #replace(thread) {
    this.threads = this.threads.map((other) => (other.id === thread.id ? thread : other));
    this.around.changed();
  }
}
