/**
 * Merges pages of items from the server with the items that are shown. Items stand oldest first.
 * @import { Item, Page, Thread, UserMessage } from '../protocol/types'
 */

/**
 * Lay the newest page over what is shown. Items that did not change keep their identity, so that nothing is drawn
 * again; items the server no longer has go; what this tab has not finished sending or receiving stays where it was.
 * @param {Item[]} shown
 * @param {Page<Item>} newest a page in descending order
 * @param {(item: Item) => boolean} unfinished
 * @returns {{ items: Item[], gap: boolean }} `gap`: the page does not reach what was shown, older items must be paged
 *   anew
 */
export function mergeNewest(shown, newest, unfinished) {
  const page = visibleItems([...newest.data].reverse());
  const known = new Map(shown.map((item) => [item.id, item]));
  const fresh = page.map((item) => keepUnchanged(known.get(item.id), item));
  const inPage = new Set(page.map((item) => item.id));
  const start = shown.findIndex((item) => inPage.has(item.id));
  const touches = start >= 0 || !newest.has_more;
  const older = newest.has_more && start >= 0 ? shown.slice(0, start) : [];
  const items = [...older, ...fresh];
  for (const item of shown) {
    if (unfinished(item) && !inPage.has(item.id) && !older.includes(item)) insertAfterNeighbour(items, item, shown);
  }
  return { items, gap: !touches };
}

/**
 * Put an older page in front of what is shown.
 * @param {Item[]} shown
 * @param {Page<Item>} page in descending order
 */
export function mergeOlder(shown, page) {
  const known = new Set(shown.map((item) => item.id));
  return [...visibleItems([...page.data].reverse()).filter((item) => !known.has(item.id)), ...shown];
}

/** Leave out the items that are never shown. @param {Item[]} items */
export function visibleItems(items) {
  return items.filter((item) => item.type !== "hidden_context_item" && item.type !== "sdk_hidden_context");
}

/**
 * @param {Item | undefined} known
 * @param {Item} item
 */
function keepUnchanged(known, item) {
  return known && JSON.stringify(known) === JSON.stringify(item) ? known : item;
}

/**
 * @param {Item[]} items
 * @param {Item} item
 * @param {Item[]} shown
 */
function insertAfterNeighbour(items, item, shown) {
  for (let at = shown.indexOf(item) - 1; at >= 0; at -= 1) {
    const place = items.findIndex((other) => other.id === shown[at].id);
    if (place >= 0) {
      items.splice(place + 1, 0, item);
      return;
    }
  }
  items.push(item);
}

/**
 * Whether the server has not confirmed a message yet.
 * @param {Item} item
 * @returns {item is UserMessage & { delivery: 'waiting' | 'sending' | 'failed' }}
 */
export function isUnconfirmed(item) {
  return item.type === "user_message" && Boolean(item.delivery);
}

/**
 * Message that can be edited: the last one of the person's own, once it is there and answered.
 * @param {import('./state.js').ThreadState} state
 * @returns {UserMessage | null}
 */
export function lastEditable({ items, turn }) {
  const last = items.findLast((item) => item.type === "user_message");
  return last && !turn && !isUnconfirmed(last) ? last : null;
}

/** Metadata of a thread, as long as nobody says otherwise. @param {Thread} thread */
export function withoutItems(thread) {
  const { items: _items, turn: _turn, ...rest } = thread;
  return rest;
}
