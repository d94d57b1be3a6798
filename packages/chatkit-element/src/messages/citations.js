/**
 * Citations of a message: each source once, by number, and its places in the text.
 * @import { AnswerPart, Source } from '../protocol/types'
 * @import { Strings } from '../i18n/strings.js'
 * @import { Cite } from '../prose/lazy-markdown.js'
 * @import { Mark } from '../prose/cites.js'
 */

/** @typedef {{ sources: Source[], cites: Cite[], marks: Mark[][] }} Citations `marks`: for each part of the message */

/** @param {readonly AnswerPart[]} parts @param {Strings} strings @returns {Citations} */
export function collectCitations(parts, strings) {
  /** @type {Map<string, { number: number, source: Source }>} */
  const known = new Map();
  const marks = parts.map(({ annotations }) =>
    (annotations ?? []).flatMap(({ source, index }) => {
      if (!source?.title && !source?.type) return [];
      const entry = known.get(keyOf(source)) ?? { number: known.size + 1, source };
      known.set(keyOf(source), entry);
      return typeof index === "number" ? [{ index, number: entry.number }] : [];
    }),
  );
  const sources = [...known.values()].map(({ source }) => source);
  return { sources, cites: cited(sources, strings), marks };
}

/** @param {Source} source */
function keyOf(source) {
  if (source.type === "url") return `url ${source.url}`;
  return source.type === "file" ? `file ${source.filename}` : `entity ${source.id}`;
}

/**
 * Label sources: entities by name or icon, all others by number.
 * @param {Source[]} sources
 * @param {Strings} strings
 * @returns {Cite[]}
 */
function cited(sources, strings) {
  let count = 0;
  return sources.map((source) => {
    if (source.type === "entity" && (source.inline_label || source.icon)) {
      return { label: source.inline_label ?? "", icon: source.inline_label ? null : source.icon, name: source.title };
    }
    count += 1;
    return { label: String(count), name: strings.sourceNumber(count, source.title) };
  });
}

/** Host name of a page without `www.`; empty for an address outside the web. @param {string} url */
export function sourceHost(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname.replace(/^www\./, "") : "";
}

/** @param {Source} source */
export function sourceIcon(source) {
  if (source.type === "url") return "globe";
  return source.type === "file" ? "document" : (source.icon ?? "tag");
}

/** Origin of a source in a few words. @param {Source} source */
export function sourceNote(source) {
  if (source.type === "url") return source.attribution || sourceHost(source.url);
  return (source.type === "file" ? source.filename : source.label) || source.group || "";
}
