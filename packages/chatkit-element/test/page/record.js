// Record of the element's events, and of what the page's policy forbade, for tests to look at.

export const EVENTS = [
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

const page = /** @type {any} */ (window);

export function record() {
  page.told = [];
  page.violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    page.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
  );
}

/** @param {string} name @param {any} detail */
export function tell(name, detail) {
  const plain = JSON.stringify(detail ?? null, (_key, value) => (value instanceof Error ? value.message : value));
  page.told.push([name, JSON.parse(plain)]);
}
