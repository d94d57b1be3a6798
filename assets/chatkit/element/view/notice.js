import { html, nothing } from 'lit/html.js';
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

/** @param {import('./scene.js').Scene} scene */
export function offline({ strings, isOffline }) {
  return html`<div role="status">${isOffline
    ? html`<div class="notice warning offline">${icon('alert')}<p class="notice-text">${strings.offline}</p></div>`
    : nothing}</div>`;
}

/**
 * What went wrong: a sentence and a button. A wait is counted down for the eye; read out it is once only.
 * @param {import('./scene.js').Scene} scene
 */
export function trouble({ state, strings, now, isOffline, do: deeds }) {
  if (!state.trouble || (isOffline && state.trouble.remedy === 'resend')) return nothing;
  const { message, remedy, until, wait = 0 } = state.trouble;
  const left = until ? Math.ceil((until - now) / 1000) : 0;
  if (until && left <= 0 && !remedy) return nothing;
  return html`<div class="trouble">
    ${icon('alert')}
    <p><span role="alert">${message || strings.serverFailed}${wait ? html`<span class="hidden"> ${strings.waitSeconds(wait)}</span>` : nothing}</span
      >${left > 0 ? html` <span class="wait" aria-hidden="true">${strings.waitSeconds(left)}</span>` : nothing}</p>
    ${remedy
      ? html`<button class="button" type="button" @click=${deeds.remedy}
          >${remedy === 'sign-in' ? strings.signIn : strings.tryAgain}</button>`
      : nothing}
  </div>`;
}
