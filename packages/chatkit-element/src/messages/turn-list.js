/**
 * List of turns: the drawn ones, and gaps in the place of others.
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { spinner } from "../ui/icons/icons.js";
import { turnView } from "./message.js";

/** @param {Scene} scene */
export function turnList(scene) {
  return html`<div class="turns">
    ${older(scene)}
    ${repeat(
      scene.entries,
      ({ key }) => key,
      (entry) => ("row" in entry ? turnView(scene, entry.row) : gap(entry)),
    )}
  </div>`;
}

/** Gap in the place of rows that are not in the document. @param {{ key: string, height: number }} entry */
function gap({ key, height }) {
  return html`<div class="gap" data-gap=${key} .style=${`height: calc(${height}px - var(--between))`}></div>`;
}

/** Note above the messages while there are older ones. @param {Scene} scene */
function older({ state, strings, actions }) {
  if (!state.older) return nothing;
  if (!state.olderFailed) return html`<p class="progress centred older">${state.loadingOlder ? spinner : nothing}</p>`;
  return html`<p class="progress centred older" role="status">${strings.olderFailed}
    <button class="button" type="button" @click=${actions.loadOlder}>${strings.tryAgain}</button></p>`;
}
