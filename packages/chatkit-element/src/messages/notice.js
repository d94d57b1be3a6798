import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";

/** @param {import('../ui/props.js').Props} props */
export function offline({ strings, isOffline }) {
  return html`<div role="status">${
    isOffline
      ? html`<div class="notice warning offline">${icon("alert")}<p class="notice-text">${strings.offline}</p></div>`
      : nothing
  }</div>`;
}

/**
 * Banner about a failure: a sentence and a button. A wait is counted down for the eye and read out once only.
 * @param {import('../ui/props.js').Props} props
 */
export function banner({ state, strings, now, isOffline, actions }) {
  if (!state.banner || (isOffline && state.banner.recovery === "resend")) return nothing;
  const { message, until, wait = 0 } = state.banner;
  // The mark of an answer that did not end well has this button already.
  const last = state.items.at(-1);
  const isOffered = state.banner.recovery === "retry" && last?.type === "end_of_turn" && last.action;
  const recovery = isOffered ? null : state.banner.recovery;
  const left = until ? Math.ceil((until - now) / 1000) : 0;
  if (until && left <= 0 && !recovery) return nothing;
  return html`<div class="trouble">
    ${icon("alert")}
    <p><span role="alert">${message || strings.serverFailed}${
      wait ? html`<span class="hidden"> ${strings.waitSeconds(wait)}</span>` : nothing
    }</span
      >${left > 0 ? html` <span class="wait" aria-hidden="true">${strings.waitSeconds(left)}</span>` : nothing}</p>
    ${
      recovery
        ? html`<button class="button" type="button" @click=${actions.recover}
          >${recovery === "sign-in" ? strings.signIn : strings.tryAgain}</button>`
        : nothing
    }
  </div>`;
}
