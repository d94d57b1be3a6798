/**
 * Windowing of a long thread: only rows near the view, and retained ones, are in the document. Arithmetic only, in px;
 * a row's height is with the space under it.
 * @import { Row } from './rows.js'
 */
import { itemText } from "../turns.js";

/** Estimated heights in px, and letters in a line, of rows that were never drawn. */
const GUESS = { line: 24, letters: 62, said: 66, block: 44, step: 26, foot: 44 };

/** Heights as they were measured last, and estimates until then. */
export class Heights {
  /** @type {Map<string, number>} */
  #measured = new Map();
  /** @type {WeakMap<Row, number>} */
  #guessed = new WeakMap();

  /** @param {string} key @param {number} height */
  measure(key, height) {
    this.#measured.set(key, height);
  }

  /** @param {Row} row */
  of(row) {
    const known = this.#measured.get(row.key) ?? this.#guessed.get(row);
    if (known !== undefined) return known;
    const guess = guessed(row);
    this.#guessed.set(row, guess);
    return guess;
  }

  clear() {
    this.#measured.clear();
  }
}

/** @param {Row} row */
function guessed({ turn, from, to }) {
  const said = from === 0 && turn.user ? GUESS.said + lines(turn.user.content.map((part) => part.text).join("")) : 0;
  const blocks = turn.blocks.slice(from, to).map((block) => {
    if (block.kind === "steps") return GUESS.step;
    const text = itemText(block.item);
    return text ? lines(text) : GUESS.block;
  });
  return Math.max(
    GUESS.block,
    blocks.reduce((sum, height) => sum + height, said) + (to === turn.blocks.length ? GUESS.foot : 0),
  );
}

/** @param {string} text */
const lines = (text) =>
  text.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / GUESS.letters), 0) * GUESS.line;

/**
 * Find the rows within `margin` of the view.
 * @param {{ count: number, height: (index: number) => number, view: number, margin: number }} thread `view`: its
 *   height
 * @param {{ index: number, top: number } | null} anchor a row and where its top is in the view; null: the end is in
 *   view
 * @returns {[number, number]} the first, and the one after the last
 */
export function near({ count, height, view, margin }, anchor) {
  let from = anchor?.index ?? count;
  for (let room = (anchor?.top ?? view) + margin; from > 0 && room > 0; ) room -= height(--from);
  let to = anchor?.index ?? count;
  for (let room = anchor ? view - anchor.top + margin : 0; to < count && room > 0; ) room -= height(to++);
  return [from, to];
}

/**
 * @typedef {{ key: string, row: Row } | { key: string, from: number, to: number, height: number }} Entry a row, or the
 *   place of rows that are left out
 */

/**
 * @param {Row[]} rows
 * @param {(index: number) => boolean} isIn
 * @param {(index: number) => number} height
 * @returns {Entry[]}
 */
export function entriesOf(rows, isIn, height) {
  /** @type {Entry[]} */
  const entries = [];
  for (let at = 0; at < rows.length; at += 1) {
    const gap = entries.at(-1);
    if (isIn(at)) entries.push({ key: rows[at].key, row: rows[at] });
    else if (gap && "from" in gap) {
      gap.to = at + 1;
      gap.height += height(at);
    } else entries.push({ key: `gap-${rows[at - 1]?.key ?? ""}`, from: at, to: at + 1, height: height(at) });
  }
  return entries;
}
