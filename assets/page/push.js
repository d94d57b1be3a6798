/**
 * Push messages to this browser: whether it can take them, and its subscription, made and ended where a person says so.
 *
 * The browser notes whose reminders it takes, so that they never go on to the person who signs in here next.
 */
import { address } from "./connection.js";

/** @typedef {"on" | "off" | "denied" | "unsupported"} Standing */

const OWNER = "taskchat.push";
/** Longest wait for the browser's own push service, which may never answer, in ms. */
const PATIENCE = 20_000;
/** Longest that signing out waits for it, in ms. */
const PARTING = 2_000;

const isSupported = () =>
  window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Tells whether this person's reminders come to this browser. @param {string} person @returns {Promise<Standing>} */
export async function standing(person) {
  if (!isSupported()) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return owner() === person && (await subscription()) ? "on" : "off";
}

/** Has the worker there from the first visit on: without a connection it is what answers. */
export async function registerWorker() {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return null;
  return navigator.serviceWorker.register(script()).catch(() => null);
}

/**
 * Subscribes; to be called at a press, since the browser asks for permission. Throws what kept it from that.
 * @param {string} person @returns {Promise<Standing>}
 */
export async function turnOn(person) {
  if ((await Notification.requestPermission()) !== "granted") return standing(person);
  await navigator.serviceWorker.register(script());
  const { pushManager } = await navigator.serviceWorker.ready;
  const { key } = await (await ask("GET", "/api/push/key")).json();
  // One that was made with a key which the server has no more takes nothing.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await within(PATIENCE, pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  try {
    await ask("POST", "/api/push/subscriptions", made.toJSON());
  } catch (error) {
    await made.unsubscribe();
    throw error;
  }
  localStorage.setItem(OWNER, person);
  return "on";
}

/** Ends the subscription; the server, where it is not reached, learns it from the push service. */
export async function turnOff() {
  const ended = await subscription();
  forgetOwner();
  if (!ended) return;
  await ended.unsubscribe();
  await ask("DELETE", "/api/push/subscriptions", { endpoint: ended.endpoint }).catch(() => null);
}

/** Ends what came here for somebody who signs out, and takes what was shown from the device. */
export async function leaveDevice() {
  if (!isSupported() || !owner()) return;
  await within(PARTING, Promise.all([turnOff(), hideShown()])).catch(() => null);
}

/** Renews at a visit what the server may have lost; ends what is somebody else's. @param {string} person */
export async function keepDevice(person) {
  if (!person || !isSupported() || !owner()) return;
  if (owner() !== person) return turnOff();
  const kept = await subscription();
  if (kept) await ask("POST", "/api/push/subscriptions", kept.toJSON()).catch(() => null);
}

async function subscription() {
  return (await navigator.serviceWorker.getRegistration("/"))?.pushManager.getSubscription();
}

async function hideShown() {
  const shown = await (await navigator.serviceWorker.getRegistration("/"))?.getNotifications();
  for (const notification of shown ?? []) notification.close();
}

/** The worker knows where the API is: in development that is another origin than the page's. */
function script() {
  const { origin } = address("/");
  return origin === window.location.origin ? "/sw.js" : `/sw.js?api=${encodeURIComponent(origin)}`;
}

function owner() {
  try {
    return localStorage.getItem(OWNER);
  } catch {
    return null;
  }
}

function forgetOwner() {
  try {
    localStorage.removeItem(OWNER);
  } catch {
    // What was never kept is forgotten already.
  }
}

/** @param {string} method @param {string} path @param {object} [body] */
async function ask(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(address(path), { method, credentials: "include", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String((await response.json()).detail));
  return response;
}

/** @template T @param {number} time @param {Promise<T>} promise @returns {Promise<T>} */
function within(time, promise) {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error("The browser did not answer.")), time));
  return /** @type {Promise<T>} */ (Promise.race([promise, late]));
}
