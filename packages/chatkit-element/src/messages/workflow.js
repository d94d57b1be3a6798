/**
 * Workflow on the way to an answer: a line a step, folded into one line when it is done.
 * @import { Props } from '../ui/props.js'
 * @import { Step, Steps } from './turns.js'
 * @import { Task } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { timingKey } from "../thread/step-timings.js";
import { icon, spinner, tellsFailure } from "../ui/icons/icons.js";
import { imageHosts } from "../ui/image-hosts.js";
import { sourceLine } from "./sources.js";

/** @param {Props} props @param {Steps} block @param {boolean} live true while their turn runs */
export function workflow(props, block, live) {
  if (block.steps.length === 0) return nothing;
  if (block.reasoning) return reasoning(props, block, live && isRunning(props, block));
  const list = html`<ol class="steps">${block.steps.map((step) => stepLine(props, step, live))}</ol>`;
  if (live || (block.steps.length === 1 && !block.summary)) return list;
  return folded(
    block,
    html`<span class="step-icon">${icon(summaryIcon(block))}</span><span class="fold-title"
      dir="auto">${foldTitle(props, block)}</span
    >${tookTime(props, block)}`,
    list,
  );
}

/** @param {Props} props @param {Steps} block */
export function isRunning({ state }, { steps }) {
  return steps.some(({ task, itemId }) => task.status_indicator === "loading" || state.open[itemId]);
}

/** @param {Steps} block @param {unknown} head @param {unknown} body */
function folded({ expanded }, head, body) {
  return html`<details class="folded" ?open=${expanded}>
    <summary>${head}${icon("chevron-right", { className: "fold-arrow" })}</summary>${body}
  </details>`;
}

/**
 * Reasoning of the model, folded from the first.
 * @param {Props} props
 * @param {Steps} block
 * @param {boolean} running
 */
function reasoning(props, block, running) {
  const { strings } = props;
  const latest = block.steps.findLast(({ task }) => task.title)?.task.title;
  const title = running ? (latest ?? strings.thinking) : foldTitle(props, block);
  const head = html`<span class="step-icon">${running ? spinner : icon(summaryIcon(block))}</span
    ><span class="fold-title ${running ? "is-running" : ""}" dir="auto">${title}</span>`;
  return folded(
    block,
    head,
    html`<ol class="steps thoughts"
      >${block.steps.map((step) =>
        step.task.type === "thought" ? thought(props, step) : stepLine(props, step, running),
      )}</ol>`,
  );
}

/** @param {Props} props @param {Step} step */
function thought(props, step) {
  return html`<li class="thought">${
    step.task.title
      ? html`<p class="thought-title"
    dir="auto">${step.task.title}</p>`
      : nothing
  }
    <div class="step-detail" @click=${props.actions.follow}>${detailOf(props, step)}</div></li>`;
}

/** @param {Steps} block */
function summaryIcon({ summary, steps, reasoning }) {
  if (summary && "title" in summary && summary.icon) return summary.icon;
  if (steps.some(({ task }) => tellsFailure(task.icon))) return "alert";
  return reasoning ? "bulb" : "check";
}

/** @param {Props} props @param {Steps} block */
function foldTitle({ strings }, { summary, steps, reasoning }) {
  if (summary && "title" in summary) return summary.title;
  if (!reasoning) return strings.steps(steps.length);
  return summary && summary.duration >= 1
    ? strings.thought(strings.seconds(summary.duration * 1000))
    : strings.reasoning;
}

/** @param {Props} props @param {Steps} block */
function tookTime(props, { summary, steps, reasoning }) {
  const seen = steps.map((step) => taken(props, step)).filter((ms) => ms !== null);
  const total = seen.length === steps.length ? seen.reduce((sum, ms) => sum + ms, 0) : 0;
  const said = summary && "duration" in summary ? summary.duration * 1000 : 0;
  const ms = total || said;
  return ms && !reasoning ? html`<span class="step-time">${props.strings.seconds(ms)}</span>` : nothing;
}

/** @param {Props} props @param {Step} step @returns {number | null} */
function taken({ state }, { itemId, index }) {
  const timing = state.timings[timingKey(itemId, index)];
  return timing?.end === undefined ? null : timing.end - timing.start;
}

/** @param {Props} props @param {Step} step @param {boolean} live */
function stepLine(props, step, live) {
  const { task } = step;
  const status = statusOf(task, live);
  const ms = taken(props, step);
  const line = html`<span class="step-icon">${icon(iconOf(task, status))}</span>
    ${words(props, task)}
    <span class="step-status ${status}">${mark(status)}<span class="hidden">${statusWord(props, status)}</span></span>
    ${ms ? html`<span class="step-time">${props.strings.seconds(ms)}</span>` : nothing}`;
  const detail = detailOf(props, step);
  if (!detail) return html`<li class="step">${line}</li>`;
  return html`<li class="step"><details>
    <summary>${line}${icon("chevron-right", { className: "fold-arrow" })}</summary>
    <div class="step-detail" @click=${props.actions.follow}>${detail}</div>
  </details></li>`;
}

/** @typedef {'running' | 'done' | 'failed' | 'plain'} StepStatus */

/** @param {Task} task @param {boolean} live @returns {StepStatus} */
function statusOf(task, live) {
  if (tellsFailure(task.icon)) return "failed";
  if (task.status_indicator === "loading") return live ? "running" : "failed";
  return task.status_indicator === "complete" ? "done" : "plain";
}

/** @param {StepStatus} status */
function mark(status) {
  if (status === "running") return spinner;
  if (status === "plain") return nothing;
  return icon(status === "failed" ? "cross" : "check");
}

/**
 * Icon of a step; a cross or a warning sign is left out, since the status has its own place.
 * @param {Task} task
 * @param {StepStatus} status
 */
function iconOf(task, status) {
  if (task.icon && status !== "failed") return task.icon;
  return (
    { custom: "bolt", web_search: "globe", thought: "bulb", file: "document", image: "image" }[task.type] ?? "bolt"
  );
}

/** @param {Props} props @param {StepStatus} status */
function statusWord({ strings }, status) {
  return { running: strings.stepRunning, done: strings.stepDone, failed: strings.stepFailed, plain: "" }[status];
}

/**
 * Title of a step, in which the verb stands out from its object: "Create task · test migration".
 * @param {Props} props
 * @param {Task} task
 */
function words({ strings }, task) {
  const usual = {
    custom: strings.step,
    web_search: strings.searchWeb,
    thought: strings.reasoning,
    file: strings.readFiles,
    image: strings.makeImage,
  };
  const [verb, ...object] = titleOf(task, usual[task.type] ?? strings.step).split(" · ");
  return html`<span class="step-words" dir="auto"><span class="step-verb">${verb}</span>${
    object.length
      ? html` <span class="step-object"><span class="step-dot">· </span>${object.join(" · ")}</span>`
      : nothing
  }</span>`;
}

/** @param {Task} task @param {string} usual */
function titleOf({ title, title_query: query }, usual) {
  const name = title || usual;
  return query && !name.includes(query) ? `${name} · ${query}` : name;
}

/** @param {Props} props @param {Step} step */
function detailOf(props, { task, itemId, index }) {
  const hosts = imageHosts(props);
  const key = `${itemId}/${index}`;
  const growing = Boolean(props.state.open[itemId]);
  if (task.content)
    return html`<div class="prose"
      >${props.prose.draw(key, task.content, { hosts, strings: props.strings, growing })}</div>`;
  const queries = task.queries ?? [];
  const sources = task.sources ?? [];
  if (queries.length + sources.length === 0) return null;
  return html`<ul class="step-sources">
    ${queries.map((query) => html`<li>${icon("search")}<span dir="auto">${query}</span></li>`)}
    ${sources.map((source) => html`<li>${sourceLine(props, source)}</li>`)}
  </ul>`;
}
