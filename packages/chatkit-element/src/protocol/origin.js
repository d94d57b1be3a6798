/**
 * Addresses that are the server's own: their images are drawn.
 */

const here = () => globalThis.location?.href;

/** @param {string} url @param {string} api the address of the ChatKit server, as the options give it */
export function resolved(url, api) {
  return new URL(url, new URL(api, here()));
}

/** @param {URL} url @param {string} api */
function isOwn(url, api) {
  if (!["http:", "https:"].includes(url.protocol)) return false;
  return url.origin === resolved(api, api).origin || url.origin === globalThis.location?.origin;
}

/**
 * @param {string | null | undefined} url
 * @param {string} api
 * @returns {string | null} the address if it is the server's own
 */
export function ownUrl(url, api) {
  if (!url) return null;
  try {
    const address = resolved(url, api);
    return isOwn(address, api) ? address.href : null;
  } catch {
    return null;
  }
}
