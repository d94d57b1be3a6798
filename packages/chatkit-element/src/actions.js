/**
 * Actions of the controls.
 * @import { ActionConfig, Thread, UserMessage, WidgetItem } from './protocol/types'
 * @import { Session } from './controller.js'
 * @import { Actions } from './ui/view-model.js'
 */
import { followLink } from "./options/deep-link.js";
import { lastEditable } from "./thread/merge-items.js";
import { modules } from "./lazy-modules.js";

/** Make the actions that the view is given. @param {Session} session @returns {Actions} */
export function createActions(session) {
  return {
    send: () => submitDraft(session),
    stop: () => session.conversation.turns.stop(),
    prompt: (prompt) => void sendPrompt(session, typeof prompt === "string" ? { text: prompt } : { content: prompt }),
    newChat: () => goTo(session, null),
    openThread: (id) => goTo(session, id),
    showHistory: () => session.panels?.showHistory(),
    hideHistory: () => session.panels?.hideHistory(),
    retry: () => void session.conversation.turns.retry(),
    recover: () => recover(session),
    feedback: (kind, ids) => void session.conversation.feedback(kind, ids),
    dismiss: (id) => session.conversation.dispatch({ type: "notice.dismissed", id }),
    toEnd: () => session.scroll.toEnd(),
    scrolled: () => {
      session.scroll.scrolled();
      session.previews.scrolled();
      if (session.quoteSelection) session.select(session.quoteSelection.isInView() ? session.quoteSelection : null);
    },
    loadOlder: () => void session.conversation.loadOlder({ again: true }),
    follow: (event) => followLink(event, session.emit),
    act: (action, item) => actOnWidget(session, action, item),
    reportError: (message) => session.emit("chatkit.error", { error: new Error(message) }),
    redraw: () => session.changed(),
    answer: (itemId, status, answers) => void session.conversation.turns.answerQuestions(itemId, status, answers),
    attach: (files) => session.composer.files.add(files),
    detach: (key) => session.composer.files.remove(key),
    attachAgain: (key) => session.composer.files.retry(key),
    dismissRefusals: () => {
      session.extras?.dictation.dismiss();
      session.composer.files.dismiss();
    },
    chooseModel: (id) => session.composer.selection.chooseModel(id),
    chooseTool: (id) => session.composer.selection.chooseTool(id),
    unquote: () => session.composer.quote(null),
    quote: (text) => {
      session.quoteSelection = null;
      session.composer.quote(text);
      session.panels?.toComposer();
    },
    clickEntity: (entity) => session.options.entities?.onClick?.(entity),
    edit: (message) => edit(session, message),
    editLast: () => editLast(session),
    stopEditing: () => {
      session.composer.stopEditing();
      session.panels?.toComposer();
    },
    deleteThread: (thread) => deleteThread(session, thread),
  };
}

/** @param {Session} session */
function submitDraft(session) {
  if (!session.composer.isSendable || session.conversation.turns.isRunning || session.conversation.state.loading)
    return;
  session.scroll.toEnd();
  const draft = session.composer.take();
  // A message that went away meanwhile cannot be edited any more.
  if (draft.edits && !session.conversation.state.items.some(({ id }) => id === draft.edits)) delete draft.edits;
  void session.conversation.turns.addMessage(draft);
}

/** @param {Session} session @param {import('./element.js').Message} message */
async function sendPrompt(session, message) {
  const part = await modules.methods.load().catch((error) => session.conversation.fail(error));
  // What else goes wrong is said beside the message; nobody waits for it.
  await part?.sendUserMessage(session, message).catch(() => {});
}

/** @param {Session} session @param {UserMessage} message */
function edit(session, message) {
  session.composer.edit(message);
  session.panels?.toComposer();
}

/** @param {Session} session @returns {boolean} whether there was a message to edit */
function editLast(session) {
  const { state } = session.conversation;
  const last = lastEditable(state);
  if (last) edit(session, last);
  return Boolean(last);
}

/** @param {Session} session @param {string | null} threadId */
function goTo(session, threadId) {
  session.panels?.backToChat();
  if (threadId !== session.conversation.threadId || session.conversation.state.loading) void session.open(threadId);
}

/** @param {Session} session */
function recover(session) {
  switch (session.conversation.state.banner?.recovery) {
    case "resend":
      return void session.conversation.turns.resend();
    case "retry":
      return void session.conversation.turns.retry();
    case "reload":
      return void session.conversation.reopen();
    case "sign-in":
      return location.reload();
  }
}

/** @param {Session} session @param {ActionConfig} action @param {WidgetItem} item */
async function actOnWidget(session, action, item) {
  const { onAction } = session.options.widgets ?? {};
  if (action.handler !== "client") return void (await session.conversation.turns.act(action, item.id));
  if (!onAction)
    return session.conversation.fail(
      new Error(`widgets.onAction is not set, so the action "${action.type}" cannot run`),
    );
  try {
    await onAction(
      { type: action.type, payload: action.payload },
      { id: item.id, widget: /** @type {any} */ (item.widget) },
    );
  } catch (error) {
    session.conversation.fail(error);
  }
}

/** @param {Session} session @param {Thread} thread */
function deleteThread(session, thread) {
  session.history.delete(thread);
  if (thread.id === session.conversation.threadId) void session.open(null);
}
