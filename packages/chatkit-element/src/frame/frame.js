/**
 * Frame of the whole element: header, thread or start screen, composer, and the list of conversations over them.
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { historyAway, messagesAway } from "../ui/module-missing.js";
import { composer } from "../composer/composer-view.js";
import { header } from "./header.js";
import { icon } from "../ui/icons/icons.js";
import { banner, offline } from "../messages/notice.js";
import { startScreen } from "./start-screen.js";

/** @param {Scene} scene @param {string} spoken what the live region says */
export function frame(scene, spoken) {
  const {
    state,
    strings,
    actions,
    history,
    quoteSelection: selection,
    modules: { draftFiles, messages },
  } = scene;
  // Regions that are read out are there before what they say, or a screen reader would not hear of it.
  return html`<div class="chat" ?inert=${history.isOpen}>
      ${header(scene)}
      <div class="thread-view">
        <div class="scroller" id="scroller" tabindex="0" role="log" aria-live="off" aria-label=${strings.conversation}
          aria-busy=${state.loading} @scroll=${actions.scrolled}
          @keydown=${(/** @type {KeyboardEvent} */ event) => goesToEnd(event) && actions.toEnd()}
          >${content(scene)}</div>
        ${toEnd(scene)}
      </div>
      ${selection ? messages.get(scene)?.quoteSelectionButton(scene, selection) : nothing}
      <div class="foot">
        ${messages.module?.exportState(scene)}
        <div class="notices" role="status">${state.notices.length ? messages.get(scene)?.notices(scene) : nothing}</div>
        ${offline(scene)}${banner(scene)}${composer(scene)}
      </div>
    </div>
    ${scene.previews.shown ? messages.get(scene)?.preview(scene, scene.previews.shown) : nothing}
    ${history.isOpen ? conversations(scene) : nothing}
    ${scene.isDropping ? draftFiles.get(scene)?.dropZone(scene) : nothing}
    <div class="hidden" role="status" aria-live="polite" aria-atomic="true">${spoken}</div>`;
}

/** @param {Scene} scene */
function conversations(scene) {
  const { historyList } = scene.modules;
  const view = historyList.get(scene);
  if (!view) return historyList.failed ? historyAway(scene) : nothing;
  return view.historyPanel(scene);
}

/**
 * Catch the End key: the browser's own goes to the end that was estimated before the last rows were drawn.
 * @param {KeyboardEvent} event
 */
function goesToEnd(event) {
  const isTyped = /** @type {Element} */ (event.target).closest("input, textarea, select, [role=listbox], [role=menu]");
  const isEnd =
    event.key === "End" && !event.shiftKey && !event.altKey && !event.metaKey && !event.defaultPrevented && !isTyped;
  if (isEnd) event.preventDefault();
  return isEnd;
}

/** @param {Scene} scene */
function toEnd({ state, strings, isAway, unread, actions }) {
  if (!isAway || state.items.length === 0) return nothing;
  return html`<button class="to-end" type="button"
    aria-label=${unread ? `${strings.newMessages(unread)}. ${strings.toEnd}` : strings.toEnd}
    @click=${actions.toEnd}>${icon("arrow-down")}${
      unread ? html`<span>${strings.newMessages(unread)}</span>` : nothing
    }</button>`;
}

/** @param {Scene} scene */
function content(scene) {
  const {
    state,
    strings,
    prose,
    modules: { messages },
  } = scene;
  if (state.loading || (!prose.isReady && state.items.some(({ type }) => type !== "user_message")))
    return skeleton(strings);
  if (state.items.length === 0 && !state.turn) return html`<div class="turns is-start">${startScreen(scene)}</div>`;
  const view = messages.get(scene);
  if (!view) return messages.failed ? messagesAway(scene) : skeleton(strings);
  return view.turnList(scene);
}

/** @param {import('../i18n/strings.js').Strings} strings */
function skeleton(strings) {
  return html`<div class="turns skeleton"><span class="hidden">${strings.loading}</span>
    <i class="bone said"></i><i class="bone"></i><i class="bone"></i><i class="bone short"></i></div>`;
}
