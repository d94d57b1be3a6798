/**
 * Actions of the controls.
 * @import { ActionConfig, EndOfTurn, Thread, UserMessage, WidgetItem } from './protocol/types'
 * @import { Controller } from './controller.js'
 * @import { Actions } from './ui/props.js'
 */
import { followLink } from "./options/deep-link.js";
import { lastEditable } from "./thread/merge-items.js";
import { modules } from "./lazy-modules.js";

/** Make the actions that the view is given. @param {Controller} controller @returns {Actions} */
export function createActions(controller) {
  return {
    send: () => submitDraft(controller),
    stop: () => controller.conversation.turns.stop(),
    prompt: (prompt) => {
      // The original's name for it, which hosts know.
      controller.emit("chatkit.log", { name: "start_screen.prompt.select" });
      void sendPrompt(controller, typeof prompt === "string" ? { text: prompt } : { content: prompt });
    },
    newChat: () => goTo(controller, null),
    openThread: (id) => goTo(controller, id),
    showHistory: () => controller.panels?.showHistory(),
    hideHistory: () => controller.panels?.hideHistory(),
    retry: () => void controller.conversation.turns.retry(),
    goOn: (mark) => goOn(controller, mark),
    recover: () => recover(controller),
    feedback: (kind, ids) => void controller.conversation.feedback(kind, ids),
    dismiss: (id) => controller.conversation.dispatch({ type: "notice.dismissed", id }),
    toEnd: () => controller.scroll.toEnd(),
    scrolled: () => {
      controller.scroll.scrolled();
      controller.parts?.previews.scrolled();
      if (controller.quoteSelection)
        controller.select(controller.quoteSelection.isInView() ? controller.quoteSelection : null);
    },
    loadOlder: () => void controller.conversation.loadOlder({ again: true }),
    follow: (event) => followLink(event, controller.emit),
    act: (action, item) => actOnWidget(controller, action, item),
    reportError: (message) => controller.emit("chatkit.error", { error: new Error(message) }),
    redraw: () => controller.changed(),
    answer: (itemId, status, answers) => void controller.conversation.turns.answerQuestions(itemId, status, answers),
    writeInstead: (itemId) => {
      controller.parts?.answers.setAside(itemId);
      controller.changed();
      controller.panels?.toComposer();
    },
    attach: (files) => controller.composer.files.add(files),
    detach: (key) => controller.composer.files.remove(key),
    attachAgain: (key) => controller.composer.files.retry(key),
    dismissRefusals: () => {
      controller.extras?.dictation.dismiss();
      controller.composer.files.dismiss();
    },
    chooseModel: (id) => controller.composer.selection.chooseModel(id),
    chooseTool: (id) => controller.composer.selection.chooseTool(id),
    unquote: () => controller.composer.quote(null),
    quote: (text) => {
      controller.quoteSelection = null;
      controller.composer.quote(text);
      controller.panels?.toComposer();
    },
    clickEntity: (entity) => controller.options.entities?.onClick?.(entity),
    edit: (message) => edit(controller, message),
    editLast: () => editLast(controller),
    stopEditing: () => {
      controller.composer.stopEditing();
      controller.panels?.toComposer();
    },
    deleteThread: (thread) => deleteThread(controller, thread),
  };
}

/** @param {Controller} controller */
function submitDraft(controller) {
  if (
    !controller.composer.isSendable ||
    controller.conversation.turns.isRunning ||
    controller.conversation.state.loading
  )
    return;
  controller.scroll.toEnd();
  const draft = controller.composer.take();
  // A message that went away meanwhile cannot be edited any more.
  if (draft.edits && !controller.conversation.state.items.some(({ id }) => id === draft.edits)) delete draft.edits;
  void controller.conversation.turns.addMessage(draft);
}

/** @param {Controller} controller @param {import('./element.js').Message} message */
async function sendPrompt(controller, message) {
  const part = await modules.methods.load().catch((error) => controller.conversation.fail(error));
  // What else goes wrong is said beside the message; nobody waits for it.
  await part?.sendUserMessage(controller, message).catch(() => {});
}

/**
 * Go on where an answer has ended: words that were cut off at the model's limit go on in an answer of their own.
 * @param {Controller} controller
 * @param {EndOfTurn} mark
 */
function goOn(controller, { reason, action }) {
  if (reason === "cut" && action === "continue")
    void sendPrompt(controller, { text: controller.strings.continueAnswer });
  else void controller.conversation.turns.retry({ goesOn: action === "continue" });
}

/** @param {Controller} controller @param {UserMessage} message */
function edit(controller, message) {
  controller.composer.edit(message);
  controller.panels?.toComposer();
}

/** @param {Controller} controller @returns {boolean} whether there was a message to edit */
function editLast(controller) {
  const { state } = controller.conversation;
  const last = lastEditable(state);
  if (last) edit(controller, last);
  return Boolean(last);
}

/** @param {Controller} controller @param {string | null} threadId */
function goTo(controller, threadId) {
  controller.panels?.backToChat();
  if (threadId !== controller.conversation.threadId || controller.conversation.state.loading)
    void controller.open(threadId);
}

/** @param {Controller} controller */
function recover(controller) {
  switch (controller.conversation.state.banner?.recovery) {
    case "resend":
      return void controller.conversation.turns.resend();
    case "retry":
      return void controller.conversation.turns.retry();
    case "reload":
      return void controller.conversation.reopen();
    case "sign-in":
      return location.reload();
  }
}

/** @param {Controller} controller @param {ActionConfig} action @param {WidgetItem} item */
async function actOnWidget(controller, action, item) {
  const { onAction } = controller.options.widgets ?? {};
  if (action.handler !== "client") return void (await controller.conversation.turns.act(action, item.id));
  if (!onAction)
    return controller.conversation.fail(
      new Error(`widgets.onAction is not set, so the action "${action.type}" cannot run`),
    );
  try {
    await onAction(
      { type: action.type, payload: action.payload },
      { id: item.id, widget: /** @type {any} */ (item.widget) },
    );
  } catch (error) {
    controller.conversation.fail(error);
  }
}

/** @param {Controller} controller @param {Thread} thread */
function deleteThread(controller, thread) {
  controller.history.delete(thread);
  if (thread.id === controller.conversation.threadId) void controller.open(null);
}
