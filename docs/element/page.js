/** @import { OpenAIChatKit } from "@openai/chatkit" */
// Use of the element in a page without a framework: wait until it is defined, give it options, listen.
const EVENTS = [
  "chatkit.ready",
  "chatkit.error",
  "chatkit.effect",
  "chatkit.deeplink",
  "chatkit.response.start",
  "chatkit.response.end",
  "chatkit.history.open",
  "chatkit.history.close",
  "chatkit.thread.change",
  "chatkit.thread.load.start",
  "chatkit.thread.load.end",
  "chatkit.tool.change",
  "chatkit.log",
];

const chat = /** @type {OpenAIChatKit} */ (document.querySelector("#chat"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("#server"));
const events = /** @type {Element} */ (document.querySelector("#events"));
const missing = /** @type {HTMLElement} */ (document.querySelector("#missing"));

/**
 * Sends the token along, and cookies to this page's own origin as every fetch does.
 * @param {string} token
 * @returns {typeof fetch}
 */
const withToken =
  (token) =>
  (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (token) headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

function connect() {
  const { api, token, scheme, locale } = /** @type {Record<string, any>} */ (Object.fromEntries(new FormData(form)));
  chat.setOptions({
    api: { url: api, domainKey: "none", fetch: withToken(token) },
    theme: { colorScheme: scheme },
    locale,
    startScreen: { prompts: [{ label: "Say hello", prompt: "Hello!", icon: "sparkle" }] },
    threadItemActions: { feedback: true, retry: true },
  });
  chat.hidden = false;
}

/** @param {Event} event */
function hear(event) {
  const line = document.createElement("li");
  const { detail: told } = /** @type {CustomEvent} */ (event);
  const detail = told?.error ? { error: told.error.message } : told;
  line.textContent = `${event.type}${detail ? ` ${JSON.stringify(detail)}` : ""}`;
  events.prepend(line);
}

for (const name of EVENTS) chat.addEventListener(name, hear);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  connect();
});

const asked = new URLSearchParams(location.search);
for (const [name, value] of asked) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}
missing.hidden = Boolean(customElements.get("openai-chatkit"));
if (new FormData(form).get("api")) connect();
