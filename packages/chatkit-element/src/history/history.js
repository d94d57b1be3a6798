/**
 * List of conversations: its pages, a search in titles, renaming, and deleting with undo.
 * @import { Thread } from '../protocol/types'
 * @import { Client } from '../protocol/client.js'
 */
import { UndoWindow } from "./undo-window.js";
import { matches } from "./title-search.js";

const PAGE = 30;
const MAX_TITLE_LENGTH = 255;

export class History {
  isOpen = false;
  /** @type {Thread[]} */
  threads = [];
  /** @type {string | null} */
  after = null;
  failed = false;
  loaded = false;
  query = "";
  /** Id of the thread whose title is being written. @type {string | null} */
  renaming = null;
  /** Id of the thread whose row has the focus, or had it last: Tab leads there. @type {string | null} */
  at = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  #isSearching = false;

  /**
   * @param {{ client: Client, changed: () => void, fail: (error: unknown) => void, renamed: (thread: Thread) => void }}
   *   deps
   */
  constructor(deps) {
    this.deps = deps;
    this.undoWindow = new UndoWindow(deps.changed);
  }

  /** Threads that match the search and are not about to go. */
  get shown() {
    const { gone } = this.undoWindow;
    return this.threads.filter((thread) => thread.id !== gone?.id && matches(thread.title ?? "", this.query));
  }

  get loading() {
    return this.#loading !== null;
  }

  /** Whether pages that may hold a match are still to come. */
  get isSearching() {
    return this.query.trim() !== "" && this.after !== null && !this.failed;
  }

  open() {
    this.isOpen = true;
    this.query = "";
    this.renaming = null;
    this.at = null;
    return this.load();
  }

  close() {
    this.isOpen = false;
    this.renaming = null;
    this.deps.changed();
  }

  /** Load the first page anew; the listed threads stay until it is there. */
  load() {
    return this.#page(null);
  }

  async more() {
    if (this.#loading) return this.#loading;
    if (this.after) await this.#page(this.after);
  }

  /** Continue after a failure. */
  again() {
    this.failed = false;
    return this.query.trim() && this.loaded ? this.filter(this.query) : this.#page(this.after);
  }

  /** @param {string} query */
  async filter(query) {
    this.query = query;
    this.deps.changed();
    if (this.#isSearching) return;
    this.#isSearching = true;
    while (this.isOpen && this.isSearching) await this.more();
    this.#isSearching = false;
  }

  /** @param {string | null} after */
  async #page(after) {
    const loading = this.#fetch(after);
    this.#loading = loading;
    this.failed = false;
    this.deps.changed();
    await loading;
    if (this.#loading === loading) this.#loading = null;
    this.deps.changed();
  }

  /** @param {string | null} after */
  async #fetch(after) {
    try {
      const page = await this.deps.client.threads(after, PAGE);
      const next = page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
      if (after === null || after === this.after) this.#take(page.data, next, after === null);
    } catch {
      this.failed = true;
    }
  }

  /**
   * Merge a page into the list. A first page that reaches into it leaves the rest: nothing jumps.
   * @param {Thread[]} page @param {string | null} next @param {boolean} isFirst
   */
  #take(page, next, isFirst) {
    const fresh = new Set(page.map((thread) => thread.id));
    const seam = isFirst ? this.threads.findIndex((thread) => thread.id === page.at(-1)?.id) : -1;
    const others = this.threads.slice(seam + 1).filter((thread) => !fresh.has(thread.id));
    const keeps = isFirst && next !== null && seam >= 0 && others.length > 0;
    if (isFirst) this.threads = keeps ? [...page, ...others] : page;
    else this.threads = [...this.threads.filter((thread) => !fresh.has(thread.id)), ...page];
    if (!keeps) this.after = next;
    this.loaded = true;
  }

  /** @param {string | null} threadId */
  rename(threadId) {
    this.renaming = threadId;
    this.at = threadId ?? this.at;
    this.deps.changed();
  }

  /** @param {Thread} thread @param {string} title */
  async retitle(thread, title) {
    this.renaming = null;
    const clean = title.trim().slice(0, MAX_TITLE_LENGTH);
    if (!clean || clean === thread.title) return this.deps.changed();
    this.flush();
    if (thread.title) this.undoWindow.offer("renamed", thread);
    await this.#saveTitle(thread, clean);
  }

  /** @param {Thread} thread @param {string} title */
  async #saveTitle(thread, title) {
    this.#replace({ ...thread, title });
    try {
      await this.deps.client.ask({ type: "threads.update", params: { thread_id: thread.id, title } });
      this.deps.renamed({ ...thread, title });
    } catch (error) {
      this.undoWindow.withdraw(thread);
      this.#replace(thread);
      this.deps.fail(error);
    }
  }

  /** Show the title that the server gave a thread. @param {Thread} thread */
  retitled(thread) {
    const known = this.threads.find(({ id }) => id === thread.id);
    if (known && known.title !== thread.title) this.#replace({ ...known, title: thread.title });
  }

  /** Hide a thread, and delete it when undo has run out: the protocol has no undelete. @param {Thread} thread */
  delete(thread) {
    this.flush();
    this.undoWindow.offer("deleted", thread, () => this.flush());
  }

  undo() {
    const change = this.undoWindow.take();
    if (!change) return;
    this.at = change.thread.id;
    const now = this.threads.find(({ id }) => id === change.thread.id);
    if (change.kind === "renamed" && now && change.thread.title) void this.#saveTitle(now, change.thread.title);
    this.deps.changed();
  }

  /** Delete the hidden thread now; `keepalive`, since the page may be about to go. */
  flush() {
    const change = this.undoWindow.take();
    if (change?.kind !== "deleted") return;
    const { thread } = change;
    const place = this.threads.findIndex(({ id }) => id === thread.id);
    this.threads = this.threads.filter(({ id }) => id !== thread.id);
    this.deps.changed();
    this.deps.client
      .ask({ type: "threads.delete", params: { thread_id: thread.id } }, { keepalive: true })
      .catch((error) => {
        this.threads = this.threads.toSpliced(Math.max(0, place), 0, thread);
        this.deps.fail(error);
      });
  }

  /** @param {Thread} thread */
  #replace(thread) {
    this.threads = this.threads.map((other) => (other.id === thread.id ? thread : other));
    this.deps.changed();
  }
}
