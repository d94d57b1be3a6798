/**
 * Links of the form `chatkit-link://name?key=value` are for the host, not for the browser.
 */

/**
 * @param {Event} event a click somewhere in Markdown
 * @param {(name: string, detail: unknown) => void} emit
 */
export function followLink(event, emit) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link?.protocol !== "chatkit-link:") return;
  event.preventDefault();
  const [name, query = ""] = link.href.slice("chatkit-link:".length).replace(/^\/+/, "").split("?");
  emit("chatkit.deeplink", {
    name: decoded(name.replace(/\/$/, "")),
    data: Object.fromEntries(new URLSearchParams(query)),
  });
}

/** A name that is no good encoding is told as it is written. @param {string} name */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
