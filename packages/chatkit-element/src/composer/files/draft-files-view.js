/**
 * Files of a draft as cards, with the progress of their upload.
 * @import { DraftFile } from './draft-file.js'
 * @import { Scene } from '../../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { fileKind } from "./limits.js";
import { ownUrl } from "../../protocol/origin.js";
import { icon } from "../../ui/icons/icons.js";
import "../../ui/icons/more-icons.js";
import { removeButton } from "./remove-button.js";
import { draftFileStyles } from "../../ui/styles/draft-files.js";

export const styles = [draftFileStyles];

/** Circumference of the spinner's ring, in the units of its picture. */
const ROUND = 2 * Math.PI * 7.5;

/** Target that files are dropped on. @param {Scene} scene */
export const dropZone = ({ strings }) =>
  html`<div class="drop-zone">${icon("paperclip")}<span>${strings.drop}</span></div>`;

/** @param {Scene} scene */
export function draftFileList(scene) {
  const {
    composer: { files },
    strings,
  } = scene;
  return html`<ul class="enclosed" aria-label=${strings.attached}>${repeat(
    files.list,
    ({ key }) => key,
    (one) => card(scene, one),
  )}</ul>`;
}

/** @param {Scene} scene @param {DraftFile} one */
function card(scene, one) {
  const { strings, actions } = scene;
  const picture = one.preview ?? pictureOf(scene, one);
  const small = picture !== null && one.status !== "failed";
  return html`<li class="file ${one.status} ${small ? "is-picture" : ""}" title=${small ? one.name : nothing}>
    <span class="file-face">${picture ? html`<img src=${picture} alt=${one.name} @error=${broken}>` : nothing}${icon(
      one.type.startsWith("image/") ? "image" : "document",
    )}${one.status === "uploading" ? ring(one, strings) : nothing}</span>
    ${
      small
        ? nothing
        : html`<span class="file-words"><span class="file-name">${one.name}</span><span class="file-note"
      >${note(one, strings)}</span></span>`
    }
    ${
      one.status === "failed" && one.file
        ? html`<button class="quiet small" type="button" aria-label=${strings.retryUpload(one.name)}
          title=${strings.tryAgain}
          @click=${(/** @type {Event} */ event) => {
            focusBeside(event);
            actions.attachAgain(one.key);
          }}>${icon("reload")}</button>`
        : nothing
    }
    ${removeButton(strings.removeAttachment(one.name), () => actions.detach(one.key))}
  </li>`;
}

/** @param {Scene} scene @param {DraftFile} one */
function pictureOf({ options }, { attachment }) {
  return attachment?.type === "image" && "url" in options.api ? ownUrl(attachment.preview_url, options.api.url) : null;
}

/** Show the icon of a picture in place of one that cannot be drawn. @param {Event} event */
function broken({ currentTarget }) {
  /** @type {Element} */ (currentTarget).parentElement?.classList.add("is-broken");
}

/** @param {DraftFile} one @param {import('../../i18n/strings.js').Strings} strings */
function note({ name, type, size, status, error, progress }, strings) {
  if (status === "failed") return error;
  const whole = [fileKind(name, type), size === null ? "" : strings.size(size)].filter(Boolean).join(" · ");
  return status === "uploading" && size !== null && progress > 0
    ? `${strings.size(progress * size)} / ${strings.size(size)}`
    : whole;
}

/** @param {DraftFile} one @param {import('../../i18n/strings.js').Strings} strings */
function ring({ name, progress }, strings) {
  // All is sent, and the server has not said yet that it is there.
  const known = progress > 0 && progress < 1;
  return html`<span class="ring" role="progressbar" aria-label=${strings.uploading(name)} aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${known ? Math.round(progress * 100) : nothing}><svg class="icon ${known ? "" : "spinner"}"
      viewBox="0 0 24 24" aria-hidden="true"
    ><circle cx="12" cy="12" r="7.5" class="track"></circle><circle cx="12" cy="12" r="7.5"
      transform="rotate(-90 12 12)"
      stroke-dasharray="${(known ? progress : 0.25) * ROUND} ${ROUND}"></circle></svg></span>`;
}

/** Move the focus to the next button, since the pressed one goes. @param {Event} event */
function focusBeside({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  if (button.matches(":focus")) /** @type {HTMLElement} */ (button.nextElementSibling)?.focus();
}
