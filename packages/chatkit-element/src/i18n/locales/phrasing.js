/**
 * Phrasing of numbers in sentences: the plural forms of a language, and its way to write a number.
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
    /** "940 B", "1.2 MB". @param {number} bytes @param {string[]} [units] */
    size: (bytes, units = ["B", "kB", "MB", "GB"]) => {
      const power = Math.min(units.length - 1, [999.5, 999_500, 999_500_000].filter((limit) => bytes >= limit).length);
      const amount = bytes / 1000 ** power;
      return (
        `${number.format(amount < 9.95 && power > 0 ? Math.round(amount * 10) / 10 : Math.round(amount))} ` +
        `${units[power]}`
      );
    },
    /** A duration in seconds, with tenths below one. @param {number} ms */
    seconds: (ms) => number.format(ms < 950 ? Math.max(1, Math.round(ms / 100)) / 10 : Math.round(ms / 1000)),
  };
}
