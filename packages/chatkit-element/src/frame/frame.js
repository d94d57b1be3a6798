/**
 * Frame of the whole element: header, thread or start screen, composer, and the list of conversations over them.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { historyAway, messagesAway } from "../ui/module-missing.js";
import { composer } from "../composer/composer-view.js";
import { header } from "./header.js";
import { icon } from "../ui/icons/icons.js";
import { banner, offline } from "../messages/notice.js";
import { startScreen } from "./start-screen.js";

/** @param {Props} props @param {string} spoken text of the live region */
export function frame(props, spoken) {
  const {
    state,
    strings,
    actions,
    history,
    quoteSelection: selection,
    modules: { draftFiles, messages },
  } = props;
  // Regions that are read out are there before what they say, or a screen reader would not hear of it.
  return html`<div class="chat" ?inert=${history.isOpen}>
      ${header(props)}
      <div class="thread-view">
        <div class="scroller" id="scroller" tabindex="0" role="log" aria-live="off" aria-label=${strings.conversation}
          aria-busy=${state.loading} @scroll=${actions.scrolled}
          @keydown=${(/** @type {KeyboardEvent} */ event) => goesToEnd(event) && actions.toEnd()}
          >${content(props)}</div>
        ${toEnd(props)}
      </div>
      ${selection ? messages.get(props)?.quoteSelectionButton(props, selection) : nothing}
      <div class="foot">
        ${messages.module?.exportState(props)}
        <div class="notices" role="status">${state.notices.length ? messages.get(props)?.notices(props) : nothing}</div>
        ${offline(props)}${banner(props)}${composer(props)}
      </div>
    </div>
    ${props.previews?.shown ? messages.get(props)?.preview(props, props.previews.shown) : nothing}
    ${history.isOpen ? conversations(props) : nothing}
    ${props.isDropping ? draftFiles.get(props)?.dropZone(props) : nothing}
    <div class="hidden" role="status" aria-live="polite" aria-atomic="true">${spoken}</div>`;
}

/** @param {Props} props */
function conversations(props) {
  const { historyList } = props.modules;
  const view = historyList.get(props);
  if (!view) return historyList.failed ? historyAway(props) : nothing;
  return view.historyPanel(props);
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

/** @param {Props} props */
function toEnd({ state, strings, isAway, unread, actions }) {
  if (!isAway || state.items.length === 0) return nothing;
  return html`<button class="to-end" type="button"
    aria-label=${unread ? `${strings.newMessages(unread)}. ${strings.toEnd}` : strings.toEnd}
    @click=${actions.toEnd}>${icon("arrow-down")}${
      unread ? html`<span>${strings.newMessages(unread)}</span>` : nothing
    }</button>`;
}

/** @param {Props} props */
function content(props) {
  const {
    state,
    strings,
    prose,
    modules: { messages },
  } = props;
  if (state.loading || (!prose.isReady && state.items.some(({ type }) => type !== "user_message")))
    return skeleton(strings);
  if (state.items.length === 0 && !state.turn) return html`<div class="turns is-start">${startScreen(props)}</div>`;
  const view = messages.get(props);
  if (!view) return messages.failed ? messagesAway(props) : skeleton(strings);
  return view.turnList(props);
}

/** @param {import('../i18n/strings.js').Strings} strings */
function skeleton(strings) {
  return html`<div class="turns skeleton"><span class="hidden">${strings.loading}</span>
    <i class="bone said"></i><i class="bone"></i><i class="bone"></i><i class="bone short"></i></div>`;
}
