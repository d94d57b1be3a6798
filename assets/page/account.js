/**
 * Signing up, in and out: forms with `data-account` go to the API, which answers with the cookie that no script can
 * read. A full page load follows, since the page's connection keeps the cookies it began with.
 */
import env from "$/env.json";
import { getBackendURL } from "$/utils/state";
import { KEYS_CHOICE } from "./key-choice.js";
import { forgetList } from "./last-list.js";
import { leaveDevice } from "./push.js";

const OFFLINE = "The server cannot be reached. Check your connection and try again.";

/** @param {string} route @param {object} [body] */
const send = (route, body) =>
  fetch(new URL(`/api/auth/${route}`, getBackendURL(env.PING)), {
    method: "POST",
    credentials: "include",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });

/** @param {HTMLFormElement} form */
async function submit(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button[type=submit]"));
  if (button.getAttribute("aria-busy") === "true") return;
  clear(form);
  const { email, password } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
  if (!email.trim()) return refuse(form, { field: "email", detail: "Enter your e-mail address." });
  if (!password) return refuse(form, { field: "password", detail: "Enter a password." });
  const idle = busy(button);
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    const response = await send(form.dataset.account ?? "", { email, password, timezone });
    // What was asked for besides, a reminder or shared words, stands after the `#`.
    if (response.ok) return window.location.assign(wanted() + window.location.hash);
    refuse(form, await response.json());
  } catch {
    refuse(form, { detail: OFFLINE });
  }
  idle();
}

/** Address of this site that was wanted before somebody was asked who they are. */
function wanted() {
  const next = new URLSearchParams(window.location.search).get("next") ?? "";
  const isHere = next.startsWith("/") && new URL(next, window.location.origin).origin === window.location.origin;
  return isHere ? next : "/today";
}

/** @param {HTMLButtonElement} button @returns {() => void} what ends it */
function busy(button) {
  const words = button.textContent;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy ?? "";
  return () => {
    button.removeAttribute("aria-busy");
    button.textContent = words;
  };
}

/**
 * Shows a refusal at the field it is about, else above the form.
 * @param {HTMLFormElement} form
 * @param {{ field?: string, detail: string }} refusal
 */
function refuse(form, { field, detail }) {
  const input = field && /** @type {HTMLInputElement | null} */ (form.elements.namedItem(field));
  if (!input) {
    write(form.querySelector("[data-problem]"), detail);
    return;
  }
  input.setAttribute("aria-invalid", "true");
  write(document.getElementById(`${field}-error`), detail);
  input.focus();
}

/** @param {Element | null} place @param {string} words */
function write(place, words) {
  if (place) place.textContent = words;
}

/** @param {HTMLFormElement} form */
function clear(form) {
  for (const note of form.querySelectorAll(".field-error, [data-problem]")) note.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
}

/** @param {HTMLElement} button */
function reveal(button) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.reveal ?? ""));
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

let leaves = false;

async function signOut() {
  leaves = true;
  await leaveDevice();
  await send("logout").catch(() => null);
  forget();
  window.location.assign("/login");
}

/**
 * The session is over, by another tab or in the course of time: the page is empty before it leaves. What is not saved
 * waits for its person, who did not choose to leave here; whoever does, in whichever tab, leaves nothing.
 * @param {Event} event
 */
function onSignedOut(event) {
  if (leaves) return event.preventDefault();
  document.documentElement.hidden = true;
  forget({ keepsUnsaved: true });
}

/** Keys of what this device was set to. */
const DEVICE = ["taskchat.chat-width", KEYS_CHOICE];
/** Keys of what a person typed and has not saved: it is shown to nobody else. */
const UNSAVED = /^taskchat\.(unsaved|draft)\./;

/**
 * Forget the person in this browser, so that the next one in this tab sees nothing. A width is the screen's,
 * keys are the keyboard's.
 * @param {{ keepsUnsaved?: boolean }} [how]
 */
function forget({ keepsUnsaved = false } = {}) {
  try {
    for (const key of Object.keys(sessionStorage))
      if (/^(chatkit|taskchat)\./.test(key)) sessionStorage.removeItem(key);
    for (const key of Object.keys(localStorage)) {
      const isKept = DEVICE.includes(key) || (keepsUnsaved && UNSAVED.test(key));
      if (key.startsWith("taskchat.") && !isKept) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** @param {Event} event */
const targetOf = (event) => /** @type {Element} */ (event.target);

if (typeof document !== "undefined") {
  if (document.querySelector("form[data-account]")) forgetList();
  document.addEventListener("submit", (event) => {
    const form = targetOf(event).closest("form[data-account]");
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    submit(form);
  });
  document.addEventListener("click", (event) => {
    const button = targetOf(event).closest("[data-reveal]");
    if (button instanceof HTMLElement) reveal(button);
    if (targetOf(event).closest("[data-sign-out]")) signOut();
  });
  window.addEventListener("signed-out", onSignedOut);
  // A page that the browser kept whole shows what it did, whoever is signed in now.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}
