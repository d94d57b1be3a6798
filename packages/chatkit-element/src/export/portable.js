/**
 * Markdown that other programs draw as the element does: they know neither its rule for tildes, nor that for emphasis
 * beside scripts without spaces between words.
 */

/** Code, addresses and the targets of links, in which nothing is changed. */
const KEPT = /(`+[^`]*`+|https?:\/\/[^\s<>]+|\]\([^()\n]*\))/;
/** Two single tildes that would strike through what stands between them. */
const STRUCK = /(?<![~\\])~(?=[^\s~])([^~\n]*[^\s~\\])~(?!~)/g;
const BOLD = /(?<![*\\])(\*{1,3})(?=[^\s*])((?:[^*\\\n]|\\.)*[^\s*\\])\1(?!\*)/g;
const SIGNS_FIRST = /^(?:(?!\*)[\p{P}\p{S}])+/u;
const SIGNS_LAST = /(?:(?!\*)[\p{P}\p{S}])+$/u;
const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;
const PAIRS = ['""', "''", "“”", "‘’", "()", "[]", "「」", "『』", "（）", "【】", "《》", "〈〉"];
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3001-\u303f\uff01-\uff65]/u;

/** @param {string} line @returns {string} */
export const portable = (line) =>
  line
    .split(KEPT)
    .map((part, index) => (index % 2 ? part : part.replace(STRUCK, "\\~$1\\~").replace(BOLD, withoutSigns)))
    .join("");

/**
 * Put signs at the ends of emphasis outside of it, where a letter follows them there.
 * @param {string} all
 * @param {string} stars
 * @param {string} words
 * @param {number} at
 * @param {string} line
 */
function withoutSigns(all, stars, words, at, line) {
  const [before, after] = [line.slice(0, at), line.slice(at + all.length)];
  if (!CJK.test(before.slice(-1) + words + after.slice(0, 1))) return all;
  const [begins, ends] = [LETTER_BEFORE.test(before), LETTER_AFTER.test(after)];
  // Both of a pair go, or neither.
  const isPair = PAIRS.includes(words[0] + words.slice(-1));
  const lead = begins || (ends && isPair) ? (SIGNS_FIRST.exec(words)?.[0] ?? "") : "";
  const rest = words.slice(lead.length);
  const trail = ends || (begins && isPair) ? (SIGNS_LAST.exec(rest)?.[0] ?? "") : "";
  const core = rest.slice(0, rest.length - trail.length);
  return core ? `${lead}${stars}${core}${stars}${trail}` : lead + trail;
}
