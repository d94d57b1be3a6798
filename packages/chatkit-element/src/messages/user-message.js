/**
 * Message of a person: their words with tags, a quote, and files.
 * @import { MessagePart, UserMessage } from '../protocol/types'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { lastEditable } from "../thread/merge-items.js";
import { isWaiting } from "../thread/waiting-messages.js";
import { toEntity } from "../thread/mention-text.js";
import { copyButton } from "../ui/copy.js";
import { entityChip } from "../ui/entity.js";
import { icon } from "../ui/icons/icons.js";
import { sentFiles } from "./sent-files.js";

/** Limits, in characters and lines, above which a message is folded: an answer should be near its question. */
const LONG = { characters: 1200, lines: 16 };

/** @param {Props} props @param {UserMessage} message @param {number} position among the messages, from 1 */
export function userMessage(props, message, position) {
  const { strings } = props;
  const text = message.content.map((part) => part.text).join("");
  return html`<article class="said" aria-label=${strings.you} ?data-failed=${message.delivery === "failed"}
    ?data-editing=${props.composer.editing?.id === message.id}
    aria-posinset=${position} aria-setsize=${props.messages}>
    ${message.quoted_text ? html`<blockquote class="quoted" dir="auto">${message.quoted_text}</blockquote>` : nothing}
    ${sentFiles(props, message.attachments ?? [])}
    ${text ? bubble(props, message.content, text) : nothing}
    <div class="said-foot">${foot(props, message, text)}</div>
  </article>`;
}

/**
 * Foot of a message: the state of its delivery, or its buttons.
 * @param {Props} props
 * @param {UserMessage} message
 * @param {string} text
 */
function foot(props, message, text) {
  const { strings, state, isOffline } = props;
  if (message.delivery === "failed") return html`<span class="not-sent">${strings.notSent}</span>`;
  if (isWaiting(state, message)) return html`<span class="is-sending">${strings.waitingForAnswer}</span>`;
  if (message.delivery && (isOffline || state.banner)) return html`<span class="is-sending">${strings.sending}</span>`;
  return html`${editButton(props, message)}${text ? copyButton(() => text, strings.copyMessage, strings) : nothing}`;
}

/** @param {Props} props @param {MessagePart[]} parts @param {string} text */
function bubble(props, parts, text) {
  const words = html`<div class="bubble-words"
    dir="auto"
    >${parts.map((part) => (part.type === "input_tag" ? entityChip(props, toEntity(part)) : part.text))}</div>`;
  const isLong = text.length > LONG.characters || text.split("\n").length > LONG.lines;
  if (!isLong) return html`<div class="bubble">${words}</div>`;
  return html`<div class="bubble is-long">${words}<button class="more-words" type="button" aria-expanded="false"
    @click=${(/** @type {Event} */ event) => unfold(event, props)}>${props.strings.loadMore}</button></div>`;
}

/** @param {Event} event @param {Props} props */
function unfold({ currentTarget }, { strings }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const isWhole = Boolean(button.parentElement?.classList.toggle("is-whole"));
  button.setAttribute("aria-expanded", String(isWhole));
  button.textContent = isWhole ? strings.showLess : strings.loadMore;
}

/** @param {Props} props @param {UserMessage} message */
function editButton({ state, strings, actions }, message) {
  if (lastEditable(state) !== message || (state.thread?.status?.type ?? "active") !== "active") return nothing;
  return html`<button class="quiet" type="button" aria-label=${strings.editMessage} title=${strings.editMessage}
    @click=${() => actions.edit(message)}>${icon("pencil")}</button>`;
}
