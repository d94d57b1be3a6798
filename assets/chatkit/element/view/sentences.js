/**
 * A text as far as its last sentence that is surely over.
 * @param {string} text
 */
export function wholeSentences(text) {
  const end = Math.max(...['. ', '! ', '? ', '。', '！', '？'].map((sign) => text.lastIndexOf(sign)));
  return end < 0 ? '' : text.slice(0, end + 1);
}
