/**
 * Citation marks in a text. A server counts characters as Unicode does; marks are written as private characters, which
 * no text of a server may contain, until Markdown has been read.
 * @import { TokenizerAndRendererExtension } from 'marked'
 */

const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARK = /\uE000(\d+)\uE001/g;
/** Lines that a mark would break: fences, rules, and what stands below a table's head. */
const FRAGILE = /^\s*(?:`{3,}|~{3,}|[|\s:*_=-]+$)/;

/** @typedef {{ index: number, number: number }} Mark `index`: characters from the start of the text */

/** @param {string} text @param {readonly Mark[]} marks */
export function withMarks(text, marks) {
  const plain = text.replace(/[\uE000\uE001]/g, "");
  /** @type {Map<number, number[]>} */
  const places = new Map();
  for (const { index, number } of marks) {
    const at = place(plain, index);
    const there = places.get(at) ?? [];
    if (at >= 0 && !there.includes(number)) places.set(at, [...there, number]);
  }
  let out = "";
  let from = 0;
  for (const [at, numbers] of [...places].sort(([a], [b]) => a - b)) {
    out += plain.slice(from, at) + numbers.map((number) => `${OPEN}${number}${CLOSE}`).join("");
    from = at;
  }
  return out + plain.slice(from);
}

/** Position after the word that was meant; -1 where no mark may stand. @param {string} text @param {number} index */
function place(text, index) {
  let at = units(text, index);
  while (/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at] ?? "")) at += 1;
  while (at > 0 && /\s/.test(text[at - 1])) at -= 1;
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return at === 0 || FRAGILE.test(line) ? -1 : at;
}

/**
 * Position in a string, where characters outside the first plane are two units.
 * @param {string} text
 * @param {number} index
 */
function units(text, index) {
  let [at, seen] = [0, 0];
  while (seen < index && at < text.length) {
    at += /** @type {number} */ (text.codePointAt(at)) > 0xffff ? 2 : 1;
    seen += 1;
  }
  return at;
}

/** Text without marks, and the marks as they are drawn. @param {string} text */
export function splitMarks(text) {
  const numbers = [...text.matchAll(MARK)].map(([, number]) => Number(number));
  return { text: text.replace(MARK, ""), marks: numbers.map(drawn).join("") };
}

/** @param {number} number */
const drawn = (number) => `<sup class="cite">${number}</sup>`;

/** @type {TokenizerAndRendererExtension} */
export const cite = {
  name: "cite",
  level: "inline",
  start: (src) => (src.includes(OPEN) ? src.indexOf(OPEN) : undefined),
  tokenizer(src) {
    const found = /^\uE000(\d+)\uE001/.exec(src);
    return found ? { type: "cite", raw: found[0], number: Number(found[1]) } : undefined;
  },
  renderer: (token) => drawn(token.number),
};
