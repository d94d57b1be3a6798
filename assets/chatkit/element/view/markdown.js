/**
 * Markdown as DOM, block by block: while an answer streams only its last block is made anew, so what was read, marked
 * or copied stays as it is.
 */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { decorate } from './decorate.js';

const ALLOWED_TAGS = [
  'p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img', 'span',
  'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input',
];
const ALLOWED_ATTR = ['href', 'title', 'src', 'alt', 'align', 'start', 'type', 'checked', 'disabled', 'class'];
const ALLOWED_URI_REGEXP = /^(?:(?:https?|mailto|tel|chatkit-link):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

/** The page has one h1 and the header an h2. */
const FIRST_HEADING = 3;

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // HTML in an answer is shown as it was written; only line breaks, which tables need, are made.
    html: ({ text }) => (/^<br\s*\/?>$/i.test(text.trim()) ? '<br>' : escaped(text)),
    heading({ tokens, depth }) {
      const level = Math.min(depth + FIRST_HEADING - 1, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
  },
});

/** @type {ReturnType<typeof DOMPurify> | undefined} */
let purifier;
/** Hosts the sanitiser lets images come from; set before each run, which is synchronous. @type {readonly string[]} */
let imageHosts = [];

function purify() {
  if (purifier) return purifier;
  purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeElement', (node) => {
    if (node instanceof Element && node.nodeName === 'IMG' && !isAllowedImage(node.getAttribute('src'), imageHosts)) {
      const alt = node.ownerDocument.createElement('span');
      alt.className = 'blocked-image';
      alt.textContent = node.getAttribute('alt') ?? '';
      node.replaceWith(alt);
    }
  });
  return purifier;
}

/** @param {string | null | undefined} src @param {readonly string[]} hosts a host allows those below it too */
export function isAllowedImage(src, hosts) {
  const url = URL.canParse(src ?? '') ? new URL(src ?? '') : null;
  if (url?.protocol !== 'https:') return false;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/**
 * @typedef {{ raw: string, node: HTMLElement }} Block
 * @typedef {{ hosts: readonly string[], strings: import('../strings.js').Strings }} Manner
 */

export class Prose {
  /** @type {Map<string, Block[]>} */
  #blocks = new Map();

  /**
   * @param {string} key which text this is, so that its blocks are found again
   * @param {string} text
   * @param {Manner} manner
   * @returns {HTMLElement[]}
   */
  draw(key, text, manner) {
    const before = this.#blocks.get(key) ?? [];
    const tokens = levelled(marked.lexer(text).filter((token) => token.type !== 'space' && token.type !== 'def'));
    const blocks = tokens.map((token, index) =>
      before[index]?.raw === token.raw ? before[index] : { raw: token.raw, node: blockOf(token, manner) },
    );
    this.#blocks.set(key, blocks);
    return blocks.map((block) => block.node);
  }

  clear() {
    this.#blocks.clear();
  }
}

/** Headings one under another, whichever depths the model chose: none skips a level. @param {import('marked').Token[]} tokens */
function levelled(tokens) {
  /** @type {number[]} */
  const above = [];
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    while (above.length && above[above.length - 1] >= token.depth) above.pop();
    above.push(token.depth);
    token.depth = above.length;
  }
  return tokens;
}

/** @param {import('marked').Token} token @param {Manner} manner */
function blockOf(token, manner) {
  imageHosts = manner.hosts;
  const content = purify().sanitize(marked.parser([token]), {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOWED_URI_REGEXP,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const block = document.createElement('div');
  block.className = 'block';
  block.dir = 'auto';
  block.append(content);
  decorate(block, manner.strings);
  return block;
}

/** What a person hears or copies of a text: its words without the marks. @param {string} text */
export function plainText(text) {
  const holder = new DOMParser().parseFromString(/** @type {string} */ (marked.parse(text)), 'text/html');
  return (holder.body.textContent ?? '').replace(/\s+/g, ' ').trim();
}
