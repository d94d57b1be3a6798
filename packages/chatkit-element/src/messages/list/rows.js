/**
 * Rows of a thread: each is put into the document, or left out of it, as one piece.
 * @import { Item } from '../../protocol/types'
 * @import { TurnView } from '../turns.js'
 */
import { groupTurns } from "../turns.js";

/** Number of blocks in a row; a turn with more is several rows. */
const MAX_BLOCKS = 8;

/**
 * @typedef {{ key: string, turn: TurnView, from: number, to: number, position: number }} Row
 *   `from`, `to`: range of the turn's blocks, its end excluded · `position`: number of messages before it
 */

/** Number of messages that a row shows: a person's, and the answer. @param {Row} row */
export const messagesIn = ({ turn, from, to }) =>
  Number(from === 0 && turn.user !== null) + Number(to > from || turn.isLast);

/** Rows of the items that are shown; a row that did not change since the last drawing is the same object. */
export class Rows {
  /** @type {Item[]} */
  #items = [];
  /** @type {TurnView[]} */
  #turns = [];
  /** Index of the first item of each turn. @type {number[]} */
  #starts = [];
  /** @type {Row[]} */
  #rows = [];

  get turns() {
    return this.#turns;
  }

  /** @param {Item[]} items @returns {Row[]} */
  of(items) {
    if (items === this.#items) return this.#rows;
    const kept = this.#unchanged(items);
    const start = kept ? this.#starts[kept] : 0;
    const fresh = groupTurns(items.slice(start));
    const end = this.#rows.findLastIndex(({ turn }) => turn === this.#turns[kept - 1]) + 1;
    this.#rows = withRows(this.#rows.slice(0, end), fresh);
    this.#turns = [...this.#turns.slice(0, kept), ...fresh];
    this.#starts = [...this.#starts.slice(0, kept), ...startsOf(items, start)];
    this.#items = items;
    return this.#rows;
  }

  /**
   * Count the turns that did not change: those before one that begins with the same item as before.
   * @param {Item[]} items
   */
  #unchanged(items) {
    let same = 0;
    while (same < items.length && items[same] === this.#items[same]) same += 1;
    return Math.max(
      0,
      this.#starts.findLastIndex((start) => start < same),
    );
  }
}

/** @param {Item[]} items @param {number} from @returns {number[]} */
function startsOf(items, from) {
  /** @type {number[]} */
  const starts = [];
  for (let at = from; at < items.length; at += 1) {
    const begins = items[at].type === "user_message" || (starts.length === 0 && items[at].type !== "end_of_turn");
    if (begins) starts.push(at);
  }
  return starts;
}

/** @param {Row[]} rows @param {TurnView[]} turns */
function withRows(rows, turns) {
  const last = rows.at(-1);
  let position = last ? last.position + messagesIn(last) : 0;
  for (const turn of turns) {
    for (let from = 0; from === 0 || from < turn.blocks.length; from += MAX_BLOCKS) {
      const row = {
        key: from ? `${turn.key}+${from}` : turn.key,
        turn,
        from,
        to: Math.min(from + MAX_BLOCKS, turn.blocks.length),
        position,
      };
      position += messagesIn(row);
      rows.push(row);
    }
  }
  return rows;
}
