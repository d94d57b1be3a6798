/**
 * Files of a sent message: images are drawn, of others the name is shown.
 * @import { StoredAttachment } from '../protocol/types'
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { imageAddress } from "../ui/image-hosts.js";

/** @param {Scene} scene @param {readonly StoredAttachment[]} attachments */
export function sentFiles(scene, attachments) {
  if (attachments.length === 0) return nothing;
  const images = attachments.filter(({ type }) => type === "image").length;
  return html`<ul class="sent-files ${images === 1 ? "one-picture" : ""}" aria-label=${scene.strings.sentFiles}>
    ${attachments.map((one) => html`<li>${sentFile(scene, one)}</li>`)}
  </ul>`;
}

/** @param {Scene} scene @param {StoredAttachment} one */
function sentFile(scene, one) {
  const address = one.type === "image" ? imageAddress(scene, one.preview_url) : null;
  if (!address)
    return html`<span class="attachment"
      >${icon(one.type === "image" ? "image" : "document")}<span>${one.name}</span></span>`;
  return html`<a class="picture" href=${address} target="_blank" rel="noopener noreferrer" title=${one.name}>
    <img src=${address} alt=${one.name} loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${broken}>
    <span class="attachment" aria-hidden="true">${icon("image")}<span>${one.name}</span></span>
    <span class="hidden">${scene.strings.inNewTab}</span></a>`;
}

/** Show the name in the place of an image that is no longer there. @param {Event} event */
function broken({ currentTarget }) {
  /** @type {Element} */ (currentTarget).closest(".picture")?.classList.add("is-broken");
}
