/**
 * Markdown as DOM, block by block. What was read, marked or copied stays as it is while more comes.
 * @import { Manner } from './lazy-markdown.js'
 * @import { Lexed } from './blocks.js'
 * @import { Token } from 'marked'
 */
import { levels, lexed } from "./blocks.js";
import { withMarks } from "./cites.js";
import { decorate } from "./decorate.js";
import { closeOpenMarkdown } from "./open-markdown.js";
import { htmlOf, reading } from "./markdown.js";
import { morph } from "./morph.js";
import { purified } from "./purify.js";

export { plainText } from "./markdown.js";

/**
 * @typedef {{ raw: string, level: number, node: HTMLElement }} Block
 * @typedef {{ lexed: Lexed, blocks: Block[], manner: Manner }} Written
 */

/**
 * @param {string} text
 * @param {Manner} manner
 * @param {Written} [before] what the same text was the last time
 * @returns {Written}
 */
export function written(text, manner, before) {
  const known = before && isSame(before.manner, manner) ? before : undefined;
  const whole = lexed(reading, withMarks(text.replace(/\r\n?/g, "\n"), manner.marks ?? []), known?.lexed);
  const tokens = whole.tokens.filter(({ type }) => type !== "space" && type !== "def");
  const heads = levels(tokens);
  const blocks = tokens.map((token, index) => {
    const isGrowing = Boolean(manner.growing) && index === tokens.length - 1;
    return block(token, heads[index], isGrowing, manner, known?.blocks[index]);
  });
  return { lexed: whole, blocks, manner };
}

/** Whether what was drawn in one manner is right in the other. @param {Manner} one @param {Manner} other */
function isSame(one, other) {
  return (
    one.strings === other.strings &&
    String(one.hosts) === String(other.hosts) &&
    one.cites?.length === other.cites?.length
  );
}

/**
 * @param {Token} token
 * @param {number} level
 * @param {boolean} isGrowing
 * @param {Manner} manner
 * @param {Block | undefined} old what stands in its place
 * @returns {Block}
 */
function block(token, level, isGrowing, manner, old) {
  const raw = isGrowing ? closeOpenMarkdown(token) : token.raw;
  if (old && old.raw === raw && old.level === level) return old;
  const fresh = document.createElement("div");
  fresh.className = "block";
  fresh.dir = "auto";
  const tokens = raw === token.raw ? [token] : lexed(reading, raw).tokens;
  fresh.append(purified(tokens.map((one) => htmlOf(one, level)).join(""), manner.hosts));
  decorate(fresh, manner);
  if (!old) return { raw, level, node: fresh };
  morph(old.node, fresh);
  return { raw, level, node: old.node };
}
