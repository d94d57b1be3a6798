/**
 * `<openai-chatkit>`: the element that the unchanged `@openai/chatkit-react` drives, speaking the ChatKit protocol to
 * any ChatKit server, with nothing from anybody's CDN.
 * @import { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit'
 */
import { Renderer } from "./frame/renderer.js";
import { ThemeController } from "./frame/theme-controller.js";
import { Controller } from "./controller.js";
import { styles } from "./ui/styles/index.js";
import { isComposing, isOnScreen } from "./ui/keyboard.js";
import { adoptStyles } from "./ui/styles/sheet.js";
import { insertWords } from "./composer/insert-text.js";
import { takeFiles } from "./composer/files/drop.js";
import { watchSelection } from "./messages/quote-selection.js";
import { checkOptions } from "./options/schema.js";
import { modules } from "./lazy-modules.js";

/** @typedef {Parameters<OpenAIChatKit['sendUserMessage']>[0]} Message */

export class ChatKitElement extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #frame = document.createElement("div");
  #controller = new Controller({
    changed: () => this.#renderer.schedule(),
    emit: (name, detail) => this.#emit(name, detail),
    adoptStyles: (sheets) => adoptStyles(this.#root, sheets),
  });
  #renderer = new Renderer(this.#frame, this.#controller);
  #theme = new ThemeController(this.#frame, this.#controller);
  #started = false;
  /** @type {(() => void) | null} */
  #unwatch = null;

  constructor() {
    super();
    adoptStyles(this.#root, styles);
    this.#frame.className = "frame";
    this.#root.append(this.#frame);
    takeFiles(this.#frame, this.#controller);
    this.#root.addEventListener("keydown", (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
  }

  connectedCallback() {
    addEventListener("pagehide", this.#onLeave);
    this.#controller.connection.listen();
    this.#theme.watch();
    this.#unwatch ??= watchSelection(this.#root, (quoteSelection) => this.#controller.select(quoteSelection));
    this.#start();
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.#onLeave);
    this.#theme.leave();
    this.#unwatch?.();
    this.#unwatch = null;
    // Moving the element in the page takes it out and puts it back within one task: only what stays out is over.
    queueMicrotask(() => !this.isConnected && this.#controller.leave());
  }

  /** @param {ChatKitOptions} options a full set: what it does not name has its default again */
  setOptions(options) {
    const checked = checkOptions(options);
    this.#controller.setOptions(checked.options);
    this.#reportErrors(checked.wrong);
    void this.#loadLanguage();
    this.#theme.apply();
    this.#start();
    this.#renderer.schedule();
  }

  async focusComposer() {
    (await modules.methods.load()).toFocusComposer(this.#controller);
    await this.#renderer.rendered();
    this.#focus("#composer, .asked textarea, .asked input");
  }

  /** @param {string | null} threadId */
  async setThreadId(threadId) {
    return (await modules.methods.load()).setThreadId(this.#controller, threadId);
  }

  /** @param {Message} message */
  async sendUserMessage(message) {
    return (await modules.methods.load()).sendUserMessage(this.#controller, message);
  }

  /** @param {Parameters<OpenAIChatKit['setComposerValue']>[0]} value */
  async setComposerValue(value) {
    await (await modules.methods.load()).setComposerValue(this.#controller, value);
    await this.#renderer.rendered();
  }

  async fetchUpdates() {
    return (await modules.methods.load()).fetchUpdates(this.#controller);
  }

  /** @param {{ type: string, payload?: Record<string, unknown> }} action @param {string} [itemId] */
  async sendCustomAction(action, itemId) {
    return (await modules.methods.load()).sendCustomAction(this.#controller, action, itemId);
  }

  async showHistory() {
    (await modules.methods.load()).toShowHistory(this.#controller);
    await this.#openHistory();
  }

  async #openHistory() {
    await modules.historyList.fetch();
    this.#controller.showHistory();
    await this.#renderer.rendered();
    // On a touch screen the search field would bring up the keyboard over the list.
    this.#focus(isOnScreen() ? ".history button" : ".history input[type=search]");
  }

  async hideHistory() {
    await this.#closeHistory("[data-name=history]");
  }

  /** @param {string} next where focus goes if it was in what closes */
  async #closeHistory(next) {
    const wasInside = Boolean(this.#root.activeElement?.closest(".history"));
    this.#controller.hideHistory();
    await this.#renderer.rendered();
    if (wasInside) this.#focus(next);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(selector))?.focus();
  }

  #panels = {
    showHistory: () => void this.#openHistory(),
    hideHistory: () => void this.hideHistory(),
    backToChat: () => void this.#closeHistory(isOnScreen() ? "[data-name=history]" : "#composer"),
    toComposer: () => void this.#renderer.rendered().then(() => this.#textarea?.focus()),
    chooseFiles: () => /** @type {HTMLElement | null} */ (this.#root.querySelector(".file-input"))?.click(),
    write: (/** @type {string} */ words) => this.#textarea && insertWords(this.#textarea, words),
  };

  get #textarea() {
    return /** @type {HTMLTextAreaElement | null} */ (this.#root.querySelector("#composer"));
  }

  #start() {
    const { api } = this.#controller.options;
    if (this.#started || !this.isConnected || !api || !("url" in api) || !api.url) return;
    this.#started = true;
    void this.#begin();
  }

  async #begin() {
    await Promise.all([this.#controller.locale.settled, this.#controller.extrasSettled]);
    this.#renderer.begin();
    this.#controller.prepare();
    this.#theme.apply();
    // React adds its listeners after it has set the options: the first events wait until they are there.
    await this.#renderer.rendered();
    setTimeout(() => this.#controller.start(this.#panels));
  }

  async #loadLanguage() {
    if (!(await this.#controller.changeLocale())) return;
    this.#theme.apply();
    this.#renderer.schedule();
  }

  /** The host may add its listeners after it has set the options, as React does. @param {string[]} wrong */
  #reportErrors(wrong) {
    if (wrong.length === 0) return;
    const tell = () => {
      for (const sentence of wrong) this.#emit("chatkit.error", { error: new Error(`ChatKit option ${sentence}`) });
    };
    void this.#renderer.rendered().then(() => setTimeout(tell));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Escape" && !isComposing(event) && this.#controller.escape()) event.preventDefault();
  }

  #onLeave = () => this.#controller.history.flush();

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * Makes the element known under a tag. A class can have one tag only, so each gets one of its own.
 * @param {string} [tag]
 * @returns {boolean} false when the tag is somebody else's already
 */
export function define(tag = "openai-chatkit") {
  const known = customElements.get(tag);
  if (known) return known.prototype instanceof ChatKitElement;
  customElements.define(tag, class extends ChatKitElement {});
  return true;
}
