/**
 * Reduces what a server streams into the state of a thread. It is fetched with what reads streams.
 * @import { Item, ItemUpdate, ServerEvent } from '../protocol/types'
 * @import { LocalEvent, ThreadState } from './state.js'
 */
import { updateItem } from "./items.js";
import { visibleItems, withoutItems } from "./merge-items.js";
import { isWaiting } from "./waiting-messages.js";

/**
 * @param {ThreadState} state
 * @param {ServerEvent | LocalEvent} event
 * @returns {ThreadState | undefined} undefined for an event that is not the server's
 */
export function reduceServerEvent(state, event) {
  switch (event.type) {
    case "thread.created":
      return { ...state, thread: withoutItems(event.thread) };
    case "thread.item.added":
      return openItem(upsert(state, event.item), event.item.id);
    case "thread.item.replaced":
      // An action beside an answer does this: the answer's own state stays as it is.
      if (indexOf(state, event.item.id) >= 0) {
        return closeItem(
          changeItem(state, event.item.id, () => event.item),
          event.item.id,
        );
      }
      return closeItem(upsert(state, event.item), event.item.id);
    case "thread.item.done":
      return closeItem(upsert(state, event.item), event.item.id);
    case "thread.item.updated":
      return clearProgress(
        changeItem(state, event.item_id, (item) => updateItem(item, event.update)),
        event.update,
      );
    case "thread.item.removed":
      return closeItem({ ...state, items: state.items.filter((item) => item.id !== event.item_id) }, event.item_id);
    case "tool.ran":
      return changeItem(state, event.id, (item) =>
        item.type === "client_tool_call" ? { ...item, status: "completed", output: event.output } : item,
      );
    case "stream_options":
      return state.turn
        ? { ...state, turn: { ...state.turn, allowCancel: event.stream_options?.allow_cancel !== false } }
        : state;
    case "progress_update":
      return { ...state, progress: event.text && state.turn ? { icon: event.icon, text: event.text } : null };
    case "error":
      return {
        ...state,
        progress: null,
        banner: { message: event.message ?? "", recovery: event.allow_retry ? "retry" : null },
      };
    default:
      return undefined;
  }
}

/** @param {Item} item */
const isSending = (item) => item.type === "user_message" && item.delivery === "sending";

/**
 * Add an item, or put it in its place. A user message takes the place of the one this tab has drawn in advance.
 * @param {ThreadState} state
 * @param {Item} item
 * @returns {ThreadState}
 */
function upsert(state, item) {
  if (visibleItems([item]).length === 0) return state;
  const isMessage = item.type === "user_message";
  const known = indexOf(state, item.id);
  const at = known < 0 && isMessage ? state.items.findIndex(isSending) : known;
  const items = at < 0 ? insert(state, item) : state.items.with(at, item);
  const { turn } = state;
  if (!turn) return { ...state, items };
  if (isMessage) return { ...state, items, turn: { ...turn, messageId: item.id } };
  // What goes on goes on while a tool of the page runs.
  const progress = item.type === "client_tool_call" ? state.progress : null;
  return { ...state, items, turn: { ...turn, phase: "answering", behind: null }, progress };
}

/**
 * Put a new item at the end, but what answers a message before the messages that wait behind it.
 * @param {ThreadState} state
 * @param {Item} item
 */
function insert(state, item) {
  const at = item.type === "user_message" ? -1 : state.items.findIndex((one) => isWaiting(state, one));
  return at < 0 ? [...state.items, item] : state.items.toSpliced(at, 0, item);
}

/**
 * @param {ThreadState} state
 * @param {string} id
 * @param {(item: Item) => Item} change
 */
function changeItem(state, id, change) {
  const at = indexOf(state, id);
  const before = state.items[at];
  const after = before && change(before);
  return before === after ? state : { ...state, items: state.items.with(at, after) };
}

/**
 * Index of an item, looked for from the end, where most things happen.
 * @param {ThreadState} state
 * @param {string} id
 */
const indexOf = ({ items }, id) => items.findLastIndex((item) => item.id === id);

/**
 * Clear the progress once the answer has words, which say more.
 * @param {ThreadState} state
 * @param {ItemUpdate} update
 */
function clearProgress(state, update) {
  const words = "delta" in update ? update.delta : "content" in update ? update.content?.text : "";
  return state.progress && words ? { ...state, progress: null } : state;
}

/** @param {ThreadState} state @param {string} id @returns {ThreadState} */
const openItem = (state, id) => ({ ...state, open: { ...state.open, [id]: true } });

/** @param {ThreadState} state @param {string} id @returns {ThreadState} */
function closeItem(state, id) {
  if (!state.open[id]) return state;
  const { [id]: _done, ...open } = state.open;
  return { ...state, open };
}
