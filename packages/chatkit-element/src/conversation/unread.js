/**
 * Counts the messages that came while the person was not at the end of the thread.
 * @import { Item } from '../protocol/types'
 */

/** @param {Item} item */
const isMessage = ({ type }) => type === "assistant_message" || type === "user_message";

export class Unread {
  /** The last item when the person left the end; null while they are there. @type {string | null} */
  #last = null;

  /** @param {Item[]} items @param {boolean} isAtEnd */
  count(items, isAtEnd) {
    if (isAtEnd) this.#last = null;
    else this.#last ??= items.at(-1)?.id ?? "";
    if (this.#last === null) return 0;
    const at = items.findLastIndex(({ id }) => id === this.#last);
    // One's own message gets another id when the server confirms it.
    if (at < 0) this.#last = items.at(-1)?.id ?? "";
    return at < 0 ? 0 : items.slice(at + 1).filter(isMessage).length;
  }
}
