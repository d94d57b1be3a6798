/**
 * What stands in the place of a part of the chat that could not be fetched: why, and a way on.
 * @import { Scene } from './view-model.js'
 */
import { html } from "lit/html.js";
import { icon } from "./icons/icons.js";

/** In the place of the messages. @param {Scene} scene */
export function messagesAway({ strings, actions }) {
  return html`<div class="turns">${again(strings.messagesFailed, strings, actions)}</div>`;
}

/** In the place of the list of conversations. @param {Scene} scene */
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
 * To draw is to ask for what is missing.
 * @param {string} why
 * @param {Scene['strings']} strings
 * @param {Scene['actions']} actions
 */
function again(why, strings, actions) {
  return html`<p class="progress centred" role="status">${why}
    <button class="button" type="button" @click=${actions.redraw}>${strings.tryAgain}</button></p>`;
}
