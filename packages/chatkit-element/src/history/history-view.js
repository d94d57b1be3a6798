/**
 * Panel with the list of conversations, over the chat.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { onHistoryKey } from "./history-keys.js";
import { threadRow } from "./history-row.js";
import { icon, spinner } from "../ui/icons/icons.js";
import "../ui/icons/more-icons.js";
import { controlStyles } from "../ui/styles/controls.js";
import { historyStyles } from "../ui/styles/history.js";

export const styles = [controlStyles, historyStyles];

/** Distance from the end at which the next page is fetched, in px. */
const EARLY = 400;

/** @param {Props} props */
export function historyPanel(props) {
  const { history, strings, actions } = props;
  if (!history.isOpen) return nothing;
  return html`<section class="history" aria-label=${strings.history}
    @keydown=${(/** @type {KeyboardEvent} */ event) => onHistoryKey(props, event)}>
    <header class="header">
      <button class="quiet" type="button" aria-label=${strings.closeHistory} title=${strings.closeHistory}
        @click=${actions.hideHistory}>${icon("chevron-left")}</button>
      <h2 class="header-title">${strings.history}</h2>
      <button class="quiet" type="button" aria-label=${strings.newChat} title=${strings.newChat}
        @click=${actions.newChat}>${icon("compose")}</button>
    </header>
    <label class="search">${icon("search")}<span class="hidden">${strings.searchHistory}</span>
      <input type="search" placeholder=${strings.searchHistory} autocomplete="off" .value=${history.query}
        @input=${(/** @type {Event} */ event) =>
          history.filter(/** @type {HTMLInputElement} */ (event.currentTarget).value)}></label>
    <div class="hidden" role="status">${searchStatus(props)}</div>
    <div class="history-list" aria-busy=${history.loading}
      @scroll=${(/** @type {Event} */ event) => onScroll(props, event)}>${list(props)}</div>
    <div class="toasts" role="status">${undoToast(props)}</div>
  </section>`;
}

/** Announcement of the search for screen readers. @param {Props} props */
function searchStatus({ history, strings }) {
  if (!history.query.trim()) return "";
  return history.isSearching ? strings.searchingHistory : strings.found(history.shown.length);
}

/** @param {Props} props */
function list(props) {
  const { history, strings } = props;
  const { shown } = history;
  if (!history.loaded && !history.failed) return listSkeleton(strings);
  return html`${
    shown.length
      ? html`<ul class="threads">${repeat(
          shown,
          (thread) => thread.id,
          (thread) => threadRow(props, thread),
        )}</ul>`
      : nothing
  }
    ${end(props, shown.length)}`;
}

/**
 * End of the list: a spinner, a button for more, or the reason that there are no rows.
 * @param {Props} props
 * @param {number} count
 */
function end({ history, strings }, count) {
  if (history.failed) {
    return html`<div class=${count ? "list-end" : "empty"}><p role="alert">${strings.historyFailed}</p>
      <button class="button" type="button" @click=${() => history.again()}>${strings.tryAgain}</button></div>`;
  }
  if (history.isSearching) return html`<p class="list-end">${spinner}<span>${strings.searchingHistory}</span></p>`;
  if (history.after)
    return html`<div class="list-end">${history.loading ? spinner : moreButton(history, strings)}</div>`;
  if (count > 0) return nothing;
  return html`<p class="empty"
    >${history.query.trim() ? strings.noMatches(history.query.trim()) : strings.noThreads}</p>`;
}

/** @param {Props['history']} history @param {Props['strings']} strings */
function moreButton(history, strings) {
  return html`<button class="button ghost" type="button" @click=${() => history.more()}>${strings.loadMore}</button>`;
}

const bone = () => html`<div class="thread-bone"><i class="bone"></i><i class="bone"></i></div>`;

/** @param {Props['strings']} strings */
function listSkeleton(strings) {
  return html`<div class="threads"><span class="hidden">${strings.loading}</span>
    ${Array.from({ length: 6 }, bone)}</div>`;
}

/** @param {Props} props */
function undoToast({ history, strings }) {
  const { change, hold, release } = history.undoWindow;
  if (!change) return nothing;
  const title = change.thread.title || strings.untitled;
  return html`<div class="toast" @mouseenter=${hold} @mouseleave=${release} @focusin=${hold} @focusout=${release}>
    <span>${change.kind === "deleted" ? strings.deleted(title) : strings.renamed(title)}</span>
    <button class="button" type="button" aria-keyshortcuts="Control+Z" @click=${() => history.undo()}
      >${strings.undo}</button></div>`;
}

/** @param {Props} props @param {Event} event */
function onScroll({ history }, event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const isNear = list.scrollHeight - list.scrollTop - list.clientHeight < EARLY;
  if (isNear && !history.loading && !history.failed) void history.more();
}
