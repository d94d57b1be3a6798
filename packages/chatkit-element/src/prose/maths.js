/**
 * Mathematics in TeX: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` by itself. The library that draws it is loaded
 * when the first formula comes; until then, and where it is not understood, its source is shown.
 * @import { TokenizerAndRendererExtension } from 'marked'
 */
import { escapeHtml, purifyMaths } from "./purify.js";

const BLOCK = /^ {0,3}(?:\$\$((?:(?!\n\s*\n)[\s\S])+?)\$\$|\\\[((?:(?!\n\s*\n)[\s\S])+?)\\\])[^\S\n]*(?:\n|$)/;
/** Prices are no formulas: a sign of dollars is one only with something right beside it, and no digit after the end. */
const INLINE =
  /^(?:\$\$([^$\n]+?)\$\$|\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?![\d\w])|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\])/;

/** @type {TokenizerAndRendererExtension[]} */
export const maths = [
  {
    name: "mathsBlock",
    level: "block",
    start: (src) => paragraph(src).match(/^ {0,3}(?:\$\$|\\\[)/m)?.index,
    tokenizer: (src) => formula("mathsBlock", BLOCK.exec(src)),
    renderer: (token) => `<p class="maths-block">${escapeHtml(token.text)}</p>`,
  },
  {
    name: "maths",
    level: "inline",
    start: (src) => src.match(/\$|\\[([]/)?.index,
    tokenizer: (src) => formula("maths", INLINE.exec(src)),
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
 * Whether a text is a formula: between two single dollars, words need a sign of mathematics to be no prices.
 * @param {string} raw
 * @param {string} text
 */
const isFormula = (raw, text) =>
  raw.startsWith("\\") || raw.trimStart().startsWith("$$") || !/\s/.test(text) || /[\\^_{}=<>+*/|]/.test(text);

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
