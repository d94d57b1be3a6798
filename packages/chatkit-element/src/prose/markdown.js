/**
 * Markdown parser with its HTML renderer.
 */
import { Marked, Parser } from "marked";
import { cite, splitMarks } from "./cites.js";
import { emphasis } from "./emphasis.js";
import { maths } from "./maths.js";
import { escapeHtml } from "./purify.js";

/** Level of the first heading: the page has one h1 and the header an h2. */
const FIRST_HEADING = 3;

/** @param {string | null} [title] */
const titled = (title) => (title ? ` title="${escapeHtml(title)}"` : "");

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [cite, ...maths],
  tokenizer: emphasis,
  renderer: {
    // HTML in an answer is shown as it was written; only line breaks, which tables need, are made.
    html({ text }) {
      if (/^<br\s*\/?>$/i.test(text.trim())) return "<br>";
      const { text: words, marks } = splitMarks(text);
      return escapeHtml(words) + marks;
    },
    heading({ tokens, depth }) {
      const level = Math.min(depth + FIRST_HEADING - 1, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    code({ text, lang }) {
      const { text: code, marks } = splitMarks(text);
      const [language = ""] = splitMarks(lang ?? "")
        .text.trim()
        .split(/\s/);
      const name = language ? `language-${escapeHtml(language)}` : "";
      return `<pre><code class="${name}">${escapeHtml(code)}</code></pre>${marks && `<p>${marks}</p>`}`;
    },
    codespan({ text }) {
      const { text: code, marks } = splitMarks(text);
      return `<code>${escapeHtml(code)}</code>${marks}`;
    },
    link({ href, title, tokens }) {
      const { text: address, marks } = splitMarks(href);
      return `<a href="${escapeHtml(address)}"${titled(title)}>${this.parser.parseInline(tokens)}</a>${marks}`;
    },
    image({ href, title, text }) {
      const { text: address, marks } = splitMarks(href);
      return `<img src="${escapeHtml(address)}" alt="${escapeHtml(splitMarks(text).text)}"${titled(title)}>${marks}`;
    },
  },
});

export const markedOptions = marked.defaults;

/** @param {import('marked').Token} token @param {number} level of a heading */
export function toHtml(token, level) {
  return Parser.parse([level ? { ...token, depth: level } : token], markedOptions);
}

/** Words of a text without its marks, as a person hears or copies them. @param {string} text */
export function plainText(text) {
  const holder = new DOMParser().parseFromString(/** @type {string} */ (marked.parse(text)), "text/html");
  return (holder.body.textContent ?? "").replace(/\s+/g, " ").trim();
}
