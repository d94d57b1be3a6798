/**
 * Service worker: shows reminders that come as push messages, and does what their buttons say, with the page closed;
 * where the server cannot be reached, it shows a page of its own instead of the browser's.
 *
 * Browsers run it as it is written: it imports nothing. `?api=` in its address names the origin of the API where that
 * is not the page's, as in development.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const api = new URL(worker.location.href).searchParams.get("api") ?? worker.location.origin;

/** Files of the page without a connection; a hash of them, so that browsers fetch what has changed. */
const OFFLINE = ["/offline/page.html", "/offline/page.css", "/offline/page.js", "/favicon.svg"];
const KEPT = "taskchat-offline-2be109f0";

/**
 * Message of the server, as `taskchat/notifications/wording.py` makes it.
 * @typedef {{ id: string, title: string, body: string }} Reminder
 * @typedef {{ action: string, title: string }} Button
 */

const COMPLETE = { action: "complete", title: "Complete" };
const MINUTES = { action: "10 minutes", title: "In 10 minutes" };
const EVENING = { action: "this evening", title: "This evening" };
const MORNING = { action: "tomorrow morning", title: "Tomorrow morning" };
/** Buttons by the one that leads to them: Chromium draws two at once. @type {Record<string, Button[]>} */
const MENUS = {
  "": [COMPLETE, { action: "snooze", title: "Snooze…" }],
  snooze: [MINUTES, { action: "later", title: "Later…" }],
  later: [EVENING, MORNING],
};
const UNREACHABLE = "This was not saved: taskchat cannot be reached. Please try again.";
const SIGNED_OUT = "This was not saved: you are signed out. A click opens taskchat.";
const FAILED = "This was not saved. Please try again, or open taskchat.";

worker.addEventListener("install", (event) => event.waitUntil(keepOffline()));
worker.addEventListener("activate", (event) => event.waitUntil(begin()));
worker.addEventListener("fetch", answer);
worker.addEventListener("push", (event) => event.waitUntil(take(read(event.data))));
worker.addEventListener("notificationclick", (event) => event.waitUntil(act(event.notification, event.action)));
worker.addEventListener("pushsubscriptionchange", (event) => {
  const { oldSubscription } = /** @type {{ oldSubscription?: PushSubscription }} */ (/** @type {unknown} */ (event));
  event.waitUntil(renew(oldSubscription));
});

async function keepOffline() {
  const cache = await caches.open(KEPT);
  await cache.addAll(OFFLINE.map((path) => new Request(path, { cache: "reload" })));
}

/** Forgets what earlier workers kept; pages are asked for while the worker starts. */
async function begin() {
  for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
  await worker.registration.navigationPreload?.enable();
}

/** Stands in for the server where pages are loaded; everything else goes its way. @param {FetchEvent} event */
function answer(event) {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== worker.location.origin) return;
  if (OFFLINE.includes(pathname)) event.respondWith(load(event, pathname));
  else if (event.request.mode === "navigate" && !pathname.startsWith("/api/"))
    event.respondWith(load(event, OFFLINE[0]));
}

/** @param {FetchEvent} event @param {string} instead what is shown without a connection @returns {Promise<Response>} */
async function load(event, instead) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const kept = await caches.match(instead);
    if (kept && event.request.method === "GET") return kept;
    throw error;
  }
}

/**
 * Reads a message; one that cannot be read is shown all the same, or browsers take push away.
 * @param {PushMessageData | null} data @returns {Reminder}
 */
function read(data) {
  try {
    return { id: "", title: "Reminder", body: "", ...data?.json() };
  } catch {
    return { id: "", title: "Reminder", body: "" };
  }
}

/**
 * Shows a reminder, in the place of an earlier one with its id.
 * @param {Reminder} reminder @param {{ menu?: string, body?: string, silent?: boolean }} [how]
 */
function show(reminder, { menu = "", body = reminder.body, silent = false } = {}) {
  const options = {
    body,
    silent,
    tag: reminder.id,
    data: reminder,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    // What is no reminder of ours has nothing that could be done.
    actions: reminder.id ? MENUS[menu] : [],
  };
  return worker.registration.showNotification(reminder.title, options);
}

/** Shows a message that came. @param {Reminder} reminder */
async function take(reminder) {
  await show(reminder);
  await closeSeen(reminder.id);
}

/**
 * Closes what was seen elsewhere meanwhile: a message is the one moment at which a closed page can find out.
 * @param {string} latest the one that just came
 */
async function closeSeen(latest) {
  const shown = (await worker.registration.getNotifications()).filter(({ tag }) => tag && tag !== latest);
  if (shown.length === 0) return;
  const list = new URL("/api/notifications?limit=200", api);
  const response = await fetch(list, { credentials: "include" }).catch(() => null);
  if (!response?.ok) return;
  /** @type {{ notifications?: { id: string, seen_at: string | null }[] }} */
  const { notifications = [] } = await response.json();
  const seen = new Set(notifications.filter((one) => one.seen_at).map((one) => one.id));
  for (const notification of shown) if (seen.has(notification.tag)) notification.close();
}

/** Does what was pressed. @param {Notification} notification @param {string} action */
async function act(notification, action) {
  /** @type {Reminder} */
  const reminder = notification.data;
  notification.close();
  if (action in MENUS && action) return show(reminder, { menu: action, silent: true });
  if (!action) return open(reminder);
  const [path, body] = action === COMPLETE.action ? ["complete", {}] : ["snooze", { until: action }];
  const trouble = await send(`/api/notifications/${reminder.id}/${path}`, body);
  if (trouble) await show(reminder, { body: trouble });
}

/** Opens the task in a page that is there, else in a new one. @param {Reminder} reminder */
async function open({ id }) {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [page] = pages.filter(({ focused }) => focused).concat(pages);
  if (!page) {
    await worker.clients.openWindow(id ? `/#reminder=${id}` : "/");
    return;
  }
  await page.focus();
  page.postMessage({ reminder: id });
}

/**
 * Sends a change, with the cookie of the person.
 * @param {string} path @param {object} body @returns {Promise<string>} why it was not saved; empty where it was
 */
async function send(path, body) {
  try {
    const response = await fetch(new URL(path, api), {
      method: "POST",
      credentials: "include",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return "";
    return response.status === 401 ? SIGNED_OUT : await detail(response);
  } catch {
    return UNREACHABLE;
  }
}

/** The sentence of a refusal. @param {Response} response */
async function detail(response) {
  if (response.status >= 500) return FAILED;
  const { detail } = await response.json().catch(() => ({}));
  return typeof detail === "string" ? detail : FAILED;
}

/**
 * The browser ended its subscription: makes another with the same key, and tells the server.
 * @param {PushSubscription} [old]
 */
async function renew(old) {
  const applicationServerKey = old?.options.applicationServerKey ?? (await key());
  const subscription = await worker.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  await send("/api/push/subscriptions", subscription.toJSON());
}

async function key() {
  const response = await fetch(new URL("/api/push/key", api), { credentials: "include" });
  return (await response.json()).key;
}
