/**
 * Icons and images in a widget. Images come over https, from the server, or from the message itself; where the thread
 * names hosts, from those only.
 * @import { Props } from '../ui/props.js'
 * @import { Draw } from './tree.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { imageAddress } from "../ui/image-hosts.js";
import { blockStyle } from "./style/box.js";
import { background, color } from "./style/colors.js";
import { styled } from "./style/styled.js";
import { words } from "./nodes.js";

/** ChatKit's icons that are a filled shape, the first with something cut out of it. @type {Record<string, string>} */
const FILLED = { "check-circle-filled": "filled cut", "star-filled": "filled", dot: "filled" };
const FITS = ["cover", "contain", "fill", "scale-down", "none"];
const POSITION = /^(?:top|bottom|left|right|center|(?:top|bottom) (?:left|right))$/;

/** @type {Draw} */
export function iconOf(_place, node) {
  const size = ["xs", "sm", "md", "lg", "xl", "2xl", "3xl"].includes(node.size) ? node.size : "md";
  const name = words(node.name);
  return html`<span class="w-icon size-${size} ${Object.hasOwn(FILLED, name) ? FILLED[name] : ""}"
    ${styled({ color: color(node.color) })}>${icon(name)}</span>`;
}

/**
 * @param {Props} props
 * @param {string} src
 * @param {string} alt
 * @returns {import('lit').TemplateResult | null} null when it may not be shown
 */
export function picture(props, src, alt) {
  const address = imageAddress(props, src);
  return address === null
    ? null
    : html`<img src=${address} alt=${alt} loading="lazy" decoding="async" referrerpolicy="no-referrer">`;
}

/** @type {Draw} */
export function image(place, node) {
  const { frame, flush, fit, position } = node;
  const alt = words(node.alt);
  const style = {
    ...blockStyle(node),
    ...background(node.background),
    "--fit": FITS.includes(fit) ? fit : undefined,
    "--position": POSITION.test(position) ? position : undefined,
  };
  const drawn = picture(place.props, words(node.src), alt);
  const missing = alt || place.props.strings.blockedImage;
  const blocked = html`<span class="w-blocked" title=${missing}>${icon("image")}<span>${missing}</span></span>`;
  return html`<div class="w-image ${frame ? "framed" : ""} ${flush ? "flush" : ""}" role=${drawn ? nothing : "img"}
    aria-label=${drawn ? nothing : missing} ${styled(style)}>${drawn ?? blocked}</div>`;
}
