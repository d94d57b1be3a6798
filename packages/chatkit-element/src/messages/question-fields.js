/**
 * Fields of the assistant's questions: choices, suggestions that are sent at once, and one's own words.
 * @import { Props } from '../ui/props.js'
 * @import { Question, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { isOnScreen } from "../ui/keyboard.js";

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
export const fields = (props, item, question) =>
  question.type === "multiple_choice" ? choices(props, item, question) : freeform(props, item, question);

/**
 * Choices that are sent when they are pressed, and a field beside them.
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {Question} question
 * @param {{ isBusy: boolean, press: (value: string, event: MouseEvent) => void }} how
 */
export const suggestions = (props, item, question, { isBusy, press }) =>
  html`${(question.options ?? []).map(
    ({ value }) => html`<button class="button suggestion" type="button" ?disabled=${isBusy}
      @click=${(/** @type {MouseEvent} */ event) => press(value, event)}><span dir="auto">${value}</span></button>`,
  )}${ownWords(props, item, question, { label: otherOf(props, question), hint: props.strings.otherAnswer })}`;

/** @param {Props} props @param {Question} question */
const otherOf = ({ strings }, { question }) => `${question} ${strings.otherAnswer}`;

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function choices(props, item, question) {
  const { answers, strings } = props;
  const { chosen, isOther } = answers.get(item, question);
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
    ${isOther ? ownWords(props, item, question, { label: otherOf(props, question) }) : nothing}`;
}

/** @param {Event} event */
const isChecked = ({ currentTarget }) => /** @type {HTMLInputElement} */ (currentTarget).checked;

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function freeform(props, item, question) {
  const note = `${item.id}-${question.id}-note`;
  const { description } = question;
  return html`${description ? html`<p class="question-note" id=${note} dir="auto">${description}</p>` : nothing}
    ${ownWords(props, item, question, { label: question.question, note: description ? note : undefined })}`;
}

/**
 * @param {Props} props
 * @param {StructuredInput} item
 * @param {Question} question
 * @param {{ label: string, hint?: string, note?: string | undefined }} words `note`: id of what describes the field
 */
function ownWords({ answers, strings }, item, question, { label, hint = strings.yourAnswer, note }) {
  return html`<textarea class="field" rows=${item.inputs.length > 1 ? 2 : 1} aria-label=${label}
    aria-describedby=${note ?? nothing} placeholder=${hint} .value=${live(answers.get(item, question).other)}
    enterkeyhint=${item.inputs.length > 1 || isOnScreen() ? "enter" : "send"}
    @input=${(/** @type {Event} */ event) =>
      answers.write(item, question, /** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}></textarea>`;
}
