/**
 * Stretches of a text that changes, and their places as the server counts: in characters, where the browser counts an
 * emoji as two. Pure.
 */

/** @typedef {{ start: number, end: number }} Stretch */

/**
 * Finds stretches of the text before in that of now. One is gone where the change was within it, or made another word
 * of it.
 * @template {Stretch} T
 * @param {readonly T[]} stretches @param {string} before @param {string} now @returns {T[]}
 */
export function follow(stretches, before, now) {
  if (before === now) return [...stretches];
  const most = Math.min(before.length, now.length);
  let same = 0;
  while (same < most && before[same] === now[same]) same += 1;
  let tail = 0;
  while (tail < most - same && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const moved = stretches.flatMap((one) => {
    if (one.end <= same) return [one];
    const by = now.length - before.length;
    return one.start >= before.length - tail ? [{ ...one, start: one.start + by, end: one.end + by }] : [];
  });
  return moved.filter(({ start, end }) => !isWithin(now, start) && !isWithin(now, end));
}

/** Whether a place is within a word. @param {string} text @param {number} at */
const isWithin = (text, at) => at > 0 && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]/u.test(lastOf(text, at) + text.slice(at));

/** @param {string} text @param {number} at */
const lastOf = (text, at) => [...text.slice(Math.max(at - 2, 0), at)].at(-1) ?? "";

/** A stretch as the server counts. @param {string} text @param {Stretch} stretch @returns {[number, number]} */
export function inCharacters(text, { start, end }) {
  const before = [...text.slice(0, start)].length;
  return [before, before + [...text.slice(start, end)].length];
}

/**
 * Stretches, in the order of the text, as the browser counts.
 * @template {Stretch} T
 * @param {string} text @param {readonly T[]} stretches @returns {T[]}
 */
export function inUnits(text, stretches) {
  const places = [0];
  for (const character of text) places.push(places[places.length - 1] + character.length);
  const place = (/** @type {number} */ at) => places[Math.min(at, places.length - 1)];
  return stretches.map((one) => ({ ...one, start: place(one.start), end: place(one.end) }));
}

/**
 * A text cut at the ends of its stretches, which are in order and apart.
 * @template {Stretch} T
 * @param {string} text @param {readonly T[]} stretches @returns {{ words: string, piece?: T }[]}
 */
export function cut(text, stretches) {
  let at = 0;
  /** @type {{ words: string, piece?: T }[]} */
  const parts = [];
  for (const piece of stretches) {
    if (piece.start < at) continue;
    parts.push({ words: text.slice(at, piece.start) }, { words: text.slice(piece.start, piece.end), piece });
    at = piece.end;
  }
  return [...parts, { words: text.slice(at) }];
}
