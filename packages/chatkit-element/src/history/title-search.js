/**
 * Search in the list of conversations. The protocol lists titles only, so messages are not searched.
 */

/** Accents and vowel signs, which people leave out when they search. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670]/g;

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

/**
 * Whether a title holds every word of the search, in any order and without regard to case and accents.
 * @param {string} title
 * @param {string} query
 */
export function matches(title, query) {
  const words = plain(query).trim().split(/\s+/).filter(Boolean);
  const searched = plain(title);
  return words.every((word) => searched.includes(word));
}
