/**
 * Colours for code. The library comes with the first block that names a language; while a block grows, what is new is
 * plain for a moment and joins the rest a few times a second.
 */
import { purifiedCode } from "./purify.js";

/** Between two times that a growing block is coloured, in ms. */
const PAUSE = 150;
/** Longer code stays as it is, in characters: colouring it would be felt. */
const MOST = 60_000;

/** @type {typeof import('./languages.js').coloured | undefined} */
let coloured;
/** @type {Promise<void> | undefined} */
let loading;
/** Blocks that are coloured in a moment. @type {WeakSet<Element>} */
const waiting = new WeakSet();

/** @param {Element} code */
export function colour(code) {
  if (!languageOf(code) || (code.textContent ?? "").length > MOST) return;
  if (coloured) paint(code);
  else void load().then(() => paint(code));
}

function load() {
  loading ??= import("./languages.js").then((library) => {
    coloured = library.coloured;
  });
  return loading;
}

/** @param {Element} code */
export function languageOf(code) {
  return code.className.match(/language-([\w+#.-]+)/)?.[1] ?? "";
}

/** @param {Element} code */
function paint(code) {
  const html = coloured?.(code.textContent ?? "", languageOf(code));
  if (html) code.replaceChildren(purifiedCode(html));
}

/**
 * A block of code that has grown: its new words are added to those that are on the page.
 * @param {Element} old
 * @param {Element} fresh
 * @returns {boolean} false when it is another block
 */
export function continueCode(old, fresh) {
  const [code, next] = [old, fresh].map((frame) => /** @type {Element} */ (frame.querySelector("pre code")));
  const [text, grown] = [code, next].map((one) => one.textContent ?? "");
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
