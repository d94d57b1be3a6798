/**
 * View of a turn: the message of a person, the answer, and its buttons.
 * @import { Props } from '../ui/props.js'
 * @import { Row } from './list/rows.js'
 * @import { Single, TurnView } from './turns.js'
 * @import { AssistantMessage, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { collectCitations } from "./citations.js";
import { copyButton } from "../ui/copy.js";
import { endMark } from "./end-mark.js";
import { generatedImage } from "./generated-image.js";
import { givenAnswers } from "./given-answers.js";
import { imageHosts } from "../ui/image-hosts.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { markEvents } from "./mark-events.js";
import { questionForm } from "./question.js";
import { quoteButton } from "./quote-buttons.js";
import { userMessage } from "./user-message.js";
import { sourceList } from "./sources.js";
import { answerText } from "./turns.js";
import { widget } from "../widgets/lazy-widget.js";
import { isRunning, workflow } from "./workflow.js";

/** View of a turn, or of the part of it that is one row. @param {Props} props @param {Row} row */
export function turnView(props, { key, turn, from, to, position }) {
  const live = turn === props.liveTurn;
  const user = from === 0 ? turn.user : null;
  return html`<section class="turn" data-row=${key}>
    ${user ? userMessage(props, user, position + 1) : nothing}
    ${
      to === from && !live
        ? nothing
        : html`<article class="answer" aria-label=${props.strings.assistant} aria-busy=${live}
          aria-posinset=${position + (user ? 2 : 1)}
          aria-setsize=${props.messages}>
          ${repeat(
            turn.blocks.slice(from, to),
            (block) => block.key,
            (block) => (block.kind === "steps" ? workflow(props, block, live) : single(props, block, live)),
          )}
          ${
            to < turn.blocks.length
              ? nothing
              : live
                ? html`<div class="waiting" role="status"
            >${waiting(props, turn)}</div>`
                : [endMark(props, turn), answerButtons(props, turn)]
          }
        </article>`
    }
  </section>`;
}

/** @param {Props} props @param {Single} block @param {boolean} live */
function single(props, { item }, live) {
  switch (item.type) {
    case "assistant_message":
      return answer(props, item, live);
    case "widget":
      return widget(props, item);
    case "structured_input":
      return question(props, item);
    case "generated_image":
      return generatedImage(props, item, live);
    default:
      return nothing;
  }
}

/** Questions, unless they stand in the place of the composer. @param {Props} props @param {StructuredInput} item */
function question(props, item) {
  if (item.status !== "pending") return givenAnswers(props, item);
  return item === props.asked ? nothing : html`<div class="card">${questionForm(props, item)}</div>`;
}

/** @param {Props} props @param {AssistantMessage} item @param {boolean} live */
function answer(props, item, live) {
  const { state, strings, prose } = props;
  const hosts = imageHosts(props);
  const rests = collectCitations(item.content, strings);
  const { press, over } = markEvents(props, rests.sources);
  const growing = live && Boolean(state.open[item.id]);
  return html`${item.content.map(
    (part, index) =>
      html`<div class="prose" @click=${press} @pointerover=${over} @pointerout=${over}>${prose.draw(
        `${item.id}/${index}`,
        part.text ?? "",
        { hosts, strings, growing, marks: rests.marks[index], cites: rests.cites },
      )}</div>`,
  )}
    ${growing ? nothing : sourceList(props, rests)}`;
}

/**
 * Progress while nothing else shows it: the server's own words, or that it thinks.
 * @param {Props} props
 * @param {TurnView} turn
 */
function waiting(props, turn) {
  const { state, strings } = props;
  const { progress, reconnecting } = state;
  if (reconnecting) return html`<p class="progress">${spinner}<span>${strings.reconnecting}</span></p>`;
  if (progress)
    return html`<p class="progress ${progress.icon ? "has-icon" : ""}"
      >${progress.icon ? icon(progress.icon) : spinner}<span dir="auto">${progress.text}</span></p>`;
  if (turn.end) return nothing;
  const growing = turn.blocks.some((block) =>
    block.kind === "steps"
      ? block.steps.some(({ task }) => task.status_indicator === "loading") ||
        (block.reasoning && isRunning(props, block))
      : state.open[block.item.id] && block.item.type !== "assistant_message",
  );
  const last = turn.blocks.at(-1);
  const writing = last?.kind === "item" && last.item.type === "assistant_message" && answerText(turn) !== "";
  return growing || writing
    ? nothing
    : html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden"
      >${strings.thinking}</span></p>`;
}

/** @param {Props} props @param {TurnView} turn */
function answerButtons(props, turn) {
  const { state, options, strings, actions } = props;
  const ids = turn.blocks.flatMap((block) =>
    block.kind === "item" && block.item.type === "assistant_message" ? [block.item.id] : [],
  );
  const { feedback = false, retry = false } = options.threadItemActions ?? {};
  const text = answerText(turn);
  const verdict = state.feedback[ids[0]];
  return html`<div class="actions">
    ${text ? html`${copyButton(() => text, strings.copyMessage, strings)}${quoteButton(props, text)}` : nothing}
    ${
      feedback && ids.length
        ? [thumb("positive", "thumb-up", strings.goodAnswer), thumb("negative", "thumb-down", strings.badAnswer)]
        : nothing
    }
    ${
      retry && turn.isLast && turn.user && !turn.user.delivery && !turn.end?.action
        ? html`<button class="quiet" type="button" aria-label=${strings.retryAnswer} title=${strings.retryAnswer}
          @click=${actions.retry}>${icon("reload")}</button>`
        : nothing
    }
  </div>`;

  /** @param {'positive' | 'negative'} kind @param {string} name @param {string} label */
  function thumb(kind, name, label) {
    return html`<button class="quiet" type="button" aria-label=${label} title=${label} aria-pressed=${verdict === kind}
      @click=${() => actions.feedback(kind, ids)}>${icon(name, { filled: verdict === kind })}</button>`;
  }
}
