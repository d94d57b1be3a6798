/**
 * What a screen reader is told: whole sentences of an answer as they are complete, never the tokens.
 * @import { ThreadState } from '../thread.js'
 */
import { plainText } from './markdown.js';
import { wholeSentences } from './sentences.js';
import { answerText, turnsOf } from './turns.js';

/** No more often than this, in ms: speech is slower than a model. */
const PAUSE = 2000;

export class Announcer {
  #said = '';
  #key = '';
  #last = 0;
  text = '';

  /**
   * @param {ThreadState} state
   * @param {number} now
   * @returns {string} what the live region holds
   */
  listen(state, now) {
    const turn = turnsOf(state.items).at(-1);
    const running = state.turn !== null;
    if (!turn || (!running && this.#key !== turn.key)) return this.text;
    if (running && this.#key !== turn.key) this.#begin(turn.key);
    if (running && now - this.#last < PAUSE) return this.text;
    const full = plainText(answerText(turn));
    const ready = running ? wholeSentences(full) : full;
    if (ready.length > this.#said.length && ready.startsWith(this.#said)) {
      this.text = ready.slice(this.#said.length).trim();
      this.#said = ready;
      this.#last = now;
    }
    return this.text;
  }

  /** @param {string} key */
  #begin(key) {
    this.#key = key;
    this.#said = '';
    this.text = '';
  }
}
