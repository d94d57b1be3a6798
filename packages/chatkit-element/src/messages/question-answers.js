/**
 * Answers to the assistant's questions until they are sent: a question may leave the page and come back meanwhile.
 * @import { Answer, Item, Question, StructuredInput } from '../protocol/types'
 */

/**
 * @typedef {{ chosen: string[], isOther: boolean, other: string }} DraftAnswer `other`: in the person's own words, used
 *   if `isOther`
 */

/** @type {DraftAnswer} */
const EMPTY = { chosen: [], isOther: false, other: "" };

/** @param {Item} item @returns {item is StructuredInput} */
const isPending = (item) => item.type === "structured_input" && item.status === "pending";

export class QuestionAnswers {
  /** @type {Map<string, DraftAnswer>} */
  #drafts = new Map();
  /** Ids of questions that gave the composer its place back. @type {Set<string>} */
  #aside = new Set();
  /** Id of the question whose answers were sent last. */
  sentTo = "";

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * Question of the last turn that waits for an answer; null also when it was set aside.
   * @param {Item[]} items
   * @returns {StructuredInput | null}
   */
  current(items) {
    const said = items.findLastIndex(({ type }) => type === "user_message");
    return (
      items
        .slice(said + 1)
        .filter(isPending)
        .find(({ id }) => !this.#aside.has(id)) ?? null
    );
  }

  /** Leave the composer its place, and the question in the thread. @param {string} itemId */
  setAside(itemId) {
    this.#aside.add(itemId);
  }

  /** @param {StructuredInput} item @param {Question} question @returns {DraftAnswer} */
  get(item, question) {
    return this.#drafts.get(`${item.id}/${question.id}`) ?? EMPTY;
  }

  /** @param {StructuredInput} item @param {Question} question @param {string} value @param {boolean} isChosen */
  choose(item, question, value, isChosen) {
    const { chosen, ...rest } = this.get(item, question);
    const others = question.multiple ? chosen.filter((other) => other !== value) : [];
    this.#set(item, question, {
      ...rest,
      isOther: rest.isOther && Boolean(question.multiple),
      chosen: isChosen ? [...others, value] : others,
    });
  }

  /** @param {StructuredInput} item @param {Question} question @param {boolean} isOther */
  chooseOther(item, question, isOther) {
    const draft = this.get(item, question);
    this.#set(item, question, { ...draft, isOther, chosen: question.multiple ? draft.chosen : [] });
  }

  /** @param {StructuredInput} item @param {Question} question @param {string} other */
  write(item, question, other) {
    this.#set(item, question, { ...this.get(item, question), isOther: true, other });
  }

  /**
   * Answers as they are sent: the choices in the order they stand, then the person's own words.
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
  hasAnswer(item) {
    return Object.values(this.submission(item)).some(({ skipped }) => !skipped);
  }

  /** @param {StructuredInput} item @param {Question} question @param {DraftAnswer} draft */
  #set(item, question, draft) {
    this.#drafts.set(`${item.id}/${question.id}`, draft);
    this.changed();
  }
}
