/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/**
 * Split a text into sentences, as its language ends them.
 * @param {string} text
 * @param {string} locale BCP 47
 * @returns {string[]} the last one may not be whole
 */
export function splitSentences(text, locale) {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter(Boolean);
}
