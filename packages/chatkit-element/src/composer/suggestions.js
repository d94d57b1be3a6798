/**
 * Suggestions while `@…` or `/…` is being written: entities that the host finds, commands, tools and models.
 * @import { Command, CommandSelection, Entity } from '@openai/chatkit'
 * @import { Controller } from '../controller.js'
 * @import { Token } from './tokens.js'
 */
import { findCommands } from "./commands.js";
import { toTag } from "../thread/mention-text.js";
import { tokenAt } from "./tokens.js";

/** Time without typing before the host is asked, in ms. */
const PAUSE = 150;
/** Number of choices that are listed. */
const MAX_CHOICES = 50;

/**
 * @typedef {{ key: string, label: string, description?: string, icon?: string, group?: string, checked?: boolean,
 *   choose: () => Promise<Insertion | null> | Insertion | null }} Choice `choose`: returns the text to insert
 * @typedef {{ text: string, tag?: import('../thread/mention-text.js').Tag, menu?: Command[] }} Insertion
 * @typedef {{ token: Token, choices: Choice[], at: number, status: 'searching' | 'ready' | 'failed',
 *   menu: Command[] | null }} Offer
 *   `at`: the choice that Enter takes · `menu`: the commands that another one led to
 */

export class Suggestions {
  /** @type {Offer | null} */
  offer = null;
  /** Position of a sign whose list was closed without a choice: it does not open again for it. */
  #dismissed = -1;
  #searches = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /** @param {Controller} controller */
  constructor(controller) {
    this.controller = controller;
  }

  get isEnabled() {
    const { mentions, commands } = this.#signs;
    return mentions || commands;
  }

  get #signs() {
    const { entities, commands } = this.controller.options;
    return { mentions: Boolean(entities?.onTagSearch), commands: Boolean(commands?.enabled) };
  }

  /**
   * Follow each edit and each move of the caret, which opens nothing by itself.
   * @param {string} text
   * @param {number} caret
   * @param {{ opens?: boolean }} [move]
   */
  look(text, caret, { opens = true } = {}) {
    if (!opens && !this.offer) return;
    const token = this.isEnabled ? tokenAt(text, caret, this.#signs) : null;
    if (!token || token.from !== this.#dismissed) this.#dismissed = -1;
    if (!token || token.from === this.#dismissed) return this.close();
    const before = this.offer?.token;
    if (before?.from === token.from && before.sign === token.sign && before.query === token.query) return;
    const menu = before?.from === token.from ? (this.offer?.menu ?? null) : null;
    this.#offer(token, menu);
  }

  /** @param {Token} token @param {Command[] | null} menu */
  #offer(token, menu) {
    const known =
      token.sign === "/" ? findCommands(this.controller, token.query, menu, (command) => this.#run(command)) : [];
    const isAsked = !menu && (token.sign === "@" || Boolean(this.controller.options.commands?.onSearch));
    const stays = token.sign === "@" && this.offer?.token.sign === "@" ? this.offer.choices : [];
    this.offer = {
      token,
      choices: isAsked && !known.length ? stays : grouped(known),
      at: 0,
      status: isAsked ? "searching" : "ready",
      menu,
    };
    this.#searches += 1;
    clearTimeout(this.#timer);
    if (isAsked) this.#timer = setTimeout(() => void this.#search(token, known, this.#searches), PAUSE);
    this.#settle();
  }

  /** @param {Token} token @param {Choice[]} known @param {number} number the host's answers may overtake one another */
  async #search(token, known, number) {
    try {
      const found = token.sign === "@" ? await this.#entities(token.query) : await this.#commands(token.query);
      if (number !== this.#searches || !this.offer) return;
      const choices = grouped([...known, ...found].slice(0, MAX_CHOICES));
      this.offer = {
        ...this.offer,
        choices,
        at: Math.min(this.offer.at, Math.max(0, choices.length - 1)),
        status: "ready",
      };
    } catch (error) {
      this.controller.emit("chatkit.error", { error: asError(error) });
      if (number !== this.#searches || !this.offer) return;
      this.offer = { ...this.offer, choices: known, status: "failed" };
    }
    this.#settle();
  }

  /** Close the list when the words lead to nothing: they are no name. */
  #settle() {
    const { offer } = this;
    if (
      offer &&
      offer.status === "ready" &&
      offer.choices.length === 0 &&
      (offer.token.sign === "/" || offer.token.query.includes(" "))
    ) {
      this.offer = null;
    }
    this.controller.changed();
  }

  /** @param {string} query @returns {Promise<Choice[]>} */
  async #entities(query) {
    const found = await this.controller.options.entities?.onTagSearch?.(query);
    return asList(found)
      .filter((entry) => typeof entry?.id === "string" && typeof entry.title === "string")
      .map((/** @type {Entity} */ entity) => ({
        key: `entity-${entity.id}`,
        label: entity.title,
        icon: entity.icon,
        group: entity.group,
        choose: () => ({ text: entity.title, tag: toTag(entity) }),
      }));
  }

  /** @param {string} query @returns {Promise<Choice[]>} */
  async #commands(query) {
    const found = await this.controller.options.commands?.onSearch?.(query);
    return asList(found)
      .filter((entry) => typeof entry?.id === "string" && typeof entry.label === "string")
      .map((/** @type {Command} */ command) => ({
        ...command,
        key: `command-${command.id}`,
        choose: () => this.#run(command),
      }));
  }

  /** @param {Command} command @returns {Promise<Insertion | null>} */
  async #run(command) {
    try {
      const selection = await this.controller.options.commands?.onSelect?.(command);
      return this.#follow(selection);
    } catch (error) {
      this.controller.conversation.fail(error);
      return null;
    }
  }

  /** @param {void | CommandSelection} selection @returns {Insertion | null} */
  #follow(selection) {
    if (selection?.type === "entity") return { text: selection.entity.title, tag: toTag(selection.entity) };
    if (selection?.type !== "menu" || !selection.commands.length) return null;
    return { text: "/", menu: selection.commands };
  }

  /**
   * Offer the commands that another one led to, for the `/` that has been written for them.
   * @param {number} from
   * @param {Command[]} menu
   */
  goOn(from, menu) {
    this.#offer({ sign: "/", from, to: from + 1, query: "" }, menu);
  }

  /** @param {number} by */
  move(by) {
    const { offer } = this;
    if (!offer?.choices.length) return;
    this.offer = { ...offer, at: (offer.at + by + offer.choices.length) % offer.choices.length };
    this.controller.changed();
  }

  close() {
    this.#searches += 1;
    clearTimeout(this.#timer);
    if (!this.offer) return;
    this.offer = null;
    this.controller.changed();
  }

  /** Close the list for this sign: the text is meant as it is. */
  dismiss() {
    this.#dismissed = this.offer?.token.from ?? -1;
    this.close();
  }
}

/** Put choices of a group together, in the order of the groups. @param {Choice[]} choices */
function grouped(choices) {
  const groups = Map.groupBy(choices, ({ group }) => group ?? "");
  return [...groups.values()].flat();
}

/** @param {unknown} found @returns {any[]} */
const asList = (found) => (Array.isArray(found) ? found : []);

/** @param {unknown} error */
const asError = (error) => (error instanceof Error ? error : new Error(String(error)));
