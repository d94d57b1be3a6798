/**
 * Tokens at the caret: `@` and the beginning of a name, `/` and that of a command. Pure.
 */

/** @typedef {{ sign: '@' | '/', from: number, to: number, query: string }} Token `from` is where its sign stands */

/** Not within an address like ada@example.com. A name may have a few words. */
const MENTION = /(?<![\w.%+-])@((?:[^\s@]+ ?){0,3})$/u;
/** Beginning of a word, so neither in a path nor in a fraction. */
const COMMAND = /(?<!\S)\/([^\s/]*)$/u;
const MAX_LENGTH = 60;

/**
 * @param {string} text
 * @param {number} caret
 * @param {{ mentions: boolean, commands: boolean }} wanted
 * @returns {Token | null}
 */
export function tokenAt(text, caret, { mentions, commands }) {
  const start = Math.max(0, caret - MAX_LENGTH);
  const before = text.slice(start, caret);
  const found = (commands && before.match(COMMAND)) || (mentions && before.match(MENTION)) || null;
  if (!found || found.index === undefined) return null;
  return { sign: /** @type {'@' | '/'} */ (found[0][0]), from: start + found.index, to: caret, query: found[1] };
}
