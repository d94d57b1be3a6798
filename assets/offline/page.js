/**
 * Page that the service worker shows where taskchat cannot be reached: the list as it was seen last, to be read.
 *
 * Browsers run it as it is written: it imports nothing.
 */

/** @typedef {import("../page/last-list.js").LastList} LastList */

/** Wait between two looks whether the server is there, in ms. */
const AGAIN = 5_000;
const UNREACHABLE = "taskchat cannot be reached";

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @returns {LastList | null} */
function read() {
  try {
    return JSON.parse(localStorage.getItem("taskchat.list") ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
function make(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** @param {LastList} list */
function draw({ title, at: when, groups }) {
  const day = new Date(when).toDateString() === new Date().toDateString();
  // As the rest of the page has it.
  const words = new Date(when).toLocaleString("en-GB", { ...(!day && { dateStyle: "long" }), timeStyle: "short" });
  at("note").append(` This is “${title}” as it was ${day ? "at" : "on"} ${words}; it cannot be changed here.`);
  for (const { name, rows } of groups) {
    const list = document.createElement("ul");
    list.append(...rows.map(row));
    at("list").append(make("h2", name), list);
  }
}

/** @param {LastList["groups"][number]["rows"][number]} row */
function row({ title, due, tone, about }) {
  const drawn = make("li", "");
  drawn.append(make("span", title));
  if (due) drawn.append(make("span", due, { class: "about", "data-tone": tone }));
  if (about) drawn.append(make("span", about, { class: "about" }));
  return drawn;
}

/** Loads the page that was asked for, once the server answers. */
async function look() {
  const response = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  if (response?.ok) window.location.reload();
}

/** The scheme that was chosen in taskchat, else the system's. */
function theme() {
  const chosen = localStorage.getItem("theme");
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.className = dark ? "dark" : "light";
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute("content", dark ? "#111113" : "#ffffff");
}

theme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme);
if (navigator.onLine) document.title = at("title").textContent = UNREACHABLE;
const list = read();
if (list) draw(list);
at("again").addEventListener("click", look);
window.addEventListener("online", look);
setInterval(() => document.hidden || look(), AGAIN);
