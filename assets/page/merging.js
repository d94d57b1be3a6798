/**
 * The panel and what was saved, put together: fields that nobody changed here show what others saved, the others keep
 * what they were made from, so that nobody's change is replaced unseen.
 */
import { fill, keep, seenBy, setSeen, wordsOf } from "./drafts.js";

/**
 * @typedef {import("./drafts.js").Seen} Seen
 * @typedef {import("./drafts.js").SeenField} SeenField
 */

/**
 * Fields as they are saved, to be written once they are left: nothing changes under a hand that types.
 * @type {WeakMap<HTMLFormElement, Record<string, SeenField>>}
 */
const saved = new WeakMap();

/** @param {string} name */
const isFocused = (name) => document.activeElement?.getAttribute("name") === name;

/**
 * @param {HTMLFormElement} form @param {Seen} now the task as it is
 * @param {Record<string, string>} sent what was just saved
 */
export function merge(form, now, sent) {
  const seen = seenBy(form);
  const fields = Object.entries(now.fields).map(([name, field]) => {
    const merged = mergeField(name, wordsOf(form, name), { was: seen.fields[name], field, sent: sent[name] });
    return /** @type {const} */ ([name, merged]);
  });
  const isWhole = fields.every(([name, merged]) => merged !== seen.fields[name]);
  const series = fields.some(([name, merged]) => name === "repeat" && merged !== seen.fields[name])
    ? now.series
    : seen.series;
  // A version that is too old costs nothing: then each field is compared. One that is too new would hide a change.
  const version = isWhole ? now.version : Math.min(seen.version, now.version);
  setSeen(form, { version, series, fields: Object.fromEntries(fields) });
  saved.set(form, now.fields);
  for (const [name] of fields) rewrite(form, name);
  keep(form);
}

/**
 * @param {string} name @param {string} words in the form
 * @param {{ was: SeenField, field: SeenField, sent: string | undefined }} made what they were made from, and is saved
 * @returns {SeenField} what they are made from now; as it `was` where others' change is not to be replaced unseen
 */
function mergeField(name, words, { was, field, sent }) {
  if (words.trim() === sent?.trim()) return { ...field, words };
  if (words.trim() !== was.words.trim()) return sent === undefined ? was : { ...field, words: sent };
  return isFocused(name) && words.trim() !== field.words.trim() ? was : { ...field, words };
}

/** Writes a field as it is saved, unless somebody is in it. @param {HTMLFormElement} form @param {string} name */
export function rewrite(form, name) {
  const field = saved.get(form)?.[name];
  const seen = seenBy(form);
  if (!field || isFocused(name) || wordsOf(form, name).trim() !== seen.fields[name].words.trim()) return;
  seen.fields[name] = field;
  setSeen(form, seen);
  if (wordsOf(form, name) !== field.words) fill(form, name, field.words);
}

/**
 * The person was told of these fields as others saved them: what is saved next is made from that.
 * @param {HTMLFormElement} form @param {Seen} theirs @param {string[]} names
 */
export function adopt(form, theirs, names) {
  const seen = seenBy(form);
  for (const name of names) seen.fields[name] = theirs.fields[name];
  if (names.includes("repeat")) seen.series = theirs.series;
  setSeen(form, seen);
  keep(form);
}
