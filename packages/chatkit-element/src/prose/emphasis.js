/**
 * Emphasis beside Chinese, Japanese and Korean, whose words have no spaces between them. By CommonMark's rules the
 * asterisks of `**重要：**これは` are no emphasis, since a sign stands on one side and a letter on the other; here such
 * signs count as letters. And a single tilde is one: ranges have it, as in `5~7`.
 * @import { TokenizerObject } from 'marked'
 */
import { Tokenizer } from "marked";

const LETTER = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Bopomofo}々〆ー";
const SIGN = "\\u3001-\\u303f\\u30fb\\ufe30-\\ufe4f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65";
const OTHER_SIGN = "(?![*~\\\\])[\\p{P}\\p{S}]";
const IS_THERE = new RegExp(`[${LETTER}${SIGN}]`, "u");
/** Signs of these scripts, and others where a mark stands between them and such a letter. */
const LIKE_LETTERS = new RegExp(
  `[${SIGN}]|${OTHER_SIGN}(?=(?:\\*+|~~)[${LETTER}${SIGN}])|(?<=[${LETTER}${SIGN}](?:\\*+|~~))${OTHER_SIGN}`,
  "gu",
);

/** Last text that was looked through: a line is read from each of its marks on. */
let known = { masked: "", blurred: "" };

/** Write signs that count as letters as such; null where there are none. @param {string} masked */
function blur(masked) {
  if (known.masked !== masked) {
    const blurred = IS_THERE.test(masked) ? masked.replace(LIKE_LETTERS, ({ length }) => "a".repeat(length)) : "";
    known = { masked, blurred };
  }
  return known.blurred;
}

/**
 * Read emphasis by marked's own rules, with some signs as letters.
 * @param {'emStrong' | 'del'} name
 * @param {Tokenizer} tokenizer
 * @param {string} src from the mark on
 * @param {string} masked the whole line, with code and links masked
 * @param {string} before
 * @returns {any} the token; false: marked reads it
 */
function read(name, { rules, options, lexer }, src, masked, before) {
  const blurred = blur(masked);
  if (!blurred) return false;
  const at = masked.length - src.length;
  // What is inside is read afterwards, as it was written.
  const reader = /** @type {any} */ ({ rules, options, lexer: { inlineTokens: () => [] } });
  const tokenize = /** @type {any} */ (Tokenizer.prototype[name]);
  const found = tokenize.call(reader, blurred.slice(at), blurred, at ? blurred[at - 1] : before);
  if (!found) return false;
  const raw = src.slice(0, found.raw.length);
  const width = (found.raw.length - found.text.length) / 2;
  const text = raw.slice(width, -width);
  return { ...found, raw, text, tokens: lexer.inlineTokens(text) };
}

/** @type {TokenizerObject} */
export const emphasis = {
  emStrong(src, masked, before = "") {
    return src.startsWith("*") && read("emStrong", this, src, masked, before);
  },
  del(src, masked, before = "") {
    return src.startsWith("~~") ? read("del", this, src, masked, before) : undefined;
  },
};
