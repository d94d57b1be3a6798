/**
 * Messages that wait for the answer to the one before: they stand behind it, whatever is still to be said there.
 * @import { Item, Page, RunningTurn, Thread } from '../protocol/types'
 * @import { ThreadState } from './state.js'
 */

/** @param {Item} item */
const isMessage = ({ type }) => type === "user_message";

/** Message that is being answered now, as far as that is known. @param {Pick<ThreadState, 'turn'>} state */
export const answeredNow = ({ turn }) => turn && (turn.behind ?? turn.messageId);

/**
 * Whether an item is a message that waits.
 * @param {Pick<ThreadState, 'items' | 'turn'>} state
 * @param {Item} item
 */
export function isWaiting({ items, turn }, item) {
  const now = answeredNow({ turn });
  if (!now || !isMessage(item) || item.id === now) return false;
  const at = items.findLastIndex(({ id }) => id === now);
  return at >= 0 && items.lastIndexOf(item) > at;
}

/** Whether messages wait that are at the server already, or were when it was asked last. @param {ThreadState} state */
export const hasWaiting = ({ items }) => items.at(-1)?.type === "user_message";

/**
 * Put the messages that wait behind all that answers the one that does not: a server has saved them in between.
 * @param {Item[]} items
 * @param {RunningTurn | null} [turn]
 */
export function withWaitingLast(items, turn) {
  const answered = items.findIndex(({ id }) => id === turn?.message_id);
  if (answered < 0) return items;
  const from = turn?.state === "waiting" ? answered : answered + 1;
  const rest = items.slice(from);
  return [...items.slice(0, from), ...rest.filter((item) => !isMessage(item)), ...rest.filter(isMessage)];
}

/**
 * Add the messages that came while a turn runs, each before the message that it stands before at the server.
 * @param {ThreadState} state
 * @param {Thread} thread
 * @param {Page<Item>} page
 * @returns {ThreadState}
 */
export function addWaiting(state, { turn }, page) {
  if (!state.turn) return state;
  const items = [...state.items];
  for (const [index, item] of page.data.entries()) {
    if (!isMessage(item) || items.some(({ id }) => id === item.id)) continue;
    const later = new Set(page.data.slice(0, index).map(({ id }) => id));
    const next = items.findIndex((one) => isMessage(one) && later.has(one.id));
    items.splice(next < 0 ? items.length : next, 0, item);
  }
  const isOwn = !turn || turn.id === state.turn.id;
  return { ...state, items, turn: { ...state.turn, behind: isOwn ? null : (turn.message_id ?? null) } };
}
