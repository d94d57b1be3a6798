/**
 * Mark of a turn that did not end well: a quiet line that says why, and the one button that fits.
 * @import { Props } from '../ui/props.js'
 * @import { TurnView } from './turns.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { endSentence } from "./turn-end.js";

/** @param {Props} props @param {TurnView} turn */
export function endMark({ state, strings, actions }, { end, user, isLast }) {
  const sentence = endSentence(end, strings);
  if (!end || !sentence) return nothing;
  const isActive = (state.thread?.status?.type ?? "active") === "active";
  const label = end.action === "continue" ? strings.continueAnswer : strings.retryAnswer;
  return html`<p class="end-mark"><span class="end-words">${icon(end.reason === "stopped" ? "stop" : "alert")}<span
    >${sentence}</span></span> ${
      end.action && isLast && user && isActive
        ? html`<button class="button" type="button" @click=${() => actions.goOn(end)}>${label}</button>`
        : nothing
    }</p>`;
}
