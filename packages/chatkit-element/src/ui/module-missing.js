/**
 * Placeholders of a view that could not be fetched: the reason, and a button to try again.
 * @import { Props } from './props.js'
 */
import { html } from "lit/html.js";
import { icon } from "./icons/icons.js";

/** Placeholder of the messages. @param {Props} props */
export function messagesAway({ strings, actions }) {
  return html`<div class="turns">${again(strings.messagesFailed, strings, actions)}</div>`;
}

/** Placeholder of the list of conversations. @param {Props} props */
export function historyAway({ strings, actions }) {
  return html`<section class="history" aria-label=${strings.history}>
    <header class="header">
      <button class="quiet" type="button" aria-label=${strings.closeHistory} title=${strings.closeHistory}
        @click=${actions.hideHistory}>${icon("chevron-left")}</button>
      <h2 class="header-title">${strings.history}</h2>
    </header>
    ${again(strings.historyFailed, strings, actions)}
  </section>`;
}

/**
 * Reason and a button; drawing anew fetches the module again.
 * @param {string} why
 * @param {Props['strings']} strings
 * @param {Props['actions']} actions
 */
function again(why, strings, actions) {
  return html`<p class="progress centred" role="status">${why}
    <button class="button" type="button" @click=${actions.redraw}>${strings.tryAgain}</button></p>`;
}
