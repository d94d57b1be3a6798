/**
 * Open Markdown: the last block of a text that still grows. Signs whose meaning is not known yet wait, and begun marks
 * are closed, so that nothing is drawn as one thing and a moment later as another.
 * @import { Token } from 'marked'
 */

/** Beginning of a fence, heading, list or rule, or the line under a heading or a table's head. */
const UNDECIDED = /^\s*(?:#{1,6} ?|`{1,2}|~{1,2}|\d{1,9}[.)]?|=+|[+*]|[\s|:-]+)$/;
/** Link or image whose end has not come. */
const HALF_LINK = /(!?)(?<!\\)\[((?:\\.|[^[\]\\\n])*)(?:\]\([^()\n]*)?$/;
/** Begin or end of a formula; a bracket begins one only where a line, or an item of a list, does. */
const MATHS_SIGN = /\$\$|\\[()\]]|(?<=(?:^|\n)[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)?)\\\[/g;

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
  const signs = [...raw.matchAll(MATHS_SIGN)];
  // Words behind a bracket make it none of a formula.
  const last = raw.endsWith("\\]") ? signs.findLast(([sign]) => sign === "\\[") : signs.at(-1);
  const isOpen =
    last?.[0] === "$$" ? signs.filter(([sign]) => sign === "$$").length % 2 === 1 : /^\\[[(]$/.test(last?.[0] ?? "");
  return last && isOpen ? raw.slice(0, last.index) : raw;
}

/** @param {string} raw */
function closed(raw) {
  const start = raw.lastIndexOf("\n") + 1;
  const line = raw.slice(start);
  const isCode = count(line, /(?<!\\)`/g) % 2 === 1;
  const words = isCode
    ? line.replace(/`+$/, "") + (line.endsWith("`") ? "" : "`")
    : withoutEscape(line).replace(HALF_LINK, (_all, image, text) => (image ? "" : text));
  return raw.slice(0, start) + emphasised(words);
}

/** Leave out a sign that the next letter gives its meaning: of an escape, or of dollars. @param {string} line */
const withoutEscape = (line) => line.replace(/(?<!\\)((?:\\\\)*)\\$/, "$1").replace(/(?<![\\$])\$$/, "");

/** @param {string} line its marks of emphasis are closed, and one that begins nothing yet is left out */
function emphasised(line) {
  const words = line.replace(/(^|[^~\\])~$/, "$1");
  const open = openStars(words);
  const text = open ? words.replace(/\s*$/, (space) => "*".repeat(open) + space) : withoutBegun(words);
  if (count(withoutCode(text), /~~/g) % 2 === 0) return text;
  return text.endsWith("~~") ? text.slice(0, -2) : text.replace(/\s*$/, (space) => `~~${space}`);
}

/** Leave out asterisks at the end, unless they have closed something. @param {string} words */
const withoutBegun = (words) =>
  words.replace(/(?<![*\\])\*+$/, (run, at) => (openStars(words.slice(0, at)) ? run : ""));

/** Asterisks that are still to be closed at the end of a line. @param {string} line */
function openStars(line) {
  const words = withoutCode(line);
  let open = 0;
  for (const { 0: run, index } of words.matchAll(/(?<!\\)\*+/g)) {
    const before = words[index - 1] ?? " ";
    const after = words[index + run.length] ?? " ";
    if (open && !/\s/.test(before)) open -= Math.min(open, run.length);
    // One between two letters multiplies.
    else if (!/\s/.test(after) && (run.length > 1 || !/[a-z\d]/i.test(before))) open += run.length;
  }
  return open;
}

/** @param {string} text */
const withoutCode = (text) => text.replace(/`[^`]*`/g, (code) => "a".repeat(code.length));

/** @param {string} text @param {RegExp} sign */
const count = (text, sign) => text.match(sign)?.length ?? 0;
