/**
 * View of a turn: the message of a person, the answer, and its buttons.
 * @import { Scene } from '../ui/view-model.js'
 * @import { Row } from './list/rows.js'
 * @import { Single, TurnView } from './turns.js'
 * @import { AssistantMessage } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { collectCitations } from "./citations.js";
import { copyButton } from "../ui/copy.js";
import { generatedImage } from "./generated-image.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { markEvents } from "./mark-events.js";
import { questions } from "./question.js";
import { quoteButton } from "./quote-buttons.js";
import { userMessage } from "./user-message.js";
import { sourceList } from "./sources.js";
import { answerText } from "./turns.js";
import { widget } from "../widgets/lazy-widget.js";
import { isRunning, workflow } from "./workflow.js";

/** A turn, or as much of it as is one row. @param {Scene} scene @param {Row} row */
export function turnView(scene, { key, turn, from, to, position }) {
  const live = turn.isLast && (scene.state.turn !== null || scene.state.recovering);
  const user = from === 0 ? turn.user : null;
  return html`<section class="turn" data-row=${key}>
    ${user ? userMessage(scene, user, position + 1) : nothing}
    ${
      to === from && !live
        ? nothing
        : html`<article class="answer" aria-label=${scene.strings.assistant} aria-busy=${live}
          aria-posinset=${position + (user ? 2 : 1)}
          aria-setsize=${scene.messages}>
          ${repeat(
            turn.blocks.slice(from, to),
            (block) => block.key,
            (block) => (block.kind === "steps" ? workflow(scene, block, live) : single(scene, block, live)),
          )}
          ${
            to < turn.blocks.length
              ? nothing
              : live
                ? html`<div class="waiting" role="status"
            >${waiting(scene, turn)}</div>`
                : answerButtons(scene, turn)
          }
        </article>`
    }
  </section>`;
}

/** @param {Scene} scene @param {Single} block @param {boolean} live */
function single(scene, { item }, live) {
  switch (item.type) {
    case "assistant_message":
      return answer(scene, item, live);
    case "widget":
      return widget(scene, item);
    case "structured_input":
      return questions(scene, item);
    case "generated_image":
      return generatedImage(scene, item, live);
    default:
      return nothing;
  }
}

/** @param {Scene} scene @param {AssistantMessage} item @param {boolean} live */
function answer(scene, item, live) {
  const { state, strings, prose } = scene;
  const hosts = state.thread?.allowed_image_domains ?? [];
  const rests = collectCitations(item.content, strings);
  const { press, over } = markEvents(scene, rests.sources);
  const growing = live && Boolean(state.open[item.id]);
  return html`${item.content.map(
    (part, index) =>
      html`<div class="prose" @click=${press} @pointerover=${over} @pointerout=${over}>${prose.draw(
        `${item.id}/${index}`,
        part.text ?? "",
        { hosts, strings, growing, marks: rests.marks[index], cites: rests.cites },
      )}</div>`,
  )}
    ${growing ? nothing : sourceList(scene, rests)}`;
}

/**
 * Progress while nothing else shows it: the server's own words, or that it thinks.
 * @param {Scene} scene
 * @param {TurnView} turn
 */
function waiting(scene, turn) {
  const { state, strings } = scene;
  const { progress } = state;
  if (progress)
    return html`<p class="progress ${progress.icon ? "has-icon" : ""}"
      >${progress.icon ? icon(progress.icon) : spinner}<span dir="auto">${progress.text}</span></p>`;
  if (turn.isOver) return nothing;
  const growing = turn.blocks.some((block) =>
    block.kind === "steps"
      ? block.steps.some(({ task }) => task.status_indicator === "loading") ||
        (block.reasoning && isRunning(scene, block))
      : state.open[block.item.id] && block.item.type !== "assistant_message",
  );
  const last = turn.blocks.at(-1);
  const writing = last?.kind === "item" && last.item.type === "assistant_message" && answerText(turn) !== "";
  return growing || writing
    ? nothing
    : html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden"
      >${strings.thinking}</span></p>`;
}

/** @param {Scene} scene @param {TurnView} turn */
function answerButtons(scene, turn) {
  const { state, options, strings, actions } = scene;
  const ids = turn.blocks.flatMap((block) =>
    block.kind === "item" && block.item.type === "assistant_message" ? [block.item.id] : [],
  );
  const { feedback = false, retry = false } = options.threadItemActions ?? {};
  const text = answerText(turn);
  const given = state.feedback[ids[0]];
  return html`<div class="actions">
    ${text ? html`${copyButton(() => text, strings.copyMessage, strings)}${quoteButton(scene, text)}` : nothing}
    ${
      feedback && ids.length
        ? [thumb("positive", "thumb-up", strings.goodAnswer), thumb("negative", "thumb-down", strings.badAnswer)]
        : nothing
    }
    ${
      retry && turn.isLast && turn.user && !turn.user.delivery
        ? html`<button class="quiet" type="button" aria-label=${strings.retryAnswer} title=${strings.retryAnswer}
          @click=${actions.retry}>${icon("reload")}</button>`
        : nothing
    }
  </div>`;

  /** @param {'positive' | 'negative'} kind @param {string} name @param {string} label */
  function thumb(kind, name, label) {
    return html`<button class="quiet" type="button" aria-label=${label} title=${label} aria-pressed=${given === kind}
      @click=${() => actions.feedback(kind, ids)}>${icon(name, { filled: given === kind })}</button>`;
  }
}
