/**
 * What a screen reader is told while an answer comes: whole sentences, never the tokens, and what is done for it, in a
 * few words. What went wrong is an alert of its own.
 * @import { ThreadState } from '../thread/state.js'
 * @import { Strings } from '../i18n/strings.js'
 * @import { Step, TurnView } from './turns.js'
 */
import { tellsFailure } from "../ui/icons/icons.js";
import { plainText } from "../prose/lazy-markdown.js";
import { sentencesOf } from "../i18n/sentences.js";
import { answerText } from "./turns.js";

/** No more often than this, in ms: speech is slower than a model. */
const PAUSE = 2000;
/** A long text takes time to look through; it is done no more often than this, in ms, while nothing new is found. */
const LOOK = 250;

export class Announcer {
  #key = "";
  /** How many sentences have been said. */
  #sentences = 0;
  /** Steps that have been named, and those that have been said to have failed. @type {Set<string>} */
  #steps = new Set();
  #last = -Infinity;
  #looked = -Infinity;
  /** The items after which there is no more to say. @type {ThreadState['items'] | null} */
  #over = null;
  text = "";

  /**
   * @param {ThreadState} state
   * @param {TurnView | undefined} turn the last one
   * @param {{ strings: Strings, locale: string }} translation
   * @param {number} now in ms
   * @returns {string} what the live region holds
   */
  listen(state, turn, translation, now) {
    const runs = state.turn !== null;
    if (turn && runs && turn.key !== this.#key) this.#begin(turn.key);
    if (
      turn?.key !== this.#key ||
      this.#over === state.items ||
      (runs && (now - this.#last < PAUSE || now - this.#looked < LOOK))
    )
      return this.text;
    this.#looked = now;
    this.#over = runs ? null : state.items;
    const news = [...this.#stepsIn(turn, translation.strings), ...this.#sentencesIn(turn, translation.locale, runs)];
    if (news.length === 0) return this.text;
    this.#last = now;
    this.text = news.join(" ");
    return this.text;
  }

  /** @param {string} key */
  #begin(key) {
    this.#key = key;
    this.#sentences = 0;
    this.#steps.clear();
    this.#last = -Infinity;
    this.#looked = -Infinity;
    this.text = "";
  }

  /** @param {TurnView} turn @param {Strings} strings */
  #stepsIn(turn, strings) {
    return turn.blocks.flatMap((block) =>
      block.kind === "steps" ? block.steps.flatMap((step) => this.#step(step, strings)) : [],
    );
  }

  /**
   * A step is named when it begins; that it ended well goes without saying.
   * @param {Step} step
   * @param {Strings} strings
   */
  #step({ task, itemId, index }, strings) {
    const failed = tellsFailure(task.icon);
    const key = `${itemId}/${index}/${failed}`;
    if (!task.title || this.#steps.has(key)) return [];
    this.#steps.add(key);
    return [failed ? `${task.title}, ${strings.stepFailed}.` : `${task.title}.`];
  }

  /** @param {TurnView} turn @param {string} locale @param {boolean} runs */
  #sentencesIn(turn, locale, runs) {
    const all = sentencesOf(plainText(answerText(turn)), locale);
    const whole = runs ? all.slice(0, -1) : all;
    const news = whole.slice(this.#sentences);
    this.#sentences = Math.max(this.#sentences, whole.length);
    return news;
  }
}
