/**
 * Syntax highlighting. The library comes with the first block that names a language; while a block grows, its new text
 * is plain for a moment and joins the rest a few times a second.
 */
import { purifyCode } from "./purify.js";

/** Time between two highlightings of a growing block, in ms. */
const PAUSE = 150;
/** Number of characters above which code stays plain: highlighting it would be felt. */
const MAX_LENGTH = 60_000;

/** @type {typeof import('./languages.js').highlight | undefined} */
let highlight;
/** @type {Promise<void> | undefined} */
let loading;
/** Blocks that are highlighted in a moment. @type {WeakSet<Element>} */
const waiting = new WeakSet();

/** @param {Element} code */
export function colour(code) {
  if (!languageOf(code) || (code.textContent ?? "").length > MAX_LENGTH) return;
  if (highlight) paint(code);
  else void load().then(() => paint(code));
}

function load() {
  loading ??= import("./languages.js").then((library) => {
    highlight = library.highlight;
  });
  return loading;
}

/** @param {Element} code */
export function languageOf(code) {
  return code.className.match(/language-([\w+#.-]+)/)?.[1] ?? "";
}

/** @param {Element} code */
function paint(code) {
  const html = highlight?.(code.textContent ?? "", languageOf(code));
  if (html) code.replaceChildren(purifyCode(html));
}

/**
 * Add the new text of a growing block of code to the one on the page.
 * @param {Element} old
 * @param {Element} fresh
 * @returns {boolean} false when it is another block
 */
export function continueCode(old, fresh) {
  const [code, next] = [old, fresh].map((frame) => /** @type {Element} */ (frame.querySelector("pre code")));
  const [text, grown] = [code, next].map((element) => element.textContent ?? "");
  if (code.className !== next.className || !grown.startsWith(text)) return false;
  if (grown.length === text.length) return true;
  code.append(grown.slice(text.length));
  if (!waiting.has(code)) {
    waiting.add(code);
    setTimeout(() => {
      waiting.delete(code);
      colour(code);
    }, PAUSE);
  }
  return true;
}
