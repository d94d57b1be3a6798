/**
 * Tools that run in the page: the host's `onClientTool` is called for them.
 * @import { ClientToolCall, Item } from '../protocol/types'
 * @import { OpenThread } from './open-thread.js'
 */

/**
 * The call that waits for the page, if the thread ends with one.
 * @param {OpenThread} thread
 * @returns {ClientToolCall | null}
 */
export function pendingCall({ state }) {
  const last = state.items.at(-1);
  return last && isPendingCall(last) ? last : null;
}

/** @param {Item} item @returns {item is ClientToolCall} */
export const isPendingCall = (item) => item.type === "client_tool_call" && item.status === "pending";

/**
 * Run a tool. One that is missing or fails still gives a result, or the thread would wait for ever.
 * @param {OpenThread} thread
 * @param {ClientToolCall} call
 * @returns {Promise<unknown>} what the server is told
 */
export async function runTool({ deps }, call) {
  try {
    const tool = deps.clientTool();
    if (!tool) throw new Error(`onClientTool is not set, so the client tool "${call.name}" cannot run`);
    return await tool({ name: call.name, params: call.arguments ?? {} });
  } catch (error) {
    deps.emit("chatkit.error", { error });
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
