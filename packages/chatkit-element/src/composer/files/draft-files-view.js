/**
 * Files of a draft as cards, with the progress of their upload.
 * @import { DraftFile } from './draft-file.js'
 * @import { Props } from '../../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { fileKind } from "./limits.js";
import { icon } from "../../ui/icons/icons.js";
import "../../ui/icons/more-icons.js";
import { imageAddress } from "../../ui/image-hosts.js";
import { removeButton } from "./remove-button.js";
import { draftFileStyles } from "../../ui/styles/draft-files.js";

export const styles = [draftFileStyles];

/** Circumference of the spinner's ring, in the units of its picture. */
const ROUND = 2 * Math.PI * 7.5;

/** Target that files are dropped on. @param {Props} props */
export const dropZone = ({ strings }) =>
  html`<div class="drop-zone">${icon("paperclip")}<span>${strings.drop}</span></div>`;

/** @param {Props} props */
export function draftFileList(props) {
  const {
    composer: { files },
    strings,
  } = props;
  return html`<ul class="enclosed" aria-label=${strings.attached}>${repeat(
    files.list,
    ({ key }) => key,
    (file) => card(props, file),
  )}</ul>`;
}

/** @param {Props} props @param {DraftFile} file */
function card(props, file) {
  const { strings, actions } = props;
  const picture = file.preview ?? pictureOf(props, file);
  const small = picture !== null && file.status !== "failed";
  return html`<li class="file ${file.status} ${small ? "is-picture" : ""}" title=${small ? file.name : nothing}>
    <span class="file-face">${picture ? html`<img src=${picture} alt=${file.name} @error=${broken}>` : nothing}${icon(
      file.type.startsWith("image/") ? "image" : "document",
    )}${file.status === "uploading" ? ring(file, strings) : nothing}</span>
    ${
      small
        ? nothing
        : html`<span class="file-words"><span class="file-name">${file.name}</span><span class="file-note"
      >${note(file, strings)}</span></span>`
    }
    ${
      file.status === "failed" && file.file
        ? html`<button class="quiet small" type="button" aria-label=${strings.retryUpload(file.name)}
          title=${strings.tryAgain}
          @click=${(/** @type {Event} */ event) => {
            focusBeside(event);
            actions.attachAgain(file.key);
          }}>${icon("reload")}</button>`
        : nothing
    }
    ${removeButton(strings.removeAttachment(file.name), () => actions.detach(file.key))}
  </li>`;
}

/** @param {Props} props @param {DraftFile} file */
const pictureOf = (props, { attachment }) =>
  attachment?.type === "image" ? imageAddress(props, attachment.preview_url) : null;

/** Show the icon of a picture in place of one that cannot be drawn. @param {Event} event */
function broken({ currentTarget }) {
  /** @type {Element} */ (currentTarget).parentElement?.classList.add("is-broken");
}

/** @param {DraftFile} file @param {import('../../i18n/strings.js').Strings} strings */
function note({ name, type, size, status, error, progress }, strings) {
  if (status === "failed") return error;
  const whole = [fileKind(name, type), size === null ? "" : strings.size(size)].filter(Boolean).join(" · ");
  return status === "uploading" && size !== null && progress > 0
    ? `${strings.size(progress * size)} / ${strings.size(size)}`
    : whole;
}

/** @param {DraftFile} file @param {import('../../i18n/strings.js').Strings} strings */
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
