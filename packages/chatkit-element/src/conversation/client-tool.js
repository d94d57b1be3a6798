/**
 * Tools that run in the page: the host's `onClientTool` is called, and its result goes back to the server.
 * @import { Conversation } from './conversation.js'
 * @import { ClientToolCall } from '../protocol/types'
 * @import { Request } from './turn-runner.js'
 */

/** @param {Conversation} conversation @param {ClientToolCall} call @returns {Promise<Request>} */
export async function toolOutput(conversation, call) {
  const { threadId } = conversation;
  const result = await resultOf(conversation, call);
  return { type: "threads.add_client_tool_output", params: { thread_id: threadId, result } };
}

/**
 * A tool that is missing or fails still gives a result, or the thread would wait for ever.
 * @param {Conversation} conversation
 * @param {ClientToolCall} call
 */
async function resultOf(conversation, call) {
  try {
    const tool = conversation.deps.clientTool();
    if (!tool) throw new Error(`onClientTool is not set, so the client tool "${call.name}" cannot run`);
    return await tool({ name: call.name, params: call.arguments ?? {} });
  } catch (error) {
    conversation.deps.emit("chatkit.error", { error });
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
