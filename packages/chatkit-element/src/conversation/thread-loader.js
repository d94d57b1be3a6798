/**
 * Reading a thread: opening it at its newest message, older pages, and what changed elsewhere.
 * @import { Conversation } from './conversation.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

const PAGE = 30;

/** @param {unknown} error */
const isGone = (error) => error instanceof RequestProblem && error.kind === "not-found";

/** The id that a failed opening was for, so that its button can try again. @type {WeakMap<Conversation, string>} */
const wanted = new WeakMap();

/**
 * @param {Conversation} conversation
 * @param {string} threadId
 * @returns {Promise<unknown>} why not, null when it is open
 */
export async function openThread(conversation, threadId) {
  const { client, emit } = conversation.deps;
  const { generation } = conversation;
  wanted.set(conversation, threadId);
  conversation.dispatch({ type: "thread.opening" });
  emit("chatkit.thread.load.start", { threadId });
  try {
    const [thread, page] = await Promise.all([client.thread(threadId), client.items(threadId, null, PAGE)]);
    if (generation !== conversation.generation) return null;
    conversation.dispatch({ type: "thread.opened", thread, page });
  } catch (error) {
    if (generation !== conversation.generation) return null;
    await notOpened(conversation, error);
    return error;
  } finally {
    emit("chatkit.thread.load.end", { threadId });
  }
  if (generation === conversation.generation) await again(conversation);
  if (generation === conversation.generation) void lookForAnswer(conversation);
  return null;
}

/** An answer may be on its way that another page asked for. @param {Conversation} conversation */
async function lookForAnswer(conversation) {
  const {
    generation,
    deps: { sending },
  } = conversation;
  const part = sending.module ?? (await sending.load().catch(() => null));
  if (generation === conversation.generation && part?.isAwaited(conversation, Date.now()))
    await part.catchUp(conversation, { isQuiet: true });
}

/** @param {Conversation} conversation @param {unknown} error */
async function notOpened(conversation, error) {
  await (isGone(error) ? conversation.gone() : conversation.open(null));
  if (!isGone(error)) conversation.fail(error, "reload");
}

/** @param {Conversation} conversation */
export async function reopen(conversation) {
  const threadId = wanted.get(conversation);
  if (threadId) await conversation.open(threadId);
}

/** @param {Conversation} conversation */
export async function loadOlder(conversation) {
  const { state, generation, threadId } = conversation;
  if (!threadId || !state.older || state.loadingOlder) return;
  conversation.dispatch({ type: "older.loading" });
  try {
    const page = await conversation.deps.client.items(threadId, state.older, PAGE);
    if (generation === conversation.generation) conversation.dispatch({ type: "older.loaded", page });
  } catch (error) {
    if (generation !== conversation.generation) return;
    conversation.dispatch({ type: "older.failed" });
    if (error instanceof RequestProblem && error.kind === "signed-out") conversation.fail(error);
    else conversation.deps.emit("chatkit.error", { error });
  }
}

/**
 * Lays the newest page over what is shown. A failure stays quiet: what is shown is still true, and the next
 * revision asks again.
 * @param {Conversation} conversation
 * @returns {Promise<unknown>} the failure, for whoever asked
 */
export async function refreshThread(conversation) {
  const { client, emit } = conversation.deps;
  const { generation, threadId } = conversation;
  if (!threadId) return null;
  conversation.stale = false;
  /** @type {unknown} */
  let problem = null;
  try {
    const [thread, page] = await Promise.all([client.thread(threadId), client.items(threadId, null, PAGE)]);
    if (generation !== conversation.generation) return null;
    if (conversation.running) conversation.stale = true;
    else conversation.dispatch({ type: "newest.loaded", thread, page });
  } catch (error) {
    if (generation !== conversation.generation) return null;
    if (isGone(error)) await conversation.gone();
    else if (error instanceof RequestProblem && error.kind === "signed-out") conversation.fail(error);
    else emit("chatkit.log", { name: "refresh.failed", data: { message: String(error) } });
    problem = error;
  }
  await again(conversation);
  return problem;
}

/** @param {Conversation} conversation */
export async function again(conversation) {
  if (conversation.stale && !conversation.running) await refreshThread(conversation);
}
