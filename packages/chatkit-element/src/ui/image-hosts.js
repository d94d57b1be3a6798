/**
 * Hosts that images may come from.
 * @import { Props } from './props.js'
 */
import { ownUrl } from "../protocol/origin.js";

/** Addresses of pictures in the message itself. As images they run nothing, SVG neither. */
const INLINE = /^data:image\/(?:png|jpeg|webp|gif|avif|svg\+xml)[;,]/i;

/**
 * Pictures in the message itself, the server's own, and those of hosts that the thread allows.
 * @param {Pick<Props, 'options' | 'state'>} props
 * @param {string | null | undefined} url
 * @returns {string | null} the address to load it from; null when it may not be shown
 */
export function imageAddress({ options, state }, url) {
  if (!url || INLINE.test(url)) return url || null;
  const own = "url" in options.api ? ownUrl(url, options.api.url) : null;
  return own ?? (isAllowedImage(url, state.thread?.allowed_image_domains ?? []) ? url : null);
}

/** @param {string | null | undefined} src @param {readonly string[]} hosts a host allows those below it too */
export function isAllowedImage(src, hosts) {
  const url = URL.canParse(src ?? "") ? new URL(src ?? "") : null;
  if (url?.protocol !== "https:") return false;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
