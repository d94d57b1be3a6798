/**
 * How Markdown is read, and which HTML is made of it.
 */
import { Marked, Parser } from "marked";
import { cite, parted } from "./cites.js";
import { maths } from "./maths.js";
import { escapeHtml } from "./purify.js";

/** The page has one h1 and the header an h2. */
const FIRST_HEADING = 3;

/** @param {string | null} [title] */
const titled = (title) => (title ? ` title="${escapeHtml(title)}"` : "");

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [cite, ...maths],
  renderer: {
    // HTML in an answer is shown as it was written; only line breaks, which tables need, are made.
    html({ text }) {
      if (/^<br\s*\/?>$/i.test(text.trim())) return "<br>";
      const { text: words, marks } = parted(text);
      return escapeHtml(words) + marks;
    },
    heading({ tokens, depth }) {
      const level = Math.min(depth + FIRST_HEADING - 1, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    code({ text, lang }) {
      const { text: code, marks } = parted(text);
      const [language = ""] = parted(lang ?? "")
        .text.trim()
        .split(/\s/);
      const name = language ? `language-${escapeHtml(language)}` : "";
      return `<pre><code class="${name}">${escapeHtml(code)}</code></pre>${marks && `<p>${marks}</p>`}`;
    },
    codespan({ text }) {
      const { text: code, marks } = parted(text);
      return `<code>${escapeHtml(code)}</code>${marks}`;
    },
    link({ href, title, tokens }) {
      const { text: address, marks } = parted(href);
      return `<a href="${escapeHtml(address)}"${titled(title)}>${this.parser.parseInline(tokens)}</a>${marks}`;
    },
    image({ href, title, text }) {
      const { text: address, marks } = parted(href);
      return `<img src="${escapeHtml(address)}" alt="${escapeHtml(parted(text).text)}"${titled(title)}>${marks}`;
    },
  },
});

export const reading = marked.defaults;

/** @param {import('marked').Token} token @param {number} level of a heading */
export function htmlOf(token, level) {
  return Parser.parse([level ? { ...token, depth: level } : token], reading);
}

/** What a person hears or copies of a text: its words without the marks. @param {string} text */
export function plainText(text) {
  const holder = new DOMParser().parseFromString(/** @type {string} */ (marked.parse(text)), "text/html");
  return (holder.body.textContent ?? "").replace(/\s+/g, " ").trim();
}
