/**
 * The list of conversations, over the chat.
 * @import { Scene } from './scene.js'
 * @import { Thread } from '../protocol'
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { instant, relative } from '../dates.js';
import { icon, spinner } from './icons.js';

/** @param {Scene} scene */
export function historyPanel(scene) {
  const { history, strings, do: deeds } = scene;
  if (!history.isOpen) return nothing;
  return html`<section class="history" aria-label=${strings.history} @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(scene, event)}>
    <header class="header">
      <button class="quiet" type="button" aria-label=${strings.closeHistory} title=${strings.closeHistory}
        @click=${deeds.hideHistory}>${icon('chevron-left')}</button>
      <h2 class="header-title">${strings.history}</h2>
      <button class="quiet" type="button" aria-label=${strings.newChat} title=${strings.newChat} @click=${deeds.newChat}>${icon('compose')}</button>
    </header>
    <label class="search">${icon('search')}<span class="hidden">${strings.searchHistory}</span>
      <input type="search" placeholder=${strings.searchHistory} .value=${history.query}
        @input=${(/** @type {Event} */ event) => history.filter(/** @type {HTMLInputElement} */ (event.currentTarget).value)}></label>
    <div class="history-list" @scroll=${(/** @type {Event} */ event) => onScroll(scene, event)}>${list(scene)}</div>
    ${goodbye(scene)}
  </section>`;
}

/** @param {Scene} scene */
function list(scene) {
  const { history, strings } = scene;
  const shown = history.shown;
  if (history.failed && shown.length === 0) {
    return html`<div class="empty"><p>${strings.historyFailed}</p>
      <button class="button" type="button" @click=${() => history.load()}>${strings.tryAgain}</button></div>`;
  }
  if (shown.length === 0 && !history.loading) {
    return html`<p class="empty">${history.query.trim() ? strings.noMatches(history.query.trim()) : strings.noThreads}</p>`;
  }
  return html`<ul class="threads">${repeat(shown, (thread) => thread.id, (thread) => row(scene, thread))}</ul>
    ${history.loading && !(history.loaded && !history.after) ? html`<p class="progress centred">${spinner}<span>${strings.loading}</span></p>` : nothing}`;
}

/** @param {Scene} scene @param {Thread} thread */
function row(scene, thread) {
  const { history, strings, locale, options, state, now, do: deeds } = scene;
  if (history.renaming === thread.id) return renameRow(scene, thread);
  const title = thread.title || strings.untitled;
  const { showDelete = true, showRename = true } = options.history ?? {};
  return html`<li class="thread">
    <button class="thread-open" type="button" aria-current=${thread.id === state.thread?.id ? 'true' : nothing}
      @click=${() => deeds.openThread(thread.id)}>
      <span class="thread-title" dir="auto">${title}</span>
      <time datetime=${instant(thread.created_at).toISOString()}>${relative(instant(thread.created_at), new Date(now), locale)}</time>
    </button>
    <span class="thread-actions">
      ${showRename ? tool('pencil', strings.rename(title), () => startRename(scene, thread)) : nothing}
      ${showDelete ? tool('trash', strings.delete(title), () => deeds.deleteThread(thread)) : nothing}
    </span>
  </li>`;
}

/** @param {string} name @param {string} label @param {(event: Event) => void} act */
function tool(name, label, act) {
  return html`<button class="quiet" type="button" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
}

/** @param {Scene} scene @param {Thread} thread */
function startRename({ history }, thread) {
  history.rename(thread.id);
}

/** @param {Scene} scene @param {Thread} thread */
function renameRow({ history, strings }, thread) {
  const save = (/** @type {Event} */ event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (event.currentTarget).querySelector('input') ?? event.currentTarget);
    if (history.renaming === thread.id) history.retitle(thread, input.value);
  };
  return html`<li class="thread renaming"><form @submit=${save}>
    <input class="field" data-rename maxlength="255" aria-label=${strings.newTitle} .value=${thread.title ?? ''} @blur=${save}></form></li>`;
}

/** @param {Scene} scene */
function goodbye({ history, strings }) {
  if (!history.leaving) return nothing;
  const title = history.leaving.thread.title || strings.untitled;
  return html`<div class="toast" role="status"><span>${strings.deleted(title)}</span>
    <button class="button" type="button" @click=${() => history.undo()}>${strings.undo}</button></div>`;
}

/** @param {Scene} scene @param {Event} event */
function onScroll({ history }, event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  if (list.scrollHeight - list.scrollTop - list.clientHeight < 200) void history.more();
}

/** Arrow keys walk the list; Escape leaves what is open, the title first. @param {Scene} scene @param {KeyboardEvent} event */
function onKey({ history, do: deeds }, event) {
  if (event.key === 'Escape') {
    event.stopPropagation();
    if (history.renaming) history.rename(null);
    else deeds.hideHistory();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const panel = /** @type {HTMLElement} */ (event.currentTarget);
  const stops = [...panel.querySelectorAll('input[type=search], .thread-open')].map((stop) => /** @type {HTMLElement} */ (stop));
  const root = /** @type {ShadowRoot} */ (panel.getRootNode());
  const here = stops.findIndex((stop) => stop === root.activeElement || stop.parentElement?.contains(root.activeElement));
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, here + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}
