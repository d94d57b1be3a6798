/**
 * Text of quick add, the pieces of it that the server understood, and those that were taken back into the title and are
 * plain words. All follow the text while one types on.
 */
import { follow, inCharacters, inUnits } from "./pieces.js";

/** @typedef {{ start: number, end: number, kind: string, hue: string }} Piece */
/** @typedef {import("./pieces.js").Stretch} Stretch */
/** @typedef {{ text: string, pieces: Piece[], plain: Stretch[], number: number }} Quick */

/** Texts of which the server may still speak. */
const KNOWN = 20;

/** @type {Quick} */
let quick = { text: "", pieces: [], plain: [], number: 0 };
/** @type {Map<number, string>} */
const asked = new Map();
/** @type {Set<() => void>} */
const listeners = new Set();

export const quickNow = () => quick;

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchQuick(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @param {string} text */
export function typed(text) {
  if (text === quick.text) return;
  const { pieces, plain, text: before } = quick;
  read({ text, pieces: follow(pieces, before, text), plain: follow(plain, before, text) });
}

/**
 * Takes what the server understood of the text that has this number.
 * @param {readonly Piece[]} found @param {number} number
 */
export function answered(found, number) {
  const text = asked.get(number);
  if (text === undefined) return;
  show({ ...quick, pieces: follow(inUnits(text, found), text, quick.text) });
}

/** Keeps pieces from being read, as words of the title. @param {readonly Stretch[]} stretches */
export function keepPlain(stretches) {
  const isKept = (/** @type {Stretch} */ one) => stretches.some((kept) => kept.start < one.end && one.start < kept.end);
  const plain = [...quick.plain, ...stretches.map(({ start, end }) => ({ start, end }))];
  read({
    text: quick.text,
    pieces: quick.pieces.filter((one) => !isKept(one)),
    plain: plain.sort((one, other) => one.start - other.start),
  });
}

/** Has plain words read again. @param {readonly Stretch[]} stretches */
export function readAgain(stretches) {
  const plain = quick.plain.filter((one) => !stretches.some(({ start }) => start === one.start));
  read({ text: quick.text, pieces: quick.pieces, plain });
}

/** Stretches that the server named for the text of this number, where they are now. */
export function placesOf(/** @type {[number, number][]} */ spans, /** @type {number} */ number) {
  const text = asked.get(number) ?? "";
  const found = spans.map(([start, end]) => ({ start, end }));
  return follow(inUnits(text, found), text, quick.text);
}

/** Plain words of a text as the server counts. @param {string} text @returns {[number, number][]} */
export const plainOf = (text) => (text === quick.text ? quick.plain.map((one) => inCharacters(text, one)) : []);

/** @param {Omit<Quick, "number">} now */
function read(now) {
  const number = quick.number + 1;
  asked.set(number, now.text);
  asked.delete(number - KNOWN);
  show({ ...now, number });
}

/** @param {Quick} now */
function show(now) {
  quick = now;
  for (const listener of [...listeners]) listener();
}
