/**
 * One turn: what a person said, what came of it, and what can be done with that.
 * @import { Scene } from './scene.js'
 * @import { Row } from './rows.js'
 * @import { Single, TurnView } from './turns.js'
 * @import { AnswerPart, Item, UserMessage } from '../protocol'
 */
import { html, nothing } from 'lit';
import { lastEditable } from '../merge.js';
import { entityOf } from '../tagged.js';
import { copyButton } from './copy.js';
import { entityChip } from './entity.js';
import { icon, spinner } from './icons.js';
import { isAllowedImage } from './markdown.js';
import { questions } from './question.js';
import { quoteButton } from './quoting.js';
import { sentFiles } from './sent-files.js';
import { answerText } from './turns.js';
import { widget } from './widget.js';
import { sourceLink, workflow } from './workflow.js';

/** A turn, or as much of it as is one row. @param {Scene} scene @param {Row} row */
export function turnView(scene, { key, turn, from, to, position }) {
  const live = turn.isLast && scene.state.turn !== null;
  const user = from === 0 ? turn.user : null;
  return html`<section class="turn" data-row=${key}>
    ${user ? userMessage(scene, user, position + 1) : nothing}
    ${to === from && !live
      ? nothing
      : html`<article class="answer" aria-label=${scene.strings.assistant} aria-busy=${live} aria-posinset=${position + (user ? 2 : 1)}
          aria-setsize=${scene.messages}>
          ${turn.blocks.slice(from, to).map((block) => (block.kind === 'steps' ? workflow(scene, block, live) : single(scene, block)))}
          ${to < turn.blocks.length ? nothing : live ? html`<div class="waiting" role="status">${waiting(scene, turn)}</div>` : actions(scene, turn)}
        </article>`}
  </section>`;
}

/** @param {Scene} scene @param {UserMessage} message @param {number} position */
function userMessage(scene, message, position) {
  const { strings } = scene;
  const text = message.content.map((part) => part.text).join('');
  return html`<article class="said" aria-label=${strings.you} ?data-failed=${message.delivery === 'failed'}
    ?data-editing=${scene.composer.editing?.id === message.id}
    aria-posinset=${position} aria-setsize=${scene.messages}>
    ${message.quoted_text ? html`<blockquote class="quoted" dir="auto">${message.quoted_text}</blockquote>` : nothing}
    ${sentFiles(scene, message.attachments ?? [])}
    ${text
      ? html`<div class="bubble">${message.content.map((part) =>
          part.type === 'input_tag' ? entityChip(scene, entityOf(part)) : part.text)}</div>`
      : nothing}
    <div class="said-foot">${message.delivery === 'failed'
      ? html`<span class="not-sent">${strings.notSent}</span>`
      : html`${editButton(scene, message)}${text ? copyButton(() => text, strings.copyMessage, strings) : nothing}`}</div>
  </article>`;
}

/** @param {Scene} scene @param {UserMessage} message */
function editButton({ state, strings, do: deeds }, message) {
  if (lastEditable(state) !== message || (state.thread?.status?.type ?? 'active') !== 'active') return nothing;
  return html`<button class="quiet" type="button" aria-label=${strings.editMessage} title=${strings.editMessage}
    @click=${() => deeds.edit(message)}>${icon('pencil')}</button>`;
}

/** @param {Scene} scene @param {Single} block */
function single(scene, { item }) {
  switch (item.type) {
    case 'assistant_message':
      return item.content.map((part, index) => answerPart(scene, `${item.id}/${index}`, part));
    case 'widget':
      return widget(scene, item);
    case 'structured_input':
      return questions(scene, item);
    case 'generated_image':
      return generatedImage(scene, item);
    default:
      return nothing;
  }
}

/** @param {Scene} scene @param {string} key @param {AnswerPart} part */
function answerPart({ state, strings, prose, do: deeds }, key, part) {
  const hosts = state.thread?.allowed_image_domains ?? [];
  const sources = (part.annotations ?? []).map(({ source }) => source).filter(Boolean);
  return html`<div class="prose" @click=${deeds.follow}>${prose.draw(key, part.text ?? '', { hosts, strings })}</div>
    ${sources.length === 0
      ? nothing
      : html`<ul class="sources" aria-label=${strings.sources}>${sources.map((source) => html`<li>${sourceLink(source)}</li>`)}</ul>`}`;
}

/** @param {Scene} scene @param {Extract<Item, { type: 'generated_image' }>} item */
function generatedImage({ state, strings }, item) {
  if (!item.image) return html`<p class="progress">${spinner}<span>${strings.makeImage}</span></p>`;
  const allowed = item.image.url.startsWith('data:image/') || isAllowedImage(item.image.url, state.thread?.allowed_image_domains ?? []);
  if (!allowed) return html`<p class="fallback">${strings.blockedImage}</p>`;
  return html`<img class="generated" src=${item.image.url} alt=${strings.generatedImage} referrerpolicy="no-referrer">`;
}

/**
 * What is going on while nothing else shows it: the server's own words, or that it thinks.
 * @param {Scene} scene
 * @param {TurnView} turn
 */
function waiting({ state, strings }, turn) {
  if (state.progress) return html`<p class="progress">${spinner}<span>${state.progress.text}</span></p>`;
  const growing = turn.blocks.some((block) =>
    block.kind === 'steps'
      ? block.steps.some(({ task }) => task.status_indicator === 'loading')
      : state.open[block.item.id] && block.item.type !== 'assistant_message');
  const last = turn.blocks.at(-1);
  const writing = last?.kind === 'item' && last.item.type === 'assistant_message' && answerText(turn) !== '';
  return growing || writing ? nothing : html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden">${strings.thinking}</span></p>`;
}

/** @param {Scene} scene @param {TurnView} turn */
function actions(scene, turn) {
  const { state, options, strings, do: deeds } = scene;
  const ids = turn.blocks.flatMap((block) => (block.kind === 'item' && block.item.type === 'assistant_message' ? [block.item.id] : []));
  const { feedback = false, retry = false } = options.threadItemActions ?? {};
  const text = answerText(turn);
  const given = state.feedback[ids[0]];
  return html`<div class="actions">
    ${text ? html`${copyButton(() => text, strings.copyMessage, strings)}${quoteButton(scene, text)}` : nothing}
    ${feedback && ids.length ? [
      thumb('positive', 'thumb-up', strings.goodAnswer),
      thumb('negative', 'thumb-down', strings.badAnswer),
    ] : nothing}
    ${retry && turn.isLast && turn.user && !turn.user.delivery
      ? html`<button class="quiet" type="button" aria-label=${strings.retryAnswer} title=${strings.retryAnswer} @click=${deeds.retry}>${icon('reload')}</button>`
      : nothing}
  </div>`;

  /** @param {'positive' | 'negative'} kind @param {string} name @param {string} label */
  function thumb(kind, name, label) {
    return html`<button class="quiet" type="button" aria-label=${label} title=${label} aria-pressed=${given === kind}
      @click=${() => deeds.feedback(kind, ids)}>${icon(name, { filled: given === kind })}</button>`;
  }
}
