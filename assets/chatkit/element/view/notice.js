import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icons.js';

const ICONS = { info: 'info', warning: 'alert', danger: 'alert' };

/** @param {import('./scene.js').Scene} scene */
export function notices(scene) {
  const { state, strings, prose, do: deeds } = scene;
  // The region is there before what it says, or a screen reader would not hear of it.
  return html`<div class="notices" role="status">${repeat(
    state.notices,
    ({ id }) => id,
    (notice) => html`<div class="notice ${notice.level}">
      ${icon(ICONS[notice.level] ?? 'info')}
      <div class="notice-text" @click=${deeds.follow}>
        ${notice.title ? html`<strong dir="auto">${notice.title}</strong>` : nothing}
        ${prose.draw(`notice-${notice.id}`, notice.message, { hosts: [], strings })}
      </div>
      <button class="quiet small" type="button" aria-label=${strings.dismiss} title=${strings.dismiss}
        @click=${() => deeds.dismiss(notice.id)}>${icon('cross')}</button>
    </div>`,
  )}</div>`;
}

/**
 * What went wrong: a sentence and a button.
 * @param {import('./scene.js').Scene} scene
 */
export function trouble({ state, strings, now, do: deeds }) {
  if (!state.trouble) return nothing;
  const { message, remedy, until } = state.trouble;
  const wait = until ? Math.ceil((until - now) / 1000) : 0;
  return html`<div class="trouble" role="alert">
    ${icon('alert')}
    <p dir="auto">${message || strings.serverFailed}${wait > 0 ? html` <span class="wait">${strings.waitSeconds(wait)}</span>` : nothing}</p>
    ${remedy
      ? html`<button class="button" type="button" @click=${deeds.remedy}
          >${remedy === 'sign-in' ? strings.signIn : strings.tryAgain}</button>`
      : nothing}
  </div>`;
}
