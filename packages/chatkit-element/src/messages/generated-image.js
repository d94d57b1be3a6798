/**
 * Generated image: an empty place, then a preview, then the whole picture.
 * @import { Props } from '../ui/props.js'
 * @import { GeneratedImageItem } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import { imageAddress } from "../ui/image-hosts.js";

/** @param {Props} props @param {GeneratedImageItem} item @param {boolean} live true while its answer still comes */
export function generatedImage(props, item, live) {
  const { strings, state } = props;
  const isMade = !state.open[item.id] || !live;
  if (!item.image)
    return isMade
      ? html`<p class="fallback">${strings.noImage}</p>`
      : html`<div class="generated is-empty">${progress(props, item)}</div>`;
  const address = imageAddress(props, item.image.url);
  if (!address) return html`<p class="fallback">${icon("image")}<span>${strings.blockedImage}</span></p>`;
  const picture = html`<img src=${address} alt=${isMade ? strings.generatedImage : strings.makeImage} decoding="async"
    referrerpolicy="no-referrer" @error=${broken}>
    <span class="attachment" aria-hidden="true">${icon("image")}<span>${strings.generatedImage}</span></span>`;
  if (!isMade) return html`<div class="generated is-partial">${picture}${progress(props, item)}</div>`;
  // Browsers do not open data in a tab.
  if (!/^https?:/.test(address)) return html`<div class="generated">${picture}</div>`;
  return html`<a class="generated" href=${address} target="_blank" rel="noopener noreferrer"
    >${picture}<span class="hidden">${strings.inNewTab}</span></a>`;
}

/** @param {Props} props @param {GeneratedImageItem} item */
function progress({ strings }, { progress: done }) {
  const percent = typeof done === "number" ? Math.round(Math.min(Math.max(done, 0), 1) * 100) : null;
  return html`<div class="making" role="progressbar" aria-label=${strings.makeImage} aria-valuemin="0"
    aria-valuemax="100" aria-valuenow=${percent ?? nothing}>
    ${spinner}<span>${strings.makeImage}</span>${
      percent === null
        ? nothing
        : html`<span class="percent"
      >${percent} %</span>`
    }</div>`;
}

/** @param {Event} event */
function broken({ currentTarget }) {
  /** @type {Element} */ (currentTarget).closest(".generated")?.classList.add("is-broken");
}
