/**
 * Questions of the assistant that are over, with the answers they got.
 * @import { Props } from '../ui/props.js'
 * @import { Item, Question, StructuredInput } from '../protocol/types'
 */
import { html } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";

/** @param {Props} props @param {StructuredInput} item */
export const givenAnswers = (props, item) =>
  isSaid(props.state.items, item)
    ? html`<p dir="auto">${item.inputs[0].question}</p>`
    : html`<dl class="card answered">${item.inputs.map((question) => answered(props, item, question))}</dl>`;

/** @param {Props} props @param {StructuredInput} item @param {Question} question */
function answered({ strings }, item, question) {
  const values = valuesOf(item, question);
  return html`<div class="given"><dt dir="auto">${question.question}</dt>
    ${
      values.length
        ? values.map((value) => html`<dd>${icon("check")}<span dir="auto">${value}</span></dd>`)
        : html`<dd class="is-skipped">${strings.skipped}</dd>`
    }</div>`;
}

/** @param {StructuredInput} item @param {Question} question */
const valuesOf = ({ status }, { answer }) => (status === "skipped" || answer?.skipped ? [] : (answer?.values ?? []));

/**
 * Whether the only answer stands below its question as a message of the person: not every server makes one of it.
 * @param {Item[]} items of the thread
 * @param {StructuredInput} item
 */
function isSaid(items, item) {
  const [question, ...others] = item.inputs;
  const next = items[items.findIndex(({ id }) => id === item.id) + 1];
  if (!question || others.length || next?.type !== "user_message") return false;
  return next.content.map(({ text }) => text).join("") === valuesOf(item, question).join(", ");
}
