/**
 * Hosts that images may come from. What the server names in a field of its own (a widget's image, a generated one, the
 * preview of a file) is its decision; what stands in Markdown is the model's, and may have been put into its mouth.
 * @import { Props } from './props.js'
 */
import { ownUrl } from "../protocol/origin.js";

/** Addresses of pictures in the message itself. As images they run nothing, SVG neither. */
const INLINE = /^data:image\/(?:png|jpeg|webp|gif|avif|svg\+xml)[;,]/i;

/** @typedef {Pick<Props, 'options' | 'state'>} Allowed */

/**
 * Hosts that images in Markdown may come from: those that the thread names, and those that the page does.
 * @param {Allowed} props
 * @returns {readonly string[]}
 */
export function imageHosts({ options, state }) {
  const thread = /** @type {{ allowedImageDomains?: string[] } | undefined} */ (options.thread);
  return [...(state.thread?.allowed_image_domains ?? []), ...(thread?.allowedImageDomains ?? [])];
}

/**
 * Address of a picture in a field of the server's: in the message itself, its own, or over https; where the thread
 * names hosts, only theirs.
 * @param {Allowed} props
 * @param {string | null | undefined} url
 * @returns {string | null} the address to load it from; null when it may not be shown
 */
export function imageAddress(props, url) {
  if (!url || INLINE.test(url)) return url || null;
  const { api } = props.options;
  const own = "url" in api ? ownUrl(url, api.url) : null;
  const isFree = !props.state.thread?.allowed_image_domains;
  return own ?? (isFree ? secureUrl(url)?.href : isAllowedImage(url, imageHosts(props)) ? url : null) ?? null;
}

/** @param {string | null | undefined} src @param {readonly string[]} hosts a host allows those below it too */
export function isAllowedImage(src, hosts) {
  const url = secureUrl(src ?? "");
  return url !== null && hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** @param {string} src */
function secureUrl(src) {
  const url = URL.canParse(src) ? new URL(src) : null;
  return url?.protocol === "https:" ? url : null;
}
