/**
 * Answers that are being given to the assistant's questions: kept here, as a question may leave the page and come back
 * before they are sent.
 * @import { Answer, Question, StructuredInput } from '../protocol/types'
 */

/**
 * @typedef {{ chosen: string[], isOther: boolean, other: string }} Given `other`: in the person's own words, used if
 *   `isOther`
 */

/** @type {Given} */
const NONE = { chosen: [], isOther: false, other: "" };

export class QuestionAnswers {
  /** @type {Map<string, Given>} */
  #given = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {StructuredInput} item @param {Question} question @returns {Given} */
  get(item, question) {
    return this.#given.get(`${item.id}/${question.id}`) ?? NONE;
  }

  /** @param {StructuredInput} item @param {Question} question @param {string} value @param {boolean} isChosen */
  choose(item, question, value, isChosen) {
    const { chosen, ...rest } = this.get(item, question);
    const others = question.multiple ? chosen.filter((one) => one !== value) : [];
    this.#set(item, question, {
      ...rest,
      isOther: rest.isOther && Boolean(question.multiple),
      chosen: isChosen ? [...others, value] : others,
    });
  }

  /** @param {StructuredInput} item @param {Question} question @param {boolean} isOther */
  chooseOther(item, question, isOther) {
    const given = this.get(item, question);
    this.#set(item, question, { ...given, isOther, chosen: question.multiple ? given.chosen : [] });
  }

  /** @param {StructuredInput} item @param {Question} question @param {string} other */
  write(item, question, other) {
    this.#set(item, question, { ...this.get(item, question), isOther: true, other });
  }

  /**
   * What is sent: the choices in the order they stand, then one's own words.
   * @param {StructuredInput} item
   * @returns {Record<string, Answer>}
   */
  submission(item) {
    return Object.fromEntries(
      item.inputs.map((question) => {
        const { chosen, isOther, other } = this.get(item, question);
        const values = (question.options ?? []).map(({ value }) => value).filter((value) => chosen.includes(value));
        if (isOther && other.trim()) values.push(other.trim());
        return [question.id, values.length ? { values } : { values: [], skipped: true }];
      }),
    );
  }

  /** @param {StructuredInput} item */
  isGiven(item) {
    return Object.values(this.submission(item)).some(({ skipped }) => !skipped);
  }

  /** @param {StructuredInput} item @param {Question} question @param {Given} given */
  #set(item, question, given) {
    this.#given.set(`${item.id}/${question.id}`, given);
    this.changed();
  }
}
