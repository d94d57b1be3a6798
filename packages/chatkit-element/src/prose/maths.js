/**
 * Mathematics in TeX: `$…$` and `\(…\)` in a line, `$$…$$` by itself, `\[…\]` where a line begins: elsewhere that is
 * a bracket. The library that draws it is loaded when the first formula comes; until then, and where it is not
 * understood, its source is shown.
 * @import { Token, TokenizerAndRendererExtension } from 'marked'
 */
import { escapeHtml, purifyMaths } from "./purify.js";

const BLOCK = /^ {0,3}(?:\$\$((?:(?!\n\s*\n)[\s\S])+?)\$\$|\\\[((?:(?!\n\s*\n)[\s\S])+?)\\\])[^\S\n]*(?:\n|$)/;
/** Formula in brackets at the beginning of a line that goes on. */
const BEGIN = /^ {0,3}\\\[((?:(?!\n\s*\n)[\s\S])+?)\\\][^\S\n]*/;
/** Prices are no formulas: a sign of dollars is one only with something right beside it, and no digit after the end. */
const INLINE = /^(?:\$\$([^$\n]+?)\$\$|\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?![\d\w])|\\\(([\s\S]+?)\\\))/;

/** @type {TokenizerAndRendererExtension[]} */
export const maths = [
  {
    name: "mathsBlock",
    level: "block",
    start: (src) => paragraph(src).match(/^ {0,3}(?:\$\$|\\\[)/m)?.index,
    tokenizer(src) {
      // In an item of a list, words follow a bracket more often than a formula.
      return formula("mathsBlock", BLOCK.exec(src) ?? (this.lexer.state.top ? BEGIN.exec(src) : null));
    },
    renderer: (token) => `<p class="maths-block">${escapeHtml(token.text)}</p>`,
  },
  {
    name: "maths",
    level: "inline",
    start: (src) => src.match(/\$|\\\(/)?.index,
    tokenizer: (src, before) => (isAmount(src, before) ? undefined : formula("maths", INLINE.exec(src))),
    renderer: (token) => `<span class="maths">${escapeHtml(token.text)}</span>`,
  },
];

/** First paragraph of a text: each paragraph searches for itself. @param {string} src */
function paragraph(src) {
  const end = src.indexOf("\n\n");
  return end < 0 ? src : src.slice(0, end);
}

/** @param {string} type @param {RegExpExecArray | null} found */
function formula(type, found) {
  const text = found?.slice(1).find(Boolean)?.trim();
  return found && text && isFormula(found[0], text) ? { type, raw: found[0], text } : undefined;
}

/**
 * Whether the sign of dollars stands behind an amount or a currency: `5$`, `US$`.
 * @param {string} src
 * @param {Token[]} before
 */
const isAmount = (src, before) => src.startsWith("$") && /[a-z\d]$/i.test(before.at(-1)?.raw ?? "");

/**
 * Whether a text is a formula: words need a sign of mathematics to be none; in brackets, which titles have, too, a word
 * or a number does.
 * @param {string} raw
 * @param {string} text
 */
function isFormula(raw, text) {
  const isSigned = /[\\^_{}=<>+*/|]/.test(text);
  const isWord = /\p{L}{2}/u.test(text);
  if (raw.trimStart().startsWith("\\[")) return isSigned || !(isWord || /^[\d\s.,:-]+$/.test(text));
  // A price, and what it is for.
  if (/^\d/.test(text) && /\s/.test(text) && isWord && !text.includes("\\")) return false;
  return isSigned || !/\s/.test(text) || /^\s*\$\$\s*\n/.test(raw);
}

/** @type {typeof import('temml').default | undefined} */
let temml;

/** @param {HTMLElement} place holds the source of a formula */
export async function drawMaths(place) {
  temml ??= (await import("temml")).default;
  const source = place.textContent ?? "";
  try {
    const drawn = temml.renderToString(source, {
      displayMode: place.className === "maths-block",
      throwOnError: true,
      trust: false,
      annotate: true,
    });
    place.replaceChildren(purifyMaths(drawn));
  } catch {
    // It stays as it was written.
  }
}
