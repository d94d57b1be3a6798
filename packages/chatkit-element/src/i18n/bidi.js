/**
 * Isolation of words of the other direction in a sentence, so that the signs around them stay in place.
 * @import { Strings } from './strings.js'
 */

const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FROM_LEFT = new RegExp(
  "[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}\\p{Script=Hiragana}" +
    "\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Devanagari}]",
  "u",
);
const ISOLATE = "\u2068";
const END = "\u2069";

/**
 * @param {unknown} value a word or number put into a sentence
 * @param {'ltr' | 'rtl'} direction of the sentence
 */
export function isolate(value, direction) {
  if (typeof value !== "string") return value;
  return (direction === "rtl" ? FROM_LEFT : FROM_RIGHT).test(value) ? `${ISOLATE}${value}${END}` : value;
}

/**
 * Wrap sentences so that titles, names and searches of the other direction are isolated in them.
 * @param {Strings} strings
 * @param {'ltr' | 'rtl'} direction
 * @returns {Strings}
 */
export function withIsolation(strings, direction) {
  const entries = Object.entries(strings).map(([key, sentence]) => {
    if (typeof sentence !== "function") return [key, sentence];
    const say = /** @type {(...given: unknown[]) => string} */ (sentence);
    return [key, (/** @type {unknown[]} */ ...given) => say(...given.map((value) => isolate(value, direction)))];
  });
  return /** @type {Strings} */ (Object.fromEntries(entries));
}
