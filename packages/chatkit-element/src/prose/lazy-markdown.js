/**
 * Markdown for the page. Its parser is loaded beside everything else; a text that comes sooner is shown as it is.
 * @import { Strings } from '../i18n/strings.js'
 * @import { Mark } from './cites.js'
 * @import { Rendered } from './incremental-markdown.js'
 */

/**
 * @typedef {{ label: string, icon?: string | null, name: string }} Cite what a mark shows, and what it is called
 * @typedef {{ hosts: readonly string[], strings: Strings, growing?: boolean, marks?: readonly Mark[],
 *   cites?: readonly Cite[] }} ProseOptions
 *   `hosts` that images may come from · `growing`: more will come · `marks`: places of sources, by number from 1
 */

/** @type {typeof import('./incremental-markdown.js') | undefined} */
let markdown;

export class Prose {
  /** @type {Map<string, Rendered>} */
  #rendered = new Map();
  /** Whether the parser is there or has failed, so that nothing is waited for. */
  isReady = false;

  /** @param {() => void} changed */
  async load(changed) {
    try {
      markdown = await import("./incremental-markdown.js");
    } finally {
      this.isReady = true;
      changed();
    }
  }

  /**
   * @param {string} key id of the text, by which its blocks are found again
   * @param {string} text
   * @param {ProseOptions} options
   * @returns {HTMLElement[] | string}
   */
  draw(key, text, options) {
    if (!markdown) return text;
    const rendered = markdown.renderMarkdown(text, options, this.#rendered.get(key));
    this.#rendered.set(key, rendered);
    return rendered.blocks.flatMap(({ raw, node }) => (raw ? [node] : []));
  }

  clear() {
    this.#rendered.clear();
  }
}

/** Words of a text without its marks, as a person hears or copies them. @param {string} text */
export const plainText = (text) => markdown?.plainText(text) ?? text;
