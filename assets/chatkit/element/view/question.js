/**
 * Questions the assistant asks with choices: answered or skipped in one go.
 * @import { Scene } from './scene.js'
 * @import { Answer, Question, StructuredInput } from '../protocol'
 */
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/** @param {Scene} scene @param {StructuredInput} item */
export function questions(scene, item) {
  if (item.status !== 'pending') return html`<dl class="card answered">${item.inputs.map((one) => given(scene, one))}</dl>`;
  const busy = scene.state.turn !== null;
  return html`<form class="card questions" @submit=${(/** @type {SubmitEvent} */ event) => submit(scene, item, event)}>
    ${item.inputs.map((one) => html`<fieldset ?disabled=${busy}><legend dir="auto">${one.question}</legend>
      ${one.type === 'multiple_choice' ? choices(scene, item, one) : freeform(scene, item, one)}</fieldset>`)}
    <div class="question-foot">
      <button class="button primary" type="submit" ?disabled=${busy}>${scene.strings.submit}</button>
      <button class="button" type="button" ?disabled=${busy}
        @click=${() => scene.do.answer(item.id, 'skipped', {})}>${scene.strings.skip}</button>
    </div>
  </form>`;
}

/** @param {Scene} scene @param {StructuredInput} item @param {Question} one */
function choices({ strings }, item, one) {
  const name = `${item.id}/${one.id}`;
  return html`${(one.options ?? []).map(({ value }) => html`<label class="choice"><input
      type=${one.multiple ? 'checkbox' : 'radio'} name=${name} value=${value}><span>${value}</span></label>`)}
    <input class="field" type="text" name=${`${name}/other`} aria-label=${`${one.question} ${strings.otherAnswer}`} placeholder=${strings.otherAnswer}>`;
}

/** @param {Scene} scene @param {StructuredInput} item @param {Question} one */
function freeform({ strings }, item, one) {
  return html`${one.description ? html`<p class="question-note">${one.description}</p>` : nothing}
    <textarea class="field" rows="2" name=${`${item.id}/${one.id}/other`} aria-label=${one.question} placeholder=${strings.yourAnswer}></textarea>`;
}

/** @param {Scene} scene @param {StructuredInput} item @param {SubmitEvent} event */
function submit(scene, item, event) {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  /** @type {Record<string, Answer>} */
  const answers = {};
  for (const { id, multiple } of item.inputs) {
    const name = `${item.id}/${id}`;
    const other = String(data.get(`${name}/other`) ?? '').trim();
    const chosen = data.getAll(name).map(String);
    const values = other && !multiple ? [other] : [...chosen, ...(other ? [other] : [])];
    answers[id] = values.length ? { values } : { values: [], skipped: true };
  }
  scene.do.answer(item.id, 'answered', answers);
}

/** @param {Scene} scene @param {Question} one */
function given({ strings }, one) {
  const values = one.answer?.values ?? [];
  return html`<div class="given"><dt>${one.question}</dt>
    <dd>${values.length ? html`${icon('check')}${values.join(', ')}` : strings.skipped}</dd></div>`;
}
