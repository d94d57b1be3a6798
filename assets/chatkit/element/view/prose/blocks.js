/**
 * Markdown cut into blocks, without reading again what is settled: a block that another one follows never changes, so
 * as a text grows only its last block is read anew.
 * @import { Links, MarkedOptions, Token } from 'marked'
 */
import { Lexer } from 'marked';

/** @typedef {{ text: string, tokens: Token[], links: Links }} Lexed */

/**
 * @param {MarkedOptions} options
 * @param {string} text
 * @param {Lexed} [before] what this text was, if it may have grown from it
 * @returns {Lexed} the same tokens as without `before`
 */
export function lexed(options, text, before) {
  const kept = before && text.startsWith(before.text) ? settled(before.tokens) : [];
  const lexer = new Lexer(options);
  Object.assign(lexer.tokens.links, kept.length ? before?.links : {});
  const fresh = lexer.lex(text.slice(kept.reduce((sum, { raw }) => sum + raw.length, 0)));
  const { links } = lexer.tokens;
  // A definition that has just come may be of a link above.
  if (kept.length && Object.keys(links).length !== Object.keys(before?.links ?? {}).length) return lexed(options, text);
  return { text, tokens: [...kept, ...fresh], links };
}

/** @param {Token[]} tokens */
function settled(tokens) {
  return tokens.slice(0, Math.max(0, tokens.findLastIndex(({ type }) => type !== 'space')));
}

/**
 * Headings one under another, whichever depths the model chose: none skips a level.
 * @param {readonly Token[]} tokens
 * @returns {number[]} for each token its level from 1, or 0
 */
export function levels(tokens) {
  /** @type {number[]} */
  const above = [];
  return tokens.map((token) => {
    if (token.type !== 'heading') return 0;
    while (above.length && above[above.length - 1] >= token.depth) above.pop();
    return above.push(token.depth);
  });
}
