/**
 * `<openai-chatkit>`: the element that the unchanged `@openai/chatkit-react` drives, speaking the ChatKit protocol to
 * any ChatKit server, with nothing from anybody's CDN.
 * @import { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit'
 */
import { adoptStyles } from 'lit';
import { Drawing } from './drawing.js';
import { Session } from './session.js';
import { styles } from './view/styles/index.js';
import { schemeOf, themeVariables } from './view/theme.js';
import { takeFiles } from './drop.js';
import { wrongOptions } from './options.js';

/** @typedef {Parameters<OpenAIChatKit['sendUserMessage']>[0]} Message */

const isTouch = () => matchMedia('(pointer: coarse)').matches;

export class ChatKitElement extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #frame = document.createElement('div');
  #session = new Session({ changed: () => this.#drawing.schedule(), emit: (name, detail) => this.#emit(name, detail) });
  #drawing = new Drawing(this.#frame, this.#session);
  #started = false;

  constructor() {
    super();
    adoptStyles(this.#root, styles);
    this.#frame.className = 'frame';
    this.#root.append(this.#frame);
    takeFiles(this.#frame, this.#session);
    this.#root.addEventListener('keydown', (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
  }

  connectedCallback() {
    addEventListener('pagehide', this.#onLeave);
    this.#start();
  }

  disconnectedCallback() {
    removeEventListener('pagehide', this.#onLeave);
    // Moving the element in the page takes it out and puts it back within one task: only what stays out is over.
    queueMicrotask(() => !this.isConnected && this.#session.leave());
  }

  /** @param {ChatKitOptions} options a full set: what it does not name has its default again */
  setOptions(options) {
    for (const wrong of wrongOptions(options)) this.#emit('chatkit.error', { error: new Error(`ChatKit option ${wrong}`) });
    this.#session.setOptions(options && typeof options === 'object' ? options : /** @type {any} */ ({}));
    void this.#speak();
    this.#dress();
    this.#start();
    this.#drawing.schedule();
  }

  async focusComposer() {
    await this.#drawing.drawn();
    this.#textarea?.focus();
  }

  /** @param {string | null} threadId */
  async setThreadId(threadId) {
    if (threadId !== this.#session.conversation.threadId) await this.#session.open(threadId);
  }

  /** @param {Message} message */
  sendUserMessage(message) {
    return this.#session.sendMessage(message);
  }

  /** @param {Parameters<OpenAIChatKit['setComposerValue']>[0]} value */
  async setComposerValue(value) {
    this.#session.setComposer(value);
    await this.#drawing.drawn();
  }

  fetchUpdates() {
    return this.#session.fetchUpdates();
  }

  /** @param {{ type: string, payload?: Record<string, unknown> }} action @param {string} [itemId] */
  sendCustomAction(action, itemId) {
    return this.#session.sendAction(action, itemId);
  }

  async showHistory() {
    this.#session.showHistory();
    await this.#drawing.drawn();
    // On a touch screen the search field would bring up the keyboard over the list.
    this.#focus(isTouch() ? '.history button' : '.history input[type=search]');
  }

  async hideHistory() {
    await this.#closeHistory('[data-name=history]');
  }

  /** @param {string} next where focus goes if it was in what closes */
  async #closeHistory(next) {
    const wasInside = Boolean(this.#root.activeElement?.closest('.history'));
    this.#session.hideHistory();
    await this.#drawing.drawn();
    if (wasInside) this.#focus(next);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(selector))?.focus();
  }

  #panels = {
    showHistory: () => void this.showHistory(),
    hideHistory: () => void this.hideHistory(),
    backToChat: () => void this.#closeHistory(isTouch() ? '[data-name=history]' : '#composer'),
  };

  get #textarea() {
    return /** @type {HTMLTextAreaElement | null} */ (this.#root.querySelector('#composer'));
  }

  #start() {
    if (this.#started || !this.isConnected || !this.#session.options.api) return;
    this.#started = true;
    void this.#begin();
  }

  async #begin() {
    await this.#session.language.settled;
    this.#drawing.begin();
    this.#session.prepare();
    this.#dress();
    // React adds its listeners after it has set the options: the first events wait until they are there.
    await this.#drawing.drawn();
    setTimeout(() => this.#session.start(this.#panels));
  }

  async #speak() {
    if (!(await this.#session.speak())) return;
    this.#dress();
    this.#drawing.schedule();
  }

  #dress() {
    const { theme, frameTitle } = this.#session.options;
    const { locale, direction } = this.#session.language.tongue;
    this.#frame.lang = locale;
    this.#frame.dir = direction;
    this.#frame.dataset.scheme = schemeOf(theme);
    this.#frame.removeAttribute('style');
    for (const [name, value] of Object.entries(themeVariables(theme))) this.#frame.style.setProperty(name, value);
    this.#frame.setAttribute('role', 'region');
    this.#frame.setAttribute('aria-label', frameTitle ?? this.#session.strings.chat);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 'Escape' || event.isComposing || !this.#session.conversation.state.turn?.allowCancel) return;
    event.preventDefault();
    this.#session.conversation.stop();
  }

  #onLeave = () => this.#session.history.flush();

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
export function define(tag = 'openai-chatkit') {
  const known = customElements.get(tag);
  if (known) return known.prototype instanceof ChatKitElement;
  customElements.define(tag, class extends ChatKitElement {});
  return true;
}
