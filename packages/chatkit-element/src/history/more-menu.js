/**
 * Menu of the open conversation, and the progress of its export.
 * @import { Thread } from '../protocol/types'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { menuButton } from "../ui/menu.js";

/** @param {Props} props @param {Thread} thread */
export function moreMenu({ strings, exporter }, thread) {
  return menuButton({
    name: "more",
    label: strings.more,
    face: icon("dots"),
    choices: [
      { id: "markdown", label: strings.exportMarkdown, icon: "document" },
      { id: "json", label: strings.exportJson, icon: "code" },
    ],
    choose: (format) => void exporter?.save(thread, /** @type {import('../export/conversation.js').Format} */ (format)),
  });
}

/** @param {Props} props */
export function exportState(props) {
  const progress = props.exporter?.progress;
  return html`<div class="exporting" role="status">${progress ? notice(props, progress) : nothing}</div>`;
}

/** @param {Props} props @param {import('./exporter.js').Progress} progress */
function notice({ strings, exporter }, progress) {
  const failed = progress.state === "failed";
  const leave = progress.state === "running" ? strings.stopExport : strings.dismiss;
  return html`<div class="notice ${failed ? "danger" : ""}">
    ${progress.state === "running" ? spinner : icon(failed ? "alert" : "check")}
    <p class="notice-text">${words(strings, progress)}</p>
    ${
      failed
        ? html`<button class="button" type="button" @click=${() => exporter?.again()}
      >${strings.tryAgain}</button>`
        : nothing
    }
    <button class="quiet small" type="button" aria-label=${leave} title=${leave} @click=${() => exporter?.dismiss()}
      >${icon("cross")}</button>
  </div>`;
}

/** @param {Props['strings']} strings @param {import('./exporter.js').Progress} progress */
function words(strings, progress) {
  if (progress.state === "failed") return strings.exportFailed;
  return progress.state === "saved" ? strings.exported(progress.name) : strings.exporting(progress.count);
}
