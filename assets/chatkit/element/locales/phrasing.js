/**
 * What sentences with numbers need: the plural forms of a language, and its way to write a number.
 */

/**
 * @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} Forms the words for each plural category
 *   that the language has, without the number
 */

/** @param {string} language as BCP 47 has it */
export function phrasing(language) {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return {
    /** "1 file", "2,000 files". @param {number} count @param {Forms} forms */
    plural: (count, forms) => `${number.format(count)} ${forms[rules.select(count)]}`,
    /** A duration in seconds, with tenths below one. @param {number} ms */
    seconds: (ms) => number.format(ms < 950 ? Math.max(1, Math.round(ms / 100)) / 10 : Math.round(ms / 1000)),
  };
}
