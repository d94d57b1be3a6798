/**
 * Announcer for screen readers while an answer comes: whole sentences, never tokens, and the names of steps. Failures
 * are alerts of their own.
 * @import { ThreadState } from '../thread/state.js'
 * @import { Strings } from '../i18n/strings.js'
 * @import { Step, TurnView } from './turns.js'
 */
import { tellsFailure } from "../ui/icons/icons.js";
import { plainText } from "../prose/lazy-markdown.js";
import { splitSentences } from "../i18n/sentences.js";
import { endSentence } from "./turn-end.js";
import { spokenText } from "./turns.js";

/** Time between two announcements, in ms: speech is slower than a model. */
const PAUSE = 2000;
/** Time between two looks through the text while nothing new is found, in ms: a long text costs time. */
const LOOK = 250;

export class Announcer {
  #key = "";
  /** Number of sentences announced so far. */
  #sentences = 0;
  /** Keys of steps whose begin or failure was announced. @type {Set<string>} */
  #steps = new Set();
  #last = -Infinity;
  #looked = -Infinity;
  /** Items of a turn that is announced to its end. @type {ThreadState['items'] | null} */
  #over = null;
  text = "";

  /**
   * @param {ThreadState} state
   * @param {TurnView | undefined} turn the last one
   * @param {{ strings: Strings, locale: string }} translation
   * @param {number} now in ms
   * @returns {string} the text of the live region
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
    const news = [...this.#stepsIn(turn, translation.strings), ...this.#sentencesIn(turn, translation, runs)];
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
   * Name a step when it begins, and again when it fails.
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

  /** @param {TurnView} turn @param {{ strings: Strings, locale: string }} translation @param {boolean} runs */
  #sentencesIn(turn, { strings, locale }, runs) {
    const all = splitSentences(plainText(spokenText(turn)), locale);
    const end = endSentence(turn.end, strings);
    const whole = runs ? all.slice(0, -1) : [...all, ...(end ? [end] : [])];
    const news = whole.slice(this.#sentences);
    this.#sentences = Math.max(this.#sentences, whole.length);
    return news;
  }
}
