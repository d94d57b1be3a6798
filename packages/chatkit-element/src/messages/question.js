/**
 * Questions of the assistant: with choices, one's own words, or both; answered or skipped in one go.
 * @import { Scene } from '../ui/view-model.js'
 * @import { Question, StructuredInput } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { icon } from "../ui/icons/icons.js";

/** @param {Scene} scene @param {StructuredInput} item */
export function questions(scene, item) {
  if (item.status !== "pending")
    return html`<dl class="card answered">${item.inputs.map((one) => given(scene, item, one))}</dl>`;
  const { strings, state, answers, actions } = scene;
  const isBusy = state.turn !== null || (state.thread?.status?.type ?? "active") !== "active";
  return html`<form class="card questions" @submit=${(/** @type {SubmitEvent} */ event) => submit(scene, item, event)}>
    ${item.inputs.map(
      (one) => html`<fieldset ?disabled=${isBusy}><legend dir="auto">${one.question}</legend>
      ${one.type === "multiple_choice" ? choices(scene, item, one) : freeform(scene, item, one)}</fieldset>`,
    )}
    <div class="question-foot">
      <button class="button primary" type="submit" ?disabled=${isBusy || !answers.hasAnswer(item)}
        >${strings.submit}</button>
      <button class="button" type="button" ?disabled=${isBusy} @click=${() => actions.answer(item.id, "skipped", {})}
        >${strings.skip}</button>
    </div>
  </form>`;
}

/** @param {Scene} scene @param {StructuredInput} item @param {Question} one */
function choices(scene, item, one) {
  const { answers, strings } = scene;
  const { chosen, isOther, other } = answers.get(item, one);
  const name = `${item.id}/${one.id}`;
  const type = one.multiple ? "checkbox" : "radio";
  return html`${(one.options ?? []).map(
    ({ value }) => html`<label class="choice"><input type=${type} name=${name}
      .checked=${live(chosen.includes(value))}
      @change=${(/** @type {Event} */ event) => answers.choose(item, one, value, isChecked(event))}
      ><span dir="auto">${value}</span></label>`,
  )}
    <label class="choice"><input type=${type} name=${name} .checked=${live(isOther)}
      @change=${(/** @type {Event} */ event) => answers.chooseOther(item, one, isChecked(event))}><span>${
        strings.otherAnswer
      }</span></label>
    ${isOther ? ownWords(scene, item, one, `${one.question} ${strings.otherAnswer}`, other) : nothing}`;
}

/** @param {Event} event */
const isChecked = ({ currentTarget }) => /** @type {HTMLInputElement} */ (currentTarget).checked;

/** @param {Scene} scene @param {StructuredInput} item @param {Question} one */
function freeform(scene, item, one) {
  const note = `${item.id}-${one.id}-note`;
  const { other } = scene.answers.get(item, one);
  return html`${one.description ? html`<p class="question-note" id=${note} dir="auto">${one.description}</p>` : nothing}
    ${ownWords(scene, item, one, one.question, other, one.description ? note : undefined)}`;
}

/**
 * @param {Scene} scene
 * @param {StructuredInput} item
 * @param {Question} one
 * @param {string} label
 * @param {string} words
 * @param {string} [note]
 */
function ownWords({ answers, strings }, item, one, label, words, note) {
  return html`<textarea class="field" rows="2" aria-label=${label} aria-describedby=${note ?? nothing}
    placeholder=${strings.yourAnswer} .value=${live(words)}
    @input=${(/** @type {Event} */ event) =>
      answers.write(item, one, /** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}></textarea>`;
}

/** @param {Scene} scene @param {StructuredInput} item @param {SubmitEvent} event */
function submit({ answers, actions }, item, event) {
  event.preventDefault();
  if (answers.hasAnswer(item)) actions.answer(item.id, "answered", answers.submission(item));
}

/** @param {Scene} scene @param {StructuredInput} item @param {Question} one */
function given({ strings }, item, one) {
  const values = item.status === "skipped" || one.answer?.skipped ? [] : (one.answer?.values ?? []);
  return html`<div class="given"><dt dir="auto">${one.question}</dt>
    ${
      values.length
        ? values.map((value) => html`<dd>${icon("check")}<span dir="auto">${value}</span></dd>`)
        : html`<dd class="is-skipped">${strings.skipped}</dd>`
    }</div>`;
}
