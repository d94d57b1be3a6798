/**
 * Questions of the assistant: with choices, one's own words, or both; answered or skipped in one go. A single one is
 * answered by one press of a choice.
 * @import { Props } from '../ui/props.js'
 * @import { Answer, Question, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { givenAnswers } from "./given-answers.js";

/** @param {Props} props @param {StructuredInput} item */
export function questions(props, item) {
  if (item.status !== "pending") return givenAnswers(props, item);
  const { strings, state, answers } = props;
  const isBusy = state.turn !== null || (state.thread?.status?.type ?? "active") !== "active";
  const isTapped = isAnsweredByTap(item);
  const isWriting = !isTapped || answers.get(item, item.inputs[0]).isOther;
  return html`<form class="card questions" @submit=${(/** @type {SubmitEvent} */ event) => submit(props, item, event)}>
    ${item.inputs.map(
      (question) => html`<fieldset ?disabled=${isBusy}><legend dir="auto">${question.question}</legend>
      ${isTapped ? suggestions(props, item, question) : fields(props, item, question)}
      </fieldset>`,
    )}
    <div class="question-foot">
      ${
        isWriting
          ? html`<button class="button primary" type="submit" ?disabled=${isBusy || !answers.hasAnswer(item)}
            >${strings.submit}</button>`
          : html`<button class="button ghost" type="button" ?disabled=${isBusy}
            @click=${(/** @type {Event} */ event) => writeInstead(props, item, event)}>${strings.otherAnswer}</button>`
      }
      <button class=${isWriting ? "button" : "button ghost"} type="button" ?disabled=${isBusy}
        @click=${(/** @type {MouseEvent} */ event) => press(props, item, "skipped", {}, event)}>${strings.skip}</button>
    </div>
  </form>`;
}

/** Whether one press answers everything that is asked. @param {StructuredInput} item */
const isAnsweredByTap = ({ inputs: [question, ...others] }) =>
  others.length === 0 && Boolean(question?.options?.length) && !question.multiple;

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
const fields = (props, item, question) =>
  question.type === "multiple_choice" ? choices(props, item, question) : freeform(props, item, question);

/**
 * Choices that are sent when they are pressed.
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {Question} question
 */
function suggestions(props, item, question) {
  const { isOther, other } = props.answers.get(item, question);
  return html`${(question.options ?? []).map(
    ({ value }) => html`<button class="button suggestion" type="button"
      @click=${(/** @type {MouseEvent} */ event) =>
        press(props, item, "answered", { [question.id]: { values: [value] } }, event)}
      ><span dir="auto">${value}</span></button>`,
  )}
    ${isOther ? ownWords(props, item, question, `${question.question} ${props.strings.otherAnswer}`, other) : nothing}`;
}

/**
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {'answered' | 'skipped'} status
 * @param {Record<string, Answer>} given
 * @param {MouseEvent} event
 */
function press({ actions }, item, status, given, { currentTarget, detail }) {
  actions.answer(item.id, status, given);
  // The button goes with the question: whoever pressed it by a key would begin again at the top of the page.
  if (detail === 0) composerBeside(currentTarget)?.focus();
}

/** @param {EventTarget | null} target */
const composerBeside = (target) =>
  /** @type {HTMLElement | null} */ (
    /** @type {ShadowRoot} */ (/** @type {Element} */ (target).getRootNode()).querySelector("#composer")
  );

/** @param {Props} props @param {StructuredInput} item @param {Event} event */
function writeInstead({ answers }, item, { currentTarget }) {
  const form = /** @type {HTMLElement} */ (currentTarget).closest("form");
  answers.chooseOther(item, item.inputs[0], true);
  // After the drawing that this has asked for.
  requestAnimationFrame(() => form?.querySelector("textarea")?.focus());
}

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function choices(props, item, question) {
  const { answers, strings } = props;
  const { chosen, isOther, other } = answers.get(item, question);
  const name = `${item.id}/${question.id}`;
  const type = question.multiple ? "checkbox" : "radio";
  return html`${(question.options ?? []).map(
    ({ value }) => html`<label class="choice"><input type=${type} name=${name}
      .checked=${live(chosen.includes(value))}
      @change=${(/** @type {Event} */ event) => answers.choose(item, question, value, isChecked(event))}
      ><span dir="auto">${value}</span></label>`,
  )}
    <label class="choice"><input type=${type} name=${name} .checked=${live(isOther)}
      @change=${(/** @type {Event} */ event) => answers.chooseOther(item, question, isChecked(event))}><span>${
        strings.otherAnswer
      }</span></label>
    ${isOther ? ownWords(props, item, question, `${question.question} ${strings.otherAnswer}`, other) : nothing}`;
}

/** @param {Event} event */
const isChecked = ({ currentTarget }) => /** @type {HTMLInputElement} */ (currentTarget).checked;

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function freeform(props, item, question) {
  const note = `${item.id}-${question.id}-note`;
  const { other } = props.answers.get(item, question);
  const { description } = question;
  return html`${description ? html`<p class="question-note" id=${note} dir="auto">${description}</p>` : nothing}
    ${ownWords(props, item, question, question.question, other, description ? note : undefined)}`;
}

/**
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {Question} question
 * @param {string} label
 * @param {string} words
 * @param {string} [note]
 */
function ownWords({ answers, strings }, item, question, label, words, note) {
  return html`<textarea class="field" rows="2" aria-label=${label} aria-describedby=${note ?? nothing}
    placeholder=${strings.yourAnswer} .value=${live(words)}
    @input=${(/** @type {Event} */ event) =>
      answers.write(item, question, /** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}></textarea>`;
}

/** @param {Props} props @param {StructuredInput} item @param {SubmitEvent} event */
function submit({ answers, actions }, item, event) {
  event.preventDefault();
  if (answers.hasAnswer(item)) actions.answer(item.id, "answered", answers.submission(item));
}
