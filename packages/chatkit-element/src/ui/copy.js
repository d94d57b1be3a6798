import { html } from "lit/html.js";
import { icon } from "./icons/icons.js";

const SHOWN = 1600;

/**
 * Button that copies a text and says so for a moment.
 * @param {() => string} text
 * @param {string} label
 * @param {import('../i18n/strings.js').Strings} strings
 */
export function copyButton(text, label, strings) {
  return html`<button class="quiet copy" type="button" aria-label=${label} title=${label}
    @click=${(/** @type {Event} */ event) =>
      copy(/** @type {HTMLElement} */ (event.currentTarget), text(), label, strings)}
    >${icon("copy", { className: "before" })}${icon("check", { className: "after" })}</button>`;
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 * @param {string} label
 * @param {import('../i18n/strings.js').Strings} strings
 */
async function copy(button, text, label, strings) {
  await write(text);
  button.classList.add("is-copied");
  button.setAttribute("aria-label", strings.copied);
  setTimeout(() => {
    button.classList.remove("is-copied");
    button.setAttribute("aria-label", label);
  }, SHOWN);
}

/**
 * Write to the clipboard, which needs https; a page served over plain http still has the older way.
 * @param {string} text
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
