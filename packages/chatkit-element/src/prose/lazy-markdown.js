/**
 * Markdown for the page. What reads it is loaded beside everything else; a text that comes sooner is shown as it is.
 * @import { Strings } from '../i18n/strings.js'
 * @import { Mark } from './cites.js'
 * @import { Written } from './incremental-markdown.js'
 */

/**
 * @typedef {{ label: string, icon?: string | null, name: string }} Cite what a mark shows, and what it is called
 * @typedef {{ hosts: readonly string[], strings: Strings, growing?: boolean, marks?: readonly Mark[],
 *   cites?: readonly Cite[] }} Manner `hosts` that images may come from · `growing`: more will come · `marks`: where
 *   sources are named, by number from 1
 */

/** @type {typeof import('./incremental-markdown.js') | undefined} */
let pen;

export class Prose {
  /** @type {Map<string, Written>} */
  #written = new Map();
  /** Nothing more is waited for: texts are drawn as well as they can be. */
  isReady = false;

  /** @param {() => void} changed */
  async load(changed) {
    try {
      pen = await import("./incremental-markdown.js");
    } finally {
      this.isReady = true;
      changed();
    }
  }

  /**
   * @param {string} key which text this is, so that its blocks are found again
   * @param {string} text
   * @param {Manner} manner
   * @returns {HTMLElement[] | string}
   */
  draw(key, text, manner) {
    if (!pen) return text;
    const written = pen.written(text, manner, this.#written.get(key));
    this.#written.set(key, written);
    return written.blocks.flatMap(({ raw, node }) => (raw ? [node] : []));
  }

  clear() {
    this.#written.clear();
  }
}

/** What a person hears or copies of a text: its words without the marks. @param {string} text */
export const plainText = (text) => pen?.plainText(text) ?? text;
