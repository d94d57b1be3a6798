/**
 * Tools that run in the page: the host's `onClientTool` is called for them.
 * @import { ClientToolCall, Item } from '../protocol/types'
 * @import { OpenThread } from './open-thread.js'
 */

/**
 * The call that waits for the page, and has not run before: of the last turn, whatever follows it.
 * @param {OpenThread} thread
 * @returns {ClientToolCall | null}
 */
export function pendingCall({ state, ranCalls }) {
  const said = state.items.findLastIndex((item) => item.type === "user_message");
  const call = state.items.slice(said + 1).find((item) => isPendingCall(item) && !ranCalls.has(item.id));
  return call && isPendingCall(call) ? call : null;
}

/** @param {Item} item @returns {item is ClientToolCall} */
export const isPendingCall = (item) => item.type === "client_tool_call" && item.status === "pending";

/**
 * Run a tool. One that is missing, fails or gives nothing still gives a result, or the thread would wait for ever. The
 * server says no more about the call, so its item is completed here.
 * @param {OpenThread} thread
 * @param {ClientToolCall} call
 * @returns {Promise<unknown>} what the server is told
 */
export async function runTool(thread, call) {
  thread.ranCalls.add(call.id);
  thread.isAtTool = true;
  const output = (await outputOf(thread, call)) ?? null;
  thread.isAtTool = false;
  thread.dispatch({ type: "tool.ran", id: call.id, output });
  return output;
}

/** @param {OpenThread} thread @param {ClientToolCall} call @returns {Promise<unknown>} */
async function outputOf({ deps }, call) {
  try {
    const tool = deps.clientTool();
    if (!tool) throw new Error(`onClientTool is not set, so the client tool "${call.name}" cannot run`);
    return await tool({ name: call.name, params: call.arguments ?? {} });
  } catch (error) {
    deps.emit("chatkit.error", { error });
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
