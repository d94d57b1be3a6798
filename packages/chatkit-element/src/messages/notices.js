/**
 * Notices of the server beside its answers.
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../ui/icons/icons.js";

const ICONS = { info: "info", warning: "alert", danger: "alert" };

/** @param {import('../ui/props.js').Props} props */
export function notices(props) {
  const { state, strings, prose, actions } = props;
  return repeat(
    state.notices,
    ({ id }) => id,
    (notice) => html`<div class="notice ${notice.level}">
      ${icon(ICONS[notice.level] ?? "info")}
      <div class="notice-text" @click=${actions.follow}>
        ${notice.title ? html`<strong dir="auto">${notice.title}</strong>` : nothing}
        ${prose.draw(`notice-${notice.id}`, notice.message, { hosts: [], strings })}
      </div>
      <button class="quiet small" type="button" aria-label=${strings.dismiss} title=${strings.dismiss}
        @click=${() => actions.dismiss(notice.id)}>${icon("cross")}</button>
    </div>`,
  );
}
