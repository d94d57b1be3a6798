/**
 * Questions of the assistant: with choices, one's own words, or both; answered or skipped in one go. A single one is
 * answered by one press of a choice. Those that wait stand in the place of the composer, as long as nothing is written
 * there; else, and when they were set aside, in the thread.
 * @import { Props } from '../ui/props.js'
 * @import { Answer, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { fields, suggestions } from "./question-fields.js";
import { icon } from "../ui/icons/icons.js";
import { isComposing, isOnScreen } from "../ui/keyboard.js";

/** Questions in the place of the composer. @param {Props} props @param {StructuredInput} item @param {unknown} stop */
export function askedQuestions(props, item, stop) {
  const { strings, actions, state } = props;
  return html`<div class="asked">
    ${questionForm(props, item)}
    <button class="quiet set-aside" type="button" aria-label=${strings.messageInstead} title=${strings.messageInstead}
      @click=${() => actions.writeInstead(item.id)}>${icon("cross")}</button>
    ${state.turn ? stop : nothing}
  </div>`;
}

/** @param {Props} props @param {StructuredInput} item */
export function questionForm(props, item) {
  const { strings, answers } = props;
  const isBusy = mustWait(props);
  const isTapped = isAnsweredByTap(item);
  const hasAnswer = answers.hasAnswer(item);
  return html`<form class="questions" tabindex="-1" aria-label=${item.inputs[0]?.question ?? strings.yourAnswer}
    @submit=${(/** @type {SubmitEvent} */ event) => submit(props, item, event)}
    @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(item, event)}>
    ${item.inputs.map(
      (question) => html`<fieldset ?disabled=${isBusy && answers.sentTo === item.id}><legend dir="auto"
        >${question.question}</legend>${
          isTapped
            ? suggestions(props, item, question, {
                isBusy,
                press: (value, event) => press(props, item, event, "answered", { [question.id]: { values: [value] } }),
              })
            : fields(props, item, question)
        }</fieldset>`,
    )}
    <div class="question-foot">
      ${
        isTapped && !hasAnswer
          ? nothing
          : html`<button class="button primary" type="submit" ?disabled=${isBusy || !hasAnswer}
            >${strings.submit}</button>`
      }
      <button class="button ${isTapped ? "ghost" : ""}" type="button" ?disabled=${isBusy}
        @click=${(/** @type {MouseEvent} */ event) => press(props, item, event, "skipped", {})}>${strings.skip}</button>
    </div>
  </form>`;
}

/** Whether nothing can be answered now. @param {Props} props */
const mustWait = ({ state }) => state.turn !== null || (state.thread?.status?.type ?? "active") !== "active";

/** Whether one press answers everything that is asked. @param {StructuredInput} item */
const isAnsweredByTap = ({ inputs: [question, ...others] }) =>
  others.length === 0 && Boolean(question?.options?.length) && !question.multiple;

/**
 * Submit by Enter where one thing is asked, as a message is sent, and else by Ctrl or ⌘ with Enter.
 * @param {StructuredInput} item
 * @param {KeyboardEvent} event
 */
function onKey({ inputs }, event) {
  const { key, shiftKey, altKey, currentTarget, target } = event;
  if (key !== "Enter" || shiftKey || altKey || isComposing(event) || !(target instanceof HTMLTextAreaElement)) return;
  if (!(event.ctrlKey || event.metaKey) && (inputs.length > 1 || isOnScreen())) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (currentTarget).requestSubmit();
}

/**
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {MouseEvent} event
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} given
 */
function press(props, item, { currentTarget, detail }, status, given) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  // On a touch screen the composer would bring up its keyboard; whoever pressed a key goes on there.
  if (detail === 0) button.closest("form")?.focus();
  else button.blur();
  send(props, item, status, given);
}

/** @param {Props} props @param {StructuredInput} item @param {SubmitEvent} event */
function submit(props, item, event) {
  event.preventDefault();
  if (mustWait(props) || !props.answers.hasAnswer(item)) return;
  /** @type {HTMLElement} */ (event.currentTarget).focus();
  send(props, item, "answered", props.answers.submission(item));
}

/**
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} given
 */
function send({ actions, answers }, item, status, given) {
  answers.sentTo = item.id;
  actions.answer(item.id, status, given);
}
