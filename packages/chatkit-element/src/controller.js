/**
 * Controller of the element: holds its parts and wires them to one another and to the host.
 * @import { ChatKitOptions } from '@openai/chatkit'
 * @import { ThreadParts } from './messages/thread-parts.js'
 * @import { Props } from './ui/props.js'
 */
import { Client } from "./protocol/client.js";
import { Composer } from "./composer/composer.js";
import { Connection } from "./protocol/connection.js";
import { Conversation } from "./conversation/conversation.js";
import { createActions } from "./actions.js";
import { History } from "./history/history.js";
import { Locale } from "./i18n/locale.js";
import { isUnconfirmed } from "./thread/merge-items.js";
import { fetchNeeded, fetchModules, modules } from "./lazy-modules.js";
import { Delays } from "./protocol/interruptible-delay.js";
import { Prose } from "./prose/lazy-markdown.js";
import { messagesIn, Rows } from "./messages/list/rows.js";
import { liveTurn } from "./messages/turns.js";
import { ThreadScroll } from "./messages/list/scroll.js";
import { Unread } from "./conversation/unread.js";

/** @typedef {{ showHistory: () => void, hideHistory: () => void, backToChat: () => void,
 *   toComposer: () => void, chooseFiles: () => void, write: (words: string) => void }} Panels */

/** Longest wait of the first drawing for what is loaded beside it, in ms. */
const MAX_WAIT = 1500;

export class Controller {
  /** @type {ChatKitOptions} */
  options = /** @type {any} */ ({});
  locale = new Locale();
  prose = new Prose();
  rows = new Rows();
  unread = new Unread();
  /** Files are being dragged over the chat. */
  isDropping = false;
  /** Selection in an answer. @type {import('./messages/quote-selection.js').QuoteSelection | null} */
  quoteSelection = null;
  /** @type {import('./composer/extras.js').Extras | null} */
  extras = null;
  /** Resolves when the first drawing need not wait for the extras any longer. @type {Promise<unknown>} */
  extrasSettled = Promise.resolve();

  /**
   * @param {{ changed: () => void, emit: (name: string, detail?: unknown) => void, adoptStyles: Props['adoptStyles'] }}
   *   element
   */
  constructor({ changed, emit, adoptStyles }) {
    this.changed = changed;
    this.emit = emit;
    this.adoptStyles = adoptStyles;
    const delays = new Delays();
    const client = new Client(() => /** @type {import('./protocol/client.js').Api} */ (this.options.api), delays);
    this.client = client;
    this.composer = new Composer({
      client,
      upload: modules.upload,
      changed,
      strings: () => this.strings,
      option: () => this.options.composer,
      strategy: () => /** @type {import('@openai/chatkit').CustomApiConfig} */ (this.options.api)?.uploadStrategy,
      toolChanged: (toolId) => this.emit("chatkit.tool.change", { toolId }),
    });
    this.conversation = new Conversation(
      {
        client,
        turns: modules.turns,
        changed,
        emit: (name, detail) => this.#emitEvent(name, detail),
        clientTool: () => this.options.onClientTool,
        giveBack: (message) => this.composer.giveBack(message),
        retitled: (thread) => this.history.retitled(thread),
        inference: () => this.composer.selection.inference,
        strings: () => this.strings,
        isOffline: () => this.connection.isOffline,
      },
      delays,
    );
    this.connection = new Connection({ changed, back: () => this.#onOnline() });
    this.history = new History({
      client,
      changed,
      fail: (error) => this.conversation.fail(error),
      renamed: (thread) =>
        thread.id === this.conversation.threadId && this.conversation.dispatch({ type: "thread.updated", thread }),
    });
    this.scroll = new ThreadScroll({
      changed,
      // A view without its messages is never full: all of the thread would be read.
      early: () => void (modules.messages.module && this.conversation.loadOlder()),
      follows: () => this.options.thread?.autoScroll !== false || this.conversation.state.turn?.phase !== "answering",
    });
  }

  /** @param {ChatKitOptions} options a full set */
  setOptions(options) {
    this.options = options;
    this.composer.selection.settle();
    const extras = Promise.all([this.#loadExtras(), fetchNeeded(options).then(this.changed)]);
    this.extrasSettled = Promise.race([extras, new Promise((resolve) => setTimeout(resolve, MAX_WAIT))]);
    if (options.history?.enabled === false) this.hideHistory();
  }

  /** Load what few hosts want, if this one does. */
  async #loadExtras() {
    const { composer, entities, commands } = this.options;
    if (this.extras || !(composer?.dictation?.enabled || entities?.onTagSearch || commands?.enabled)) return;
    try {
      const { createExtras, styles } = await import("./composer/extras.js");
      this.adoptStyles(styles);
      this.extras ??= createExtras(this);
      this.changed();
    } catch (error) {
      this.emit("chatkit.log", { name: "aids.failed", data: { message: String(error) } });
    }
  }

  /**
   * Show the draft of another thread; what is being dictated was meant for the one before.
   * @param {string | null} threadId
   */
  #moveTo(threadId) {
    if (threadId === this.composer.threadId) return;
    this.extras?.dictation.cancel();
    this.extras?.suggestions.close();
    this.composer.moveTo(threadId);
  }

  get strings() {
    return this.locale.strings;
  }

  /** Use the language of the options. @returns {Promise<boolean>} whether what is drawn and named is out of date */
  async changeLocale() {
    try {
      if (!(await this.locale.change(this.options.locale))) return false;
    } catch (error) {
      this.emit("chatkit.log", {
        name: "locale.failed",
        data: { locale: this.options.locale, message: String(error) },
      });
      return false;
    }
    this.prose.clear();
    return true;
  }

  /** Whether files can be dropped here now. */
  get takesFiles() {
    return this.composer.files.isEnabled && !this.history.isOpen && this.#isActive;
  }

  get #isActive() {
    return (this.conversation.state.thread?.status?.type ?? "active") === "active";
  }

  /** Prepare the first drawing: a thread that will be opened is not first drawn as a new one. */
  prepare() {
    if (this.options.initialThread) {
      this.conversation.dispatch({ type: "thread.opening" });
      this.#moveTo(this.options.initialThread);
    }
    void modules.messages.fetch();
    this.prose.load(this.changed).catch((error) => this.emit("chatkit.error", { error }));
  }

  /** @param {Panels} panels */
  start(panels) {
    this.panels = panels;
    this.emit("chatkit.ready");
    (window.requestIdleCallback ?? setTimeout)(fetchModules);
    if (this.options.initialThread) void this.open(this.options.initialThread);
    else void this.#giveBackLost();
  }

  /** Stop and save everything, as the element is out of the page. */
  leave() {
    this.history.flush();
    this.parts?.exporter.dismiss();
    this.conversation.turns.leave();
    this.extras?.dictation.cancel();
    this.composer.files.leave();
    this.scroll.dispose();
    this.connection.leave();
  }

  /** @param {string | null} threadId @returns {Promise<unknown>} why not; null when it is open */
  async open(threadId) {
    this.prose.clear();
    this.parts?.widgets.clear();
    this.scroll.reset();
    const problem = await this.conversation.open(threadId);
    await this.#giveBackLost();
    return problem;
  }

  /** Return to the composer, after a reload, what was on its way and never arrived. */
  async #giveBackLost() {
    const { threadId, state } = this.conversation;
    if (state.loading || state.items.some(isUnconfirmed)) return;
    const words = await this.conversation.takeLostWords();
    if (threadId !== this.conversation.threadId) return;
    for (const text of words.toReversed()) this.composer.giveBack({ content: [{ type: "input_text", text }] });
  }

  /** Send or read what could not be sent or read without a network. */
  #onOnline() {
    fetchModules();
    this.conversation.delays.wake();
    if (this.conversation.state.items.some(isUnconfirmed)) void this.conversation.turns.resend();
    else void this.conversation.refresh();
  }

  /** @param {import('./messages/quote-selection.js').QuoteSelection | null} quoteSelection */
  select(quoteSelection) {
    if (!quoteSelection && !this.quoteSelection) return;
    this.quoteSelection = quoteSelection;
    this.changed();
  }

  /** End what goes on, one thing at a time, as Escape does. @returns {boolean} whether there was anything */
  escape() {
    const {
      extras,
      composer: { editing },
      conversation,
    } = this;
    if (this.parts?.previews.hide()) return true;
    if (extras && extras.dictation.state !== "off") extras.dictation.cancel();
    else if (conversation.state.turn?.allowCancel) conversation.turns.stop();
    else if (editing) this.#actions.stopEditing();
    else {
      const question = this.parts?.answers.current(conversation.state.items);
      if (!question) return false;
      this.#actions.writeInstead(question.id);
    }
    return true;
  }

  chooseFiles() {
    this.panels?.chooseFiles();
  }

  showHistory() {
    if (this.history.isOpen) return;
    void this.history.open();
    this.emit("chatkit.history.open");
  }

  hideHistory() {
    if (!this.history.isOpen) return;
    this.history.close();
    this.emit("chatkit.history.close");
  }

  /** @type {ThreadParts | null} */
  #parts = null;

  /** Parts for a thread; null until the module that draws one is there. */
  get parts() {
    const { client, changed, emit } = this;
    const { createThreadParts } = modules.messages.module ?? {};
    const translation = () => this.locale.translation;
    if (createThreadParts)
      this.#parts ??= createThreadParts({ client, changed, emit, translation, entities: () => this.options.entities });
    return this.#parts;
  }

  #actions = createActions(this);

  /** Question in the place of the composer; where something is written, it is set aside for good. */
  get #asked() {
    const { composer, extras, conversation } = this;
    const question = (this.#isActive && this.parts?.answers.current(conversation.state.items)) || null;
    const isUsed = !composer.isEmpty || composer.editing || (extras && extras.dictation.state !== "off");
    if (question && isUsed) this.parts?.answers.setAside(question.id);
    return isUsed ? null : question;
  }

  /** Number of messages in the thread; -1, as ARIA has it, while it is not known. */
  get #messages() {
    const last = this.rows.of(this.conversation.state.items).at(-1);
    return this.conversation.state.older || !last ? -1 : last.position + messagesIn(last);
  }

  /** @param {import('./messages/list/windowing.js').Entry[]} entries what is drawn of the thread @returns {Props} */
  props = (entries) => ({
    .../** @type {ThreadParts} */ (this.parts),
    options: this.options,
    strings: this.strings,
    locale: this.locale.tag,
    state: this.conversation.state,
    composer: this.composer,
    history: this.history,
    extras: this.extras,
    quoteSelection: this.quoteSelection,
    prose: this.prose,
    entries,
    liveTurn: liveTurn(this.conversation.state, this.rows.turns),
    messages: this.#messages,
    asked: this.#asked,
    isAway: !this.scroll.isPinned,
    unread: this.unread.count(this.conversation.state.items, this.scroll.isPinned),
    isDropping: this.isDropping,
    isOffline: this.connection.isOffline,
    now: Date.now(),
    modules,
    adoptStyles: this.adoptStyles,
    actions: this.#actions,
  });

  /** @param {string} name @param {any} [detail] */
  #emitEvent(name, detail) {
    if (name === "chatkit.thread.change") {
      if (detail.threadId && this.conversation.turns.isRunning) this.composer.becomes(detail.threadId);
      else this.#moveTo(detail.threadId);
    }
    // What is written while a thread is read is a draft of that thread, also where it cannot be read.
    if (name === "chatkit.thread.load.start") this.#moveTo(detail.threadId);
    if (name === "chatkit.thread.load.end" && !this.conversation.state.loading)
      this.#moveTo(this.conversation.threadId);
    this.emit(name, detail);
  }
}
