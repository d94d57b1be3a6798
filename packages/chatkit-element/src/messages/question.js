/**
 * Questions of the assistant: with choices, one's own words, or both; answered or skipped in one go.
 * @import { Props } from '../ui/props.js'
 * @import { Question, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { icon } from "../ui/icons/icons.js";

/** @param {Props} props @param {StructuredInput} item */
export function questions(props, item) {
  if (item.status !== "pending")
    return html`<dl class="card answered">${item.inputs.map((question) => answered(props, item, question))}</dl>`;
  const { strings, state, answers, actions } = props;
  const isBusy = state.turn !== null || (state.thread?.status?.type ?? "active") !== "active";
  return html`<form class="card questions" @submit=${(/** @type {SubmitEvent} */ event) => submit(props, item, event)}>
    ${item.inputs.map(
      (question) => html`<fieldset ?disabled=${isBusy}><legend dir="auto">${question.question}</legend>
      ${question.type === "multiple_choice" ? choices(props, item, question) : freeform(props, item, question)}
      </fieldset>`,
    )}
    <div class="question-foot">
      <button class="button primary" type="submit" ?disabled=${isBusy || !answers.hasAnswer(item)}
        >${strings.submit}</button>
      <button class="button" type="button" ?disabled=${isBusy} @click=${() => actions.answer(item.id, "skipped", {})}
        >${strings.skip}</button>
    </div>
  </form>`;
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

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function answered({ strings }, item, question) {
  const values = item.status === "skipped" || question.answer?.skipped ? [] : (question.answer?.values ?? []);
  return html`<div class="given"><dt dir="auto">${question.question}</dt>
    ${
      values.length
        ? values.map((value) => html`<dd>${icon("check")}<span dir="auto">${value}</span></dd>`)
        : html`<dd class="is-skipped">${strings.skipped}</dd>`
    }</div>`;
}
