/**
 * Incremental Markdown: a text as DOM, block by block. Blocks on the page stay as they are while more comes.
 * @import { ProseOptions } from './lazy-markdown.js'
 * @import { Lexed } from './blocks.js'
 * @import { Token } from 'marked'
 */
import { headingLevels, lexBlocks } from "./blocks.js";
import { withMarks } from "./cites.js";
import { decorate } from "./decorate.js";
import { closeOpenMarkdown } from "./open-markdown.js";
import { toHtml, markedOptions } from "./markdown.js";
import { morph } from "./morph.js";
import { purifyProse } from "./purify.js";

export { plainText } from "./markdown.js";

/**
 * @typedef {{ raw: string, level: number, node: HTMLElement }} Block
 * @typedef {{ lexed: Lexed, blocks: Block[], options: ProseOptions }} Rendered
 */

/**
 * @param {string} text
 * @param {ProseOptions} options
 * @param {Rendered} [before] the same text the last time
 * @returns {Rendered}
 */
export function renderMarkdown(text, options, before) {
  const known = before && isSame(before.options, options) ? before : undefined;
  const whole = lexBlocks(markedOptions, withMarks(text.replace(/\r\n?/g, "\n"), options.marks ?? []), known?.lexed);
  const tokens = whole.tokens.filter(({ type }) => type !== "space" && type !== "def");
  const heads = headingLevels(tokens);
  const blocks = tokens.map((token, index) => {
    const isGrowing = Boolean(options.growing) && index === tokens.length - 1;
    return block(token, heads[index], isGrowing, options, known?.blocks[index]);
  });
  return { lexed: whole, blocks, options };
}

/**
 * Whether a text drawn with one set of options is right with the other.
 * @param {ProseOptions} before
 * @param {ProseOptions} other
 */
function isSame(before, other) {
  return (
    before.strings === other.strings &&
    String(before.hosts) === String(other.hosts) &&
    before.cites?.length === other.cites?.length
  );
}

/**
 * @param {Token} token
 * @param {number} level
 * @param {boolean} isGrowing
 * @param {ProseOptions} options
 * @param {Block | undefined} old block in its place
 * @returns {Block}
 */
function block(token, level, isGrowing, options, old) {
  const raw = isGrowing ? closeOpenMarkdown(token) : token.raw;
  if (old && old.raw === raw && old.level === level) return old;
  const fresh = document.createElement("div");
  fresh.className = "block";
  fresh.dir = "auto";
  const tokens = raw === token.raw ? [token] : lexBlocks(markedOptions, raw).tokens;
  fresh.append(purifyProse(tokens.map((before) => toHtml(before, level)).join(""), options.hosts));
  decorate(fresh, options);
  if (!old) return { raw, level, node: fresh };
  morph(old.node, fresh);
  return { raw, level, node: old.node };
}
