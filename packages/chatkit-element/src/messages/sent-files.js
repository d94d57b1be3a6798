/**
 * Files of a sent message: images are drawn, of others the name is shown.
 * @import { StoredAttachment } from '../protocol/types'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { imageAddress } from "../ui/image-hosts.js";

/** @param {Props} props @param {readonly StoredAttachment[]} attachments */
export function sentFiles(props, attachments) {
  if (attachments.length === 0) return nothing;
  const images = attachments.filter(({ type }) => type === "image").length;
  return html`<ul class="sent-files ${images === 1 ? "one-picture" : ""}" aria-label=${props.strings.sentFiles}>
    ${attachments.map((attachment) => html`<li>${sentFile(props, attachment)}</li>`)}
  </ul>`;
}

/** @param {Props} props @param {StoredAttachment} attachment */
function sentFile(props, attachment) {
  const address = attachment.type === "image" ? imageAddress(props, attachment.preview_url) : null;
  if (!address)
    return html`<span class="attachment"
      >${icon(attachment.type === "image" ? "image" : "document")}<span>${attachment.name}</span></span>`;
  return html`<a class="picture" href=${address} target="_blank" rel="noopener noreferrer" title=${attachment.name}>
    <img src=${address} alt=${attachment.name} loading="lazy" decoding="async" referrerpolicy="no-referrer"
      @error=${broken}>
    <span class="attachment" aria-hidden="true">${icon("image")}<span>${attachment.name}</span></span>
    <span class="hidden">${props.strings.inNewTab}</span></a>`;
}

/** Show the name in the place of an image that is no longer there. @param {Event} event */
function broken({ currentTarget }) {
  /** @type {Element} */ (currentTarget).closest(".picture")?.classList.add("is-broken");
}
