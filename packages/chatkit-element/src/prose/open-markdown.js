/**
 * Open Markdown: the last block of a text that still grows. Signs whose meaning is not known yet wait, and begun marks
 * are closed, so that nothing is drawn as one thing and a moment later as another.
 * @import { Token } from 'marked'
 */

/** Beginning of a fence, heading, list or rule, or the line under a heading or a table's head. */
const UNDECIDED = /^\s*(?:#{1,6} ?|`{1,2}|~{1,2}|\d{1,9}[.)]?|=+|[+*]|[\s|:-]+)$/;
/** Link or image whose end has not come. */
const HALF_LINK = /(!?)\[([^[\]\n]*)(?:\]\([^()\n]*)?$/;

/** @param {Token} token @returns {string} Markdown; empty when there is nothing to be drawn yet */
export function closeOpenMarkdown(token) {
  if (token.type === "code") return fenced(token.raw);
  if (token.type === "table") return closed(token.raw);
  return closed(withoutMaths(withoutUndecided(token.raw)));
}

/** @param {string} raw */
function fenced(raw) {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
  if (!fence) return raw;
  if (!raw.includes("\n")) return "";
  const [, begun = ""] = /\n[ ]{0,3}(`+|~+)$/.exec(raw) ?? [];
  return begun && begun.length < fence.length && begun[0] === fence[0] ? raw.slice(0, raw.lastIndexOf("\n")) : raw;
}

/** @param {string} raw */
function withoutUndecided(raw) {
  const lines = raw.replace(/\n$/, "").split("\n");
  // Rows of a table are none before the line below its head is there.
  while (lines.length && (UNDECIDED.test(lines[lines.length - 1]) || lines[lines.length - 1].startsWith("|")))
    lines.pop();
  return lines.join("\n");
}

/** @param {string} raw */
function withoutMaths(raw) {
  const signs = [...raw.matchAll(/\$\$|\\[[\]()]/g)];
  const last = signs.at(-1);
  const isOpen =
    last?.[0] === "$$" ? signs.filter(([sign]) => sign === "$$").length % 2 === 1 : /^\\[[(]$/.test(last?.[0] ?? "");
  return last && isOpen ? raw.slice(0, last.index) : raw;
}

/** @param {string} raw */
function closed(raw) {
  const start = raw.lastIndexOf("\n") + 1;
  const line = raw.slice(start);
  const isCode = count(line, /`/g) % 2 === 1;
  if (isCode) return `${raw}${line.endsWith("`") ? " " : ""}\``;
  const words = line.replace(HALF_LINK, (_all, image, text) => (image ? "" : text));
  return raw.slice(0, start) + emphasised(words);
}

/** @param {string} line */
function emphasised(line) {
  let text = line.replace(/(^|[^*~])[*~]$/, "$1");
  for (const sign of ["**", "~~"]) {
    if (count(text.replace(/`[^`]*`/g, ""), sign === "**" ? /\*\*/g : /~~/g) % 2 === 0) continue;
    text = text.endsWith(sign) ? text.slice(0, -2) : text.replace(/\s*$/, (space) => sign + space);
  }
  return text;
}

/** @param {string} text @param {RegExp} sign */
const count = (text, sign) => text.match(sign)?.length ?? 0;
