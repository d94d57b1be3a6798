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

/** Decode a name; one that is badly encoded stays as it is. @param {string} name */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
