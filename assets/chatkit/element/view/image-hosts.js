/** @param {string | null | undefined} src @param {readonly string[]} hosts a host allows those below it too */
export function isAllowedImage(src, hosts) {
  const url = URL.canParse(src ?? '') ? new URL(src ?? '') : null;
  if (url?.protocol !== 'https:') return false;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
