import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";

/** @param {import('../ui/props.js').Props} props */
export function header(props) {
  const { options, strings, actions } = props;
  const { enabled = true, leftAction, rightAction } = options.header ?? {};
  if (!enabled) return nothing;
  return html`<header class="header">
    ${hostButton(leftAction)}
    <h2 class="header-title" dir="auto" title=${title(props)}>${title(props)}</h2>
    ${props.state.thread ? props.modules.messages.get(props)?.moreMenu(props, props.state.thread) : nothing}
    ${
      options.history?.enabled === false
        ? nothing
        : html`<button class="quiet" type="button" data-name="history" aria-label=${strings.openHistory}
          title=${strings.openHistory} @click=${actions.showHistory}>${icon("history")}</button>`
    }
    <button class="quiet" type="button" aria-label=${strings.newChat} title=${strings.newChat}
      @click=${actions.newChat}>${icon("compose")}</button>
    ${hostButton(rightAction)}
  </header>`;
}

/** @param {import('../ui/props.js').Props} props */
function title({ options, state, strings }) {
  const { enabled = true, text } = options.header?.title ?? {};
  if (!enabled) return "";
  return text ?? state.thread?.title ?? strings.chat;
}

/** @param {{ icon: string, onClick: () => void } | undefined} action */
function hostButton(action) {
  if (!action) return nothing;
  const label = action.icon.replaceAll("-", " ");
  return html`<button class="quiet" type="button" aria-label=${label} title=${label}
    @click=${() => action.onClick()}>${icon(action.icon)}</button>`;
}
