/**
 * Links of the form `chatkit-link://name?key=value` are for the host, not for the browser.
 */

/**
 * @param {Event} event a click somewhere in Markdown
 * @param {(name: string, detail: unknown) => void} emit
 */
export function followLink(event, emit) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link || link.protocol !== 'chatkit-link:') return;
  event.preventDefault();
  const [name, query = ''] = link.href.slice('chatkit-link:'.length).replace(/^\/+/, '').split('?');
  emit('chatkit.deeplink', { name: decodeURIComponent(name.replace(/\/$/, '')), data: Object.fromEntries(new URLSearchParams(query)) });
}
