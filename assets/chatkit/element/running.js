/**
 * A turn while it runs: what its stream says is drawn and passed on, and what it leaves open is settled.
 * @import { Conversation } from './conversation.js'
 * @import { ServerEvent } from './protocol'
 * @typedef {{ type: string, params: object, metadata?: object }} Request
 */
import { toolOutput } from './client-tool.js';
import { again } from './pages.js';
import { RequestProblem } from './problem.js';
import { isUnconfirmed } from './merge.js';

/**
 * @param {Conversation} conversation
 * @param {Request} request
 * @returns {Promise<unknown>} why a message that goes with it is not known to have arrived; null when it has
 */
export async function run(conversation, request) {
  const { generation, threadId } = conversation;
  // Begun a moment later, so that whatever it sets off already finds it running.
  const turn = Promise.resolve().then(() => streamAll(conversation, request));
  conversation.running = turn;
  const undelivered = await turn;
  if (conversation.running === turn) conversation.running = null;
  if (generation === conversation.generation) await again(conversation);
  else if (threadId && threadId === conversation.threadId) await conversation.refresh();
  return undelivered;
}

/**
 * A turn, and those that follow from its client tools.
 * @param {Conversation} conversation
 * @param {Request} first
 */
async function streamAll(conversation, first) {
  const { generation } = conversation;
  /** @type {Request | null} */
  let request = first;
  /** @type {unknown} */
  let undelivered = null;
  while (request && generation === conversation.generation) {
    undelivered ??= await stream(conversation, request);
    const last = generation === conversation.generation ? conversation.state.items.at(-1) : null;
    request = last?.type === 'client_tool_call' && last.status === 'pending' ? await toolOutput(conversation, last) : null;
  }
  return undelivered;
}

/** @param {Conversation} conversation @param {Request} request @returns {Promise<unknown>} as `settle` */
async function stream(conversation, request) {
  const { client, emit } = conversation.around;
  const { generation } = conversation;
  const abort = new AbortController();
  /** @param {Parameters<Conversation['dispatch']>[0]} event */
  const show = (event) => generation === conversation.generation && conversation.dispatch(event);
  conversation.abort = abort;
  show({ type: 'turn.started' });
  let begun = false;
  /** @type {unknown} */
  let problem = null;
  try {
    for await (const event of client.stream(request, abort.signal)) {
      if (!begun) emit('chatkit.response.start');
      begun = true;
      tell(conversation, event);
      show(event);
    }
  } catch (error) {
    problem = error;
  }
  show({ type: 'turn.ended' });
  const undelivered = generation === conversation.generation ? settle(conversation, problem) : null;
  if (begun) emit('chatkit.response.end');
  return undelivered;
}

/** What an event means to the host, whichever thread is shown. @param {Conversation} conversation @param {ServerEvent} event */
export function tell(conversation, event) {
  const { emit, retitled } = conversation.around;
  if (event.type === 'thread.updated') retitled(event.thread);
  if (event.type === 'client_effect') emit('chatkit.effect', { name: event.name, data: event.data ?? {} });
  if (event.type === 'error') emit('chatkit.error', { error: new Error(event.message || event.code) });
  emit('chatkit.log', { name: event.type });
}

/**
 * What is left to do when a turn is over: a message the server never confirmed goes back to the composer if it was
 * refused, or waits for a retry if nobody knows.
 * @param {Conversation} conversation
 * @param {unknown} problem
 * @returns {unknown} the problem, if the message is not known to have arrived
 */
function settle(conversation, problem) {
  const message = conversation.state.items.find(isUnconfirmed);
  const refused = problem instanceof RequestProblem && (problem.isFinal || problem.kind === 'stopped');
  if (message && refused) {
    conversation.dispatch({ type: 'message.withdrawn' });
    conversation.around.giveBack(message);
  } else if (message) {
    conversation.dispatch({ type: 'message.failed' });
    problem ??= new RequestProblem('network', '');
  }
  if (problem instanceof RequestProblem && problem.kind === 'not-found' && conversation.threadId) {
    void notFound(conversation, problem);
  } else if (problem) {
    conversation.fail(problem, message ? 'resend' : 'retry');
  }
  return message ? problem : null;
}

/**
 * Something was not found: the thread, which then gives way to a new one, or else what the message refers to.
 * @param {Conversation} conversation
 * @param {RequestProblem} problem
 */
async function notFound(conversation, problem) {
  const { generation } = conversation;
  await conversation.refresh();
  if (generation === conversation.generation) conversation.fail(problem);
}
