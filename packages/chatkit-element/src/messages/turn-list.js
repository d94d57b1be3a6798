/**
 * List of turns: the drawn ones, and gaps in the place of others.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { spinner } from "../ui/icons/icons.js";
import { turnView } from "./message.js";

/** @param {Props} props */
export function turnList(props) {
  return html`<div class="turns">
    ${older(props)}
    ${repeat(
      props.entries,
      ({ key }) => key,
      (entry) => ("row" in entry ? turnView(props, entry.row) : gap(entry)),
    )}
  </div>`;
}

/** Gap in the place of rows that are not in the document. @param {{ key: string, height: number }} entry */
function gap({ key, height }) {
  return html`<div class="gap" data-gap=${key} .style=${`height: calc(${height}px - var(--between))`}></div>`;
}

/** Note above the messages while there are older ones. @param {Props} props */
function older({ state, strings, actions }) {
  if (!state.older) return nothing;
  if (!state.olderFailed) return html`<p class="progress centred older">${state.loadingOlder ? spinner : nothing}</p>`;
  return html`<p class="progress centred older" role="status">${strings.olderFailed}
    <button class="button" type="button" @click=${actions.loadOlder}>${strings.tryAgain}</button></p>`;
}
