/**
 * What stands in the place of a part of the chat that could not be fetched: why, and a way on.
 * @import { Scene } from './view-model.js'
 */
import { html } from "lit/html.js";
import { icon } from "./icons/icons.js";

/** In the place of the messages. @param {Scene} scene */
export function messagesAway({ strings, do: deeds }) {
  return html`<div class="turns">${again(strings.messagesFailed, strings, deeds)}</div>`;
}

/** In the place of the list of conversations. @param {Scene} scene */
export function historyAway({ strings, do: deeds }) {
  return html`<section class="history" aria-label=${strings.history}>
    <header class="header">
      <button class="quiet" type="button" aria-label=${strings.closeHistory} title=${strings.closeHistory}
        @click=${deeds.hideHistory}>${icon("chevron-left")}</button>
      <h2 class="header-title">${strings.history}</h2>
    </header>
    ${again(strings.historyFailed, strings, deeds)}
  </section>`;
}

/**
 * To draw is to ask for what is missing.
 * @param {string} why
 * @param {Scene['strings']} strings
 * @param {Scene['do']} deeds
 */
function again(why, strings, deeds) {
  return html`<p class="progress centred" role="status">${why}
    <button class="button" type="button" @click=${deeds.redraw}>${strings.tryAgain}</button></p>`;
}
