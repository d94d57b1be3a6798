// How a page without a framework uses the element: wait until it is defined, give it options, listen.
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

const chat = document.querySelector("#chat");
const form = document.querySelector("#server");
const events = document.querySelector("#events");

/** Sends the token along, and cookies to this page's own origin as every fetch does. */
const withToken =
  (token) =>
  (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (token) headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

function connect() {
  const { api, token, scheme, locale } = Object.fromEntries(new FormData(form));
  chat.setOptions({
    api: { url: api, domainKey: "none", fetch: withToken(token) },
    theme: { colorScheme: scheme },
    locale,
    startScreen: { prompts: [{ label: "Say hello", prompt: "Hello!", icon: "sparkle" }] },
    threadItemActions: { feedback: true, retry: true },
  });
  chat.hidden = false;
}

function hear(event) {
  const line = document.createElement("li");
  const detail = event.detail?.error ? { error: event.detail.error.message } : event.detail;
  line.textContent = `${event.type}${detail ? ` ${JSON.stringify(detail)}` : ""}`;
  events.prepend(line);
}

for (const name of EVENTS) chat.addEventListener(name, hear);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  connect();
});

const asked = new URLSearchParams(location.search);
for (const field of form.elements) if (asked.has(field.name)) field.value = asked.get(field.name);
document.querySelector("#missing").hidden = Boolean(customElements.get("openai-chatkit"));
if (form.elements.api.value) connect();
