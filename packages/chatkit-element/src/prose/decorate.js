/**
 * Decoration of purified Markdown: safe links, code that can be copied, tables that scroll by themselves, marks that
 * lead to sources.
 * @import { ProseOptions } from './lazy-markdown.js'
 * @import { Strings } from '../i18n/strings.js'
 */
import { html, render } from "lit/html.js";
import { copyButton } from "../ui/copy.js";
import { icon } from "../ui/icons/icons.js";
import { colour, languageOf } from "./code.js";
import { drawMaths } from "./maths.js";

/** @param {HTMLElement} block @param {ProseOptions} options */
export function decorate(block, { strings, cites = [] }) {
  for (const link of block.querySelectorAll("a")) openOutside(link);
  for (const image of block.querySelectorAll("img")) quieten(image);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".blocked-image")))
    label(place, strings);
  for (const pre of block.querySelectorAll("pre")) frameCode(pre, strings);
  for (const table of block.querySelectorAll("table")) frameTable(table, strings);
  for (const box of block.querySelectorAll("input")) box.replaceWith(mark(box));
  for (const sup of block.querySelectorAll("sup.cite")) sup.replaceWith(citation(Number(sup.textContent), cites));
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".maths, .maths-block")))
    drawFormula(place);
}

/** @param {HTMLAnchorElement} link */
function openOutside(link) {
  if (link.protocol === "chatkit-link:") return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** @param {HTMLImageElement} image */
function quieten(image) {
  image.loading = "lazy";
  image.decoding = "async";
  image.referrerPolicy = "no-referrer";
}

/**
 * Name an image from elsewhere, with a link that opens it in a tab of its own.
 * @param {HTMLElement} place
 * @param {Strings} strings
 */
function label(place, strings) {
  const address = place.title;
  const words = place.textContent || strings.image;
  place.removeAttribute("title");
  place.replaceChildren();
  const open = /^https?:/i.test(address)
    ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${strings.openImage}</a>`
    : "";
  render(html`${icon("image")}<span>${strings.imageNotShown(words)} ${open}</span>`, place);
}

/** @param {HTMLPreElement} pre @param {Strings} strings */
function frameCode(pre, strings) {
  const code = /** @type {Element} */ (pre.querySelector("code"));
  const frame = element("div", "code");
  const head = element("div", "code-head");
  const name = element("span", "code-language");
  name.textContent = languageOf(code);
  const place = element("span", "");
  head.append(name, place);
  pre.replaceWith(frame);
  frame.append(head, pre);
  pre.dir = "ltr";
  pre.tabIndex = 0; // Long lines scroll, and a keyboard must be able to do it.
  render(
    copyButton(() => pre.textContent ?? "", strings.copyCode, strings),
    place,
  );
  colour(code);
}

/** @param {HTMLTableElement} table @param {Strings} strings */
function frameTable(table, strings) {
  const frame = element("div", "table");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", strings.table);
  table.replaceWith(frame);
  frame.append(table);
}

/** Mark in the place of a task list's box. @param {HTMLInputElement} box */
function mark(box) {
  const sign = element("span", "mark");
  sign.textContent = box.checked ? "☑" : "☐";
  return sign;
}

/** Draw a formula; its source stays with it, so that the same formula is known again. @param {HTMLElement} place */
function drawFormula(place) {
  place.dataset.tex = place.textContent ?? "";
  void drawMaths(place);
}

/** @param {number} number @param {NonNullable<ProseOptions['cites']>} cites */
function citation(number, cites) {
  const { label: text, icon: sign = null, name } = cites[number - 1] ?? { label: String(number), name: "" };
  const button = /** @type {HTMLButtonElement} */ (element("button", "cite"));
  button.type = "button";
  button.dataset.source = String(number);
  if (sign) render(icon(sign), button);
  else button.textContent = text;
  button.setAttribute("aria-label", name);
  return button;
}

/** @param {string} name @param {string} className */
function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
