/**
 * State of one thread, and the function that reduces events into it. Pure: no clock (the time is an argument), no
 * network, no DOM. Whatever the server sends, in whatever order, gives a state that can be drawn.
 * @import { ActionConfig, Item, Notice, Page, ServerEvent, Thread, UserMessage } from '../protocol/types'
 */
import { isUnconfirmed, mergeNewest, mergeOlder, visibleItems, withoutItems } from "./merge-items.js";
import { reduceServerEvent } from "./reduce-server-event.js";
import { updateTimings } from "./step-timings.js";

/**
 * @typedef {'resend' | 'retry' | 'reload' | 'sign-in' | null} Recovery the action of a banner's button
 * @typedef {{ message: string, recovery: Recovery, until?: number, wait?: number }} Banner `until`: no earlier than
 *   this, in ms · `wait`: how long that was at first, in seconds
 * @typedef {{ phase: 'waiting' | 'answering', allowCancel: boolean }} Turn
 * @typedef {{
 *   thread: Thread | null,
 *   items: Item[],
 *   older: string | null,
 *   loading: boolean,
 *   loadingOlder: boolean,
 *   olderFailed: boolean,
 *   open: Readonly<Record<string, true>>,
 *   timings: import('./step-timings.js').Timings,
 *   turn: Turn | null,
 *   recovering: boolean,
 *   progress: { icon?: string | null, text: string } | null,
 *   banner: Banner | null,
 *   notices: (Notice & { id: number })[],
 *   feedback: Readonly<Record<string, 'positive' | 'negative'>>,
 *   acting: Readonly<Record<string, ActionConfig>>,
 * }} ThreadState
 *   `older`: the cursor of the page before, null when the first message is here · `open`: items begun but not done ·
 *   `acting`: the action that runs for a widget item · `recovering`: an answer is searched for whose stream is gone
 *
 * @typedef {{ type: 'thread.opening' } | { type: 'thread.opened', thread: Thread, page: Page<Item> }
 *   | { type: 'older.loading' } | { type: 'older.loaded', page: Page<Item> } | { type: 'older.failed' }
 *   | { type: 'newest.loaded', thread: Thread, page: Page<Item> }
 *   | { type: 'message.sent', item: UserMessage } | { type: 'message.sending', id: string }
 *   | { type: 'message.failed' } | { type: 'message.withdrawn', ids: string[] }
 *   | { type: 'recovery.started', text: string } | { type: 'recovery.ended' }
 *   | { type: 'turn.started' } | { type: 'turn.ended' }
 *   | { type: 'action.started', itemId: string, action: ActionConfig } | { type: 'action.ended', itemId: string }
 *   | { type: 'items.cut', after: string } | { type: 'banner', banner: Banner | null }
 *   | { type: 'notice.dismissed', id: number } | { type: 'feedback', ids: string[], kind: 'positive' | 'negative' }
 *   } LocalEvent
 */

/** @type {ThreadState} */
export const emptyThread = Object.freeze({
  thread: null,
  items: [],
  older: null,
  loading: false,
  loadingOlder: false,
  olderFailed: false,
  open: {},
  timings: {},
  turn: null,
  recovering: false,
  progress: null,
  banner: null,
  notices: [],
  feedback: {},
  acting: {},
});

/**
 * Reduce an event into the state.
 * @param {ThreadState} state
 * @param {ServerEvent | LocalEvent} event
 * @param {number} now milliseconds, for how long steps took
 * @returns {ThreadState} the same object when nothing changed
 */
export function reduce(state, event, now) {
  const next = reduceServerEvent(state, event) ?? reduceLocalEvent(state, event) ?? state;
  if (next === state) return state;
  const timings = next.items === state.items ? next.timings : updateTimings(next, event, now);
  return timings === next.timings ? next : { ...next, timings };
}

/**
 * Reduce an event of this side.
 * @param {ThreadState} state
 * @param {ServerEvent | LocalEvent} event
 * @returns {ThreadState | undefined}
 */
function reduceLocalEvent(state, event) {
  switch (event.type) {
    case "thread.opening":
      return { ...emptyThread, loading: true };
    case "thread.opened":
      return { ...emptyThread, thread: withoutItems(event.thread), ...firstPage(event.page) };
    case "newest.loaded":
      return mergeNews(state, event.thread, event.page);
    case "older.loading":
      return { ...state, loadingOlder: true, olderFailed: false };
    case "older.failed":
      return { ...state, loadingOlder: false, olderFailed: true };
    case "older.loaded":
      return { ...state, loadingOlder: false, items: mergeOlder(state.items, event.page), older: cursor(event.page) };
    case "message.sent":
      // What was said about the message before has been read by now.
      return { ...state, banner: null, notices: [], items: [...state.items, event.item] };
    case "message.sending":
      return {
        ...state,
        items: state.items.map((item) => (item.id === event.id ? { ...item, delivery: "sending" } : item)),
      };
    case "message.failed":
      return {
        ...state,
        items: state.items.map((item) => (isConfirmed(item) ? item : { ...item, delivery: "failed" })),
      };
    case "message.withdrawn":
      return { ...state, items: state.items.filter(({ id }) => !event.ids.includes(id)) };
    case "turn.started":
      return { ...state, banner: null, recovering: false, turn: { phase: "waiting", allowCancel: true } };
    case "turn.ended":
      return { ...state, turn: null, progress: null };
    case "recovery.started":
      return { ...state, recovering: true, progress: event.text ? { text: event.text } : null };
    case "recovery.ended":
      return { ...state, recovering: false, progress: state.turn ? state.progress : null };
    case "action.started":
      return {
        ...state,
        banner: state.banner?.recovery ? state.banner : null,
        acting: { ...state.acting, [event.itemId]: event.action },
      };
    case "action.ended":
      return {
        ...state,
        acting: Object.fromEntries(Object.entries(state.acting).filter(([id]) => id !== event.itemId)),
      };
    case "items.cut":
      return cutAfter(state, event.after);
    case "banner":
      return { ...state, banner: event.banner };
    case "notice.dismissed":
      return { ...state, notices: state.notices.filter((notice) => notice.id !== event.id) };
    case "feedback":
      return {
        ...state,
        feedback: { ...state.feedback, ...Object.fromEntries(event.ids.map((id) => [id, event.kind])) },
      };
    default:
      return undefined;
  }
}

/** @param {Item} item */
const isConfirmed = (item) => !isUnconfirmed(item);

/** @param {Page<Item>} page */
function cursor(page) {
  return page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
}

/** @param {Page<Item>} page */
function firstPage(page) {
  return { items: visibleItems([...page.data].reverse()), older: cursor(page) };
}

/** @param {ThreadState} state @param {Thread} thread @param {Page<Item>} page @returns {ThreadState} */
function mergeNews(state, thread, page) {
  const { items, gap } = mergeNewest(state.items, page, (item) => isUnconfirmed(item) || Boolean(state.open[item.id]));
  const saved = new Set(page.data.map((item) => item.id));
  const open = Object.fromEntries(Object.entries(state.open).filter(([id]) => !saved.has(id)));
  return { ...state, thread: withoutItems(thread), items, older: gap ? cursor(page) : state.older, open };
}

/** @param {ThreadState} state @param {string} id */
function cutAfter(state, id) {
  const at = state.items.findIndex((item) => item.id === id);
  return at < 0 ? state : { ...state, notices: [], items: state.items.slice(0, at + 1), open: {} };
}
