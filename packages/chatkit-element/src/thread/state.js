/**
 * State of one thread, and the function that reduces events into it. Pure: no clock (the time is an argument), no
 * network, no DOM. Whatever the server sends, in whatever order, gives a state that can be drawn.
 * @import { ActionConfig, Item, Notice, Page, ServerEvent, Thread, UserMessage } from '../protocol/types'
 */
import { isUnconfirmed, mergeNewest, mergeOlder, visibleItems, withoutItems } from "./merge-items.js";
import { addWaiting, withWaitingLast } from "./waiting-messages.js";
import { updateTimings } from "./step-timings.js";

/**
 * @typedef {'resend' | 'retry' | 'reload' | 'sign-in' | null} Recovery the action of a banner's button
 * @typedef {{ message: string, recovery: Recovery, until?: number, wait?: number }} Banner `until`: no earlier than
 *   this, in ms · `wait`: how long that was at first, in seconds
 * @typedef {{ phase: 'waiting' | 'answering', allowCancel: boolean, id: string | null, messageId: string | null,
 *   behind: string | null }} Turn `id`: at a server that keeps its turns · `messageId`: the message that it answers ·
 *   `behind`: the message whose answer it waits for
 * @typedef {{
 *   thread: Thread | null,
 *   items: Item[],
 *   older: string | null,
 *   loading: boolean,
 *   loadingOlder: boolean,
 *   olderFailed: boolean,
 *   open: Readonly<Record<string, true>>,
 *   outdated: string | null,
 *   timings: import('./step-timings.js').Timings,
 *   turn: Turn | null,
 *   reconnecting: boolean,
 *   recovering: boolean,
 *   progress: { icon?: string | null, text: string } | null,
 *   banner: Banner | null,
 *   notices: (Notice & { id: number })[],
 *   feedback: Readonly<Record<string, 'positive' | 'negative'>>,
 *   acting: Readonly<Record<string, ActionConfig>>,
 * }} ThreadState
 *   `older`: the cursor of the page before, null when the first message is here · `open`: items begun but not done ·
 *   `outdated`: the message whose answer goes as soon as the next one begins ·
 *   `acting`: the action that runs for a widget item · `reconnecting`: what a turn says does not arrive just now ·
 *   `recovering`: an answer is searched for whose stream is gone
 *
 * @typedef {{ type: 'thread.opening' } | { type: 'thread.opened', thread: Thread, page: Page<Item> }
 *   | { type: 'older.loading' } | { type: 'older.loaded', page: Page<Item> } | { type: 'older.failed' }
 *   | { type: 'newest.loaded' | 'newest.peeked', thread: Thread, page: Page<Item> }
 *   | { type: 'message.sent', item: UserMessage } | { type: 'message.sending', id: string }
 *   | { type: 'message.failed' } | { type: 'message.withdrawn', ids: string[] }
 *   | { type: 'recovery.started', text: string } | { type: 'recovery.ended' }
 *   | { type: 'turn.started', messageId?: string | null } | { type: 'turn.named', id: string | null }
 *   | { type: 'turn.ended' } | { type: 'connection.lost' } | { type: 'connection.back' }
 *   | { type: 'action.started', itemId: string, action: ActionConfig } | { type: 'action.ended', itemId: string }
 *   | { type: 'tool.ran', id: string, output: unknown }
 *   | { type: 'items.cut' | 'items.outdated', after: string } | { type: 'banner', banner: Banner | null }
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
  outdated: null,
  timings: {},
  turn: null,
  reconnecting: false,
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
 * @param {((state: ThreadState, event: ServerEvent | LocalEvent) => ThreadState | undefined) | null} [reduceStreamed]
 *   for what only streams bring, as long as there was one
 * @returns {ThreadState} the same object when nothing changed
 */
export function reduce(state, event, now, reduceStreamed = null) {
  const next = reduceEvent(state, event) ?? reduceStreamed?.(state, event) ?? state;
  if (next === state) return state;
  const timings = next.items === state.items ? next.timings : updateTimings(next, event, now);
  return timings === next.timings ? next : { ...next, timings };
}

/**
 * Reduce an event of this side, or one of the server's that this side makes, too.
 * @param {ThreadState} state
 * @param {ServerEvent | LocalEvent} event
 * @returns {ThreadState | undefined}
 */
function reduceEvent(state, event) {
  switch (event.type) {
    case "thread.updated":
      return { ...state, thread: withoutItems(event.thread) };
    case "notice":
      return { ...state, notices: addNotice(state.notices, event) };
    case "thread.opening":
      return { ...emptyThread, loading: true };
    case "thread.opened":
      return openThread(event.thread, event.page);
    case "newest.loaded":
      return mergeNews(state, event.thread, event.page);
    case "newest.peeked":
      return addWaiting(state, event.thread, event.page);
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
      return { ...state, banner: null, recovering: false, turn: newTurn(event.messageId) };
    case "turn.named":
      return nameTurn(state, event.id);
    case "turn.ended":
      return { ...state, turn: null, progress: null, outdated: null };
    case "connection.lost":
      return state.reconnecting ? state : { ...state, reconnecting: true };
    case "connection.back":
      return state.reconnecting ? { ...state, reconnecting: false } : state;
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
    case "items.outdated":
      return { ...state, outdated: event.after };
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

/** @param {ThreadState['notices']} notices @param {Notice} notice */
function addNotice(notices, notice) {
  const others = notices.filter(({ message }) => message !== notice.message);
  return [...others, { ...notice, id: (notices.at(-1)?.id ?? 0) + 1 }].slice(-3);
}

/** @param {string | null} [messageId] @returns {Turn} */
const newTurn = (messageId = null) => ({ phase: "waiting", allowCancel: true, id: null, messageId, behind: null });

/** @param {ThreadState} state @param {string | null} id @returns {ThreadState} */
function nameTurn(state, id) {
  const turn = state.turn && { ...state.turn, id };
  return { ...(state.outdated ? cutAfter(state, state.outdated) : state), turn, outdated: null };
}

/** @param {Thread} thread @param {Page<Item>} page @returns {ThreadState} */
function openThread(thread, page) {
  const { items, older } = firstPage(page);
  // A turn that runs is drawn as one from the first, though nobody listens yet.
  const turn = thread.turn ? newTurn(thread.turn.message_id) : null;
  return { ...emptyThread, thread: withoutItems(thread), items: withWaitingLast(items, thread.turn), older, turn };
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
  const ordered = withWaitingLast(items, thread.turn);
  return { ...state, thread: withoutItems(thread), items: ordered, older: gap ? cursor(page) : state.older, open };
}

/** @param {ThreadState} state @param {string} id */
function cutAfter(state, id) {
  const at = state.items.findIndex((item) => item.id === id);
  return at < 0 ? state : { ...state, notices: [], items: state.items.slice(0, at + 1), open: {} };
}
