/**
 * The whole element: header, thread or start screen, composer, and the list of conversations over them.
 * @import { Scene } from './scene.js'
 */
import { html, nothing } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { enclosed, historyList, messages } from '../parts.js';
import { historyAway, messagesAway } from './away.js';
import { composer } from './composer.js';
import { header } from './header.js';
import { icon, spinner } from './icons.js';
import { notices, offline, trouble } from './notice.js';
import { startScreen } from './start.js';

/** @param {Scene} scene @param {string} spoken what the live region says */
export function frame(scene, spoken) {
  const { state, strings, do: deeds, history } = scene;
  return html`<div class="chat" ?inert=${history.isOpen}>
      ${header(scene)}
      <div class="thread-view">
        <div class="scroller" id="scroller" tabindex="0" role="log" aria-live="off" aria-label=${strings.conversation}
          aria-busy=${state.loading} @scroll=${deeds.scrolled} @keydown=${(/** @type {KeyboardEvent} */ event) => goesToEnd(event) && deeds.toEnd()}>${content(scene)}</div>
        ${toEnd(scene)}
      </div>
      ${scene.quotable ? messages.get(scene)?.quoteSelection(scene, scene.quotable) : nothing}
      <div class="foot">${messages.it?.exportState(scene)}${notices(scene)}${offline(scene)}${trouble(scene)}${composer(scene)}</div>
    </div>
    ${scene.previewing.shown ? messages.get(scene)?.preview(scene, scene.previewing.shown) : nothing}
    ${history.isOpen ? conversations(scene) : nothing}
    ${scene.isDropping ? enclosed.get(scene)?.dropZone(scene) : nothing}
    <div class="hidden" role="status" aria-live="polite" aria-atomic="true">${spoken}</div>`;
}

/** @param {Scene} scene */
function conversations(scene) {
  const view = historyList.get(scene);
  if (!view) return historyList.isAway ? historyAway(scene) : nothing;
  return view.historyPanel(scene);
}

/** The browser's own End goes where the end was thought to be before what is there was drawn. @param {KeyboardEvent} event */
function goesToEnd(event) {
  const isTyped = /** @type {Element} */ (event.target).closest('input, textarea, select, [role=listbox], [role=menu]');
  const isEnd = event.key === 'End' && !event.shiftKey && !event.altKey && !event.metaKey && !event.defaultPrevented && !isTyped;
  if (isEnd) event.preventDefault();
  return isEnd;
}

/** @param {Scene} scene */
function toEnd({ state, strings, isAway, unseen, do: deeds }) {
  if (!isAway || state.items.length === 0) return nothing;
  return html`<button class="to-end" type="button" aria-label=${unseen ? `${strings.newMessages(unseen)}. ${strings.toEnd}` : strings.toEnd}
    @click=${deeds.toEnd}>${icon('arrow-down')}${unseen ? html`<span>${strings.newMessages(unseen)}</span>` : nothing}</button>`;
}

/** @param {Scene} scene */
function content(scene) {
  const { state, strings, entries, prose } = scene;
  if (state.loading || (!prose.isReady && state.items.some(({ type }) => type !== 'user_message'))) return skeleton(strings);
  if (state.items.length === 0 && !state.turn) return html`<div class="turns is-start">${startScreen(scene)}</div>`;
  const view = messages.get(scene);
  if (!view) return messages.isAway ? messagesAway(scene) : skeleton(strings);
  return html`<div class="turns">
    ${older(scene)}
    ${repeat(entries, ({ key }) => key, (entry) => ('row' in entry ? view.turnView(scene, entry.row) : gap(entry)))}
  </div>`;
}

/** The place of rows that are not in the document. @param {{ key: string, height: number }} entry */
function gap({ key, height }) {
  return html`<div class="gap" data-gap=${key} .style=${`height: calc(${height}px - var(--between))`}></div>`;
}

/** What stands above the messages while there are older ones. @param {Scene} scene */
function older({ state, strings, do: deeds }) {
  if (!state.older) return nothing;
  if (!state.olderFailed) return html`<p class="progress centred older">${state.loadingOlder ? spinner : nothing}</p>`;
  return html`<p class="progress centred older" role="status">${strings.olderFailed}
    <button class="button" type="button" @click=${deeds.loadOlder}>${strings.tryAgain}</button></p>`;
}

/** @param {import('../strings.js').Strings} strings */
function skeleton(strings) {
  return html`<div class="turns skeleton"><span class="hidden">${strings.loading}</span>
    <i class="bone said"></i><i class="bone"></i><i class="bone"></i><i class="bone short"></i></div>`;
}
