/**
 * Blocks of Markdown, read incrementally: a block that another one follows never changes, so as a text grows only its
 * last block is read anew.
 * @import { Links, MarkedOptions, Token } from 'marked'
 */
import { Lexer } from "marked";

/** @typedef {{ text: string, tokens: Token[], links: Links }} Lexed */

/**
 * @param {MarkedOptions} options
 * @param {string} text
 * @param {Lexed} [before] what this text was, if it may have grown from it
 * @returns {Lexed} the same tokens as without `before`
 */
export function lexBlocks(options, text, before) {
  const kept = before && text.startsWith(before.text) ? settled(before.tokens) : [];
  const lexer = new Lexer(options);
  Object.assign(lexer.tokens.links, definitions(kept));
  const fresh = lexer.lex(text.slice(kept.reduce((sum, { raw }) => sum + raw.length, 0)));
  const { links } = lexer.tokens;
  // A definition that has just come, or grown, may be of a link above.
  if (kept.length && JSON.stringify(links) !== JSON.stringify(before?.links)) return lexBlocks(options, text);
  return { text, tokens: [...kept, ...fresh], links };
}

/** @param {Token[]} tokens @returns {Links} */
function definitions(tokens) {
  return Object.fromEntries(
    tokens.flatMap((token) => (token.type === "def" ? [[token.tag, { href: token.href, title: token.title }]] : [])),
  );
}

/** Number of lines up to which a block may turn out to be more of the list above. */
const UNSURE = 2;

/**
 * Blocks that cannot change any more: those before the last blank line, except a list that may go on after it.
 * @param {Token[]} tokens
 */
function settled(tokens) {
  const last = tokens.findLastIndex(({ type }) => type !== "space");
  let first = last;
  while (first > 0 && !isApart(tokens[first - 1])) first -= 1;
  const above = tokens.slice(0, Math.max(0, first)).findLastIndex(({ type }) => type !== "space");
  const mayGoOn = tokens[above]?.type === "list" && first === last && tokens[last].raw.split("\n").length <= UNSURE;
  return tokens.slice(0, Math.max(0, mayGoOn ? above : first));
}

/** @param {Token} token */
const isApart = ({ type, raw }) => type === "space" || /\n\s*\n$/.test(raw);

/**
 * Levels of headings, none of which skips one, whichever depths the model chose.
 * @param {readonly Token[]} tokens
 * @returns {number[]} for each token its level from 1, or 0
 */
export function headingLevels(tokens) {
  /** @type {number[]} */
  const above = [];
  return tokens.map((token) => {
    if (token.type !== "heading") return 0;
    while (above.length && above[above.length - 1] >= token.depth) above.pop();
    return above.push(token.depth);
  });
}
