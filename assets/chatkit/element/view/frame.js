/**
 * The whole element: header, thread or start screen, composer, and the list of conversations over them.
 * @import { Scene } from './scene.js'
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { composer } from './composer.js';
import { header } from './header.js';
import { historyPanel } from './history.js';
import { icon, spinner } from './icons.js';
import { turnView } from './message.js';
import { notices, trouble } from './notice.js';
import { startScreen } from './start.js';
import { turnsOf } from './turns.js';

/** @param {Scene} scene @param {string} spoken what the live region says */
export function frame(scene, spoken) {
  const { state, strings, isAway, do: deeds, history } = scene;
  return html`<div class="chat" ?inert=${history.isOpen}>
      ${header(scene)}
      <div class="thread-view">
        <div class="scroller" id="scroller" tabindex="0" role="log" aria-live="off" aria-label=${strings.conversation}
          aria-busy=${state.loading} @scroll=${deeds.scrolled}>${content(scene)}</div>
        ${isAway && state.items.length
          ? html`<button class="to-end" type="button" aria-label=${strings.toEnd} @click=${deeds.toEnd}
              >${icon('arrow-down')}${state.turn ? html`<span>${strings.newMessages}</span>` : nothing}</button>`
          : nothing}
      </div>
      <div class="foot">${notices(scene)}${trouble(scene)}${composer(scene)}</div>
    </div>
    ${historyPanel(scene)}
    ${scene.isDropping ? html`<div class="drop-zone">${icon('paperclip')}<span>${strings.drop}</span></div>` : nothing}
    <div class="hidden" role="status" aria-live="polite" aria-atomic="true">${spoken}</div>`;
}

/** @param {Scene} scene */
function content(scene) {
  const { state, strings } = scene;
  if (state.loading) return skeleton(strings);
  if (state.items.length === 0 && !state.turn) return html`<div class="turns is-start">${startScreen(scene)}</div>`;
  return html`<div class="turns">
    ${state.older ? html`<p class="progress centred older">${state.loadingOlder ? spinner : nothing}</p>` : nothing}
    ${repeat(turnsOf(state.items), (turn) => turn.key, (turn) => turnView(scene, turn))}
  </div>`;
}

/** @param {import('../strings.js').Strings} strings */
function skeleton(strings) {
  return html`<div class="turns skeleton"><span class="hidden">${strings.loading}</span>
    <i class="bone said"></i><i class="bone"></i><i class="bone"></i><i class="bone short"></i></div>`;
}
