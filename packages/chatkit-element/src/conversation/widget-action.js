/**
 * An action of a widget or of the host: it waits for nobody, and nobody waits for it. Only when it begins to say
 * something, and nothing else runs, does it become a turn, which can be seen and stopped.
 * @import { Conversation } from './conversation.js'
 * @import { ActionConfig } from '../protocol/types'
 */
import { toolOutput } from "./client-tool.js";
import { again } from "./thread-loader.js";
import { RequestProblem } from "../protocol/request-problem.js";
import { streamed } from "../protocol/read-events.js";
import { run, tell } from "./turn-runner.js";

/**
 * @param {Conversation} conversation
 * @param {ActionConfig} action
 * @param {string} [itemId] the widget it came from, which takes no other action meanwhile
 * @returns {Promise<unknown>} why it failed; null when it did not
 */
export async function act(conversation, action, itemId) {
  if (itemId && conversation.state.acting[itemId]) return null;
  const { generation } = conversation;
  const isHere = () => generation === conversation.generation;
  if (itemId) conversation.dispatch({ type: "action.started", itemId, action });
  /** @type {unknown} */
  let problem = null;
  try {
    await (action.streaming === false ? ask : stream)(conversation, requestOf(conversation, action, itemId), isHere);
  } catch (error) {
    problem = error;
  }
  if (!isHere()) return problem;
  if (itemId) conversation.dispatch({ type: "action.ended", itemId });
  if (problem) await failed(conversation, problem);
  else await goOn(conversation);
  return problem;
}

/** @typedef {(conversation: Conversation, params: object, isHere: () => boolean) => Promise<void>} Send */

/** @param {Conversation} conversation @param {ActionConfig} action @param {string} [itemId] */
function requestOf(conversation, { type, payload }, itemId) {
  return { thread_id: conversation.threadId, ...(itemId && { item_id: itemId }), action: { type, payload } };
}

/** @type {Send} */
async function ask(conversation, params, isHere) {
  const { updated_item: item } = await conversation.deps.client.ask({ type: "threads.sync_custom_action", params });
  if (item && isHere()) conversation.dispatch({ type: "thread.item.replaced", item });
}

/** @type {Send} */
async function stream(conversation, params, isHere) {
  const abort = new AbortController();
  /** @type {(() => void) | null} */
  let end = null;
  try {
    for await (const event of streamed(
      conversation.deps.client,
      { type: "threads.custom_action", params },
      abort.signal,
    )) {
      tell(conversation, event);
      if (!isHere()) continue;
      if (event.type === "thread.item.added" && !conversation.running) end = becomeTurn(conversation, abort);
      // What it says of stopping is about itself, not about the answer beside which it runs.
      if (end || event.type !== "stream_options") conversation.dispatch(event);
    }
  } finally {
    end?.();
  }
}

/**
 * @param {Conversation} conversation
 * @param {AbortController} abort
 * @returns {() => void} what ends the turn
 */
function becomeTurn(conversation, abort) {
  const { emit } = conversation.deps;
  const { generation } = conversation;
  /** @type {() => void} */
  let ended = () => {};
  /** @type {Promise<void>} */
  const turn = new Promise((resolve) => (ended = resolve));
  conversation.running = turn;
  conversation.abort = abort;
  conversation.dispatch({ type: "turn.started" });
  emit("chatkit.response.start");
  return () => {
    if (conversation.running === turn) conversation.running = null;
    if (generation === conversation.generation) conversation.dispatch({ type: "turn.ended" });
    emit("chatkit.response.end");
    ended();
  };
}

/** @param {Conversation} conversation @param {unknown} problem */
async function failed(conversation, problem) {
  const { generation } = conversation;
  if (problem instanceof RequestProblem && problem.kind === "not-found") await conversation.refresh();
  if (generation === conversation.generation) conversation.fail(problem);
}

/**
 * A client tool that the action called is run; news that came meanwhile is fetched.
 * @param {Conversation} conversation
 */
async function goOn(conversation) {
  const last = conversation.state.items.at(-1);
  const isCalled = last?.type === "client_tool_call" && last.status === "pending";
  if (isCalled && !conversation.running) await run(conversation, await toolOutput(conversation, last));
  else await again(conversation);
}
