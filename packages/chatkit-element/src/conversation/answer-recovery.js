/**
 * An answer whose stream is gone may go on at the server, or be there already: after a break, a reload, or a message
 * that was accepted unheard. The protocol has no way to take up a stream again, so the thread is looked at, now and
 * then.
 * @import { Conversation } from './conversation.js'
 * @import { Item } from '../protocol/types'
 */
import { instant } from "../i18n/dates.js";
import { refreshThread } from "./thread-loader.js";

/** How long to wait before each look, in ms. */
const LOOKS = [400, 1200, 2500, 5000, 10_000, 15_000, 20_000];
/** A server that ends an answer when its reader is gone keeps what there is by this look. */
const PROMPT = 2;
/** An answer that nobody began within this time, in ms, is not waited for. */
const RECENT = 5 * 60_000;

/** Steps on the way to an answer are none. */
const STEPS = ["workflow", "task", "client_tool_call"];

/**
 * What came after the last message of the person, and is no longer being received.
 * @param {Conversation} conversation
 * @returns {Item | null} the last of it
 */
function answerIn({ state }) {
  const last = state.items.at(-1);
  return !last || last.type === "user_message" || STEPS.includes(last.type) || state.open[last.id] ? null : last;
}

/**
 * Whether an answer is missing that may still be coming.
 * @param {Conversation} conversation
 * @param {number} now in ms
 */
export function isAwaited(conversation, now) {
  const { items, thread } = conversation.state;
  const last = items.at(-1);
  if (!last || answerIn(conversation) || (last.type === "client_tool_call" && last.status === "pending")) return false;
  return (thread?.status?.type ?? "active") === "active" && Math.abs(now - instant(last.created_at).getTime()) < RECENT;
}

/**
 * Looks until the answer is there, something else begins, or patience ends; then says what can be done.
 * @param {Conversation} conversation
 * @param {{ isQuiet?: boolean }} how `isQuiet`: nothing broke that a person saw
 */
export async function catchUp(conversation, { isQuiet = false }) {
  const { generation } = conversation;
  const isHere = () => generation === conversation.generation && !conversation.running;
  const partial = conversation.state.items.at(-1);
  const wasOpen = Boolean(partial && conversation.state.open[partial.id]);
  conversation.dispatch({
    type: "catching.started",
    text: isQuiet ? "" : conversation.deps.strings().lookingForAnswer,
  });
  const found = await look(conversation, isHere);
  if (generation !== conversation.generation) return;
  conversation.dispatch({ type: "catching.ended" });
  if (!isHere() || conversation.delivering || conversation.state.banner) return;
  const isPartial = wasOpen && found?.item.id === partial?.id && found !== null && found.look < PROMPT;
  if (found && !isPartial) return;
  const { connectionLost, notAnswered } = conversation.deps.strings();
  const message = partial && partial.type !== "user_message" ? connectionLost : notAnswered;
  conversation.dispatch({ type: "banner", banner: { message, recovery: "retry" } });
}

/**
 * @param {Conversation} conversation
 * @param {() => boolean} isHere
 * @returns {Promise<{ item: Item, look: number } | null>}
 */
async function look(conversation, isHere) {
  for (const [number, wait] of LOOKS.entries()) {
    await conversation.pauses.wait(wait);
    if (!isHere() || conversation.state.banner) return null;
    await refreshThread(conversation);
    const item = isHere() ? answerIn(conversation) : null;
    if (item) return { item, look: number };
  }
  return null;
}
