/**
 * Row of a conversation in the list: its title, its date, and buttons to rename and delete it.
 * @import { Props } from '../ui/props.js'
 * @import { Thread } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { fullDate, parseTime, relative } from "../i18n/dates.js";
import { icon } from "../ui/icons/icons.js";

/** @param {Props} props @param {Thread} thread */
export function threadRow(props, thread) {
  const { history, strings, options, state, actions } = props;
  if (history.renaming === thread.id) return renameRow(props, thread);
  const title = thread.title || strings.untitled;
  const { showDelete = true, showRename = true } = options.history ?? {};
  const reach = thread.id === tabStop(props) ? 0 : -1;
  return html`<li class="thread" data-thread=${thread.id} @focusin=${() => focused(props, thread)}>
    <button class="thread-open" type="button" tabindex=${reach}
      aria-current=${thread.id === state.thread?.id ? "true" : nothing}
      aria-keyshortcuts=${[showRename && "F2", showDelete && "Delete"].filter(Boolean).join(" ") || nothing}
      @click=${() => actions.openThread(thread.id)}>
      <span class="thread-title" dir="auto">${title}</span>${date(props, thread)}
    </button>
    <span class="thread-actions">
      ${showRename ? tool("pencil", strings.rename(title), reach, () => history.rename(thread.id)) : nothing}
      ${showDelete ? tool("trash", strings.delete(title), reach, () => actions.deleteThread(thread)) : nothing}
    </span>
  </li>`;
}

/** Id of the row that Tab goes to; arrows go to the others. @param {Props} props */
function tabStop({ history, state }) {
  const ids = history.shown.map(({ id }) => id);
  return [history.at, state.thread?.id].find((id) => id && ids.includes(id)) ?? ids[0];
}

/** @param {Props} props @param {Thread} thread */
function focused({ history }, thread) {
  if (history.at === thread.id) return;
  history.at = thread.id;
  history.deps.changed();
}

/** @param {Props} props @param {Thread} thread */
function date({ locale, now }, thread) {
  const at = parseTime(thread.created_at);
  return html`<time datetime=${at.toISOString()} title=${fullDate(at, locale)}
    >${relative(at, new Date(now), locale)}</time>`;
}

/** @param {string} name @param {string} label @param {number} reach @param {() => void} act */
function tool(name, label, reach, act) {
  return html`<button class="quiet" type="button" tabindex=${reach} aria-label=${label} title=${label} @click=${act}
    >${icon(name)}</button>`;
}

/** @param {Props} props @param {Thread} thread */
function renameRow({ history, strings }, thread) {
  const save = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLElement} */ (event.currentTarget);
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    if (history.renaming === thread.id) void history.retitle(thread, input.value);
  };
  return html`<li class="thread renaming" data-thread=${thread.id}><form @submit=${save} @focusout=${save}>
    <input class="field" data-rename maxlength="255" autocomplete="off" aria-label=${strings.newTitle}
      .value=${thread.title ?? ""}></form></li>`;
}
