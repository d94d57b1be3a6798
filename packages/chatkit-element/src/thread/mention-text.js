/**
 * Text with tags in it, as a value: a tag is a stretch of the text that stands for an entity. Pure.
 * @import { Entity, UserMessageContent } from '@openai/chatkit'
 * @import { MessagePart } from '../protocol/types'
 *
 * @typedef {{ id: string, text: string, group?: string, data?: Record<string, unknown>, interactive?: boolean }} Tag
 * @typedef {{ start: number, end: number, tag: Tag }} Mark
 * @typedef {{ text: string, marks: readonly Mark[] }} MentionText `marks` in order, none over another
 */

/** @type {MentionText} */
export const emptyText = Object.freeze({ text: "", marks: [] });

/** Make a tag of the host's entity. @param {Entity} entity @returns {Tag} */
export function toTag({ id, title, group, data, interactive }) {
  return { id, text: title, ...(group && { group }), ...(data && { data }), ...(interactive && { interactive }) };
}

/** Make the host's entity of a tag. @param {Tag | Extract<MessagePart, { type: 'input_tag' }>} tag @returns {Entity} */
export function toEntity({ id, text, group, data, interactive }) {
  return {
    id,
    title: text,
    ...(group && { group }),
    ...(interactive !== undefined && { interactive }),
    ...(data && { data: /** @type {Record<string, string>} */ (data) }),
  };
}

/** Read the parts of a message. @param {readonly (UserMessageContent | MessagePart)[]} parts @returns {MentionText} */
export function fromContent(parts) {
  let text = "";
  /** @type {Mark[]} */
  const marks = [];
  for (const part of parts) {
    if (part.type === "input_tag") {
      const { type: _type, group, ...tag } = part;
      marks.push({ start: text.length, end: text.length + part.text.length, tag: { ...tag, ...(group && { group }) } });
    }
    text += part.text;
  }
  return { text, marks };
}

/**
 * Write the parts of a message, without white space at either end.
 * @param {MentionText} tagged
 * @returns {MessagePart[]}
 */
export function toContent({ text, marks }) {
  /** @type {MessagePart[]} */
  const parts = [];
  let at = 0;
  for (const { start, end, tag } of marks) {
    parts.push(
      { type: "input_text", text: text.slice(at, start) },
      { type: "input_tag", ...tag, data: tag.data ?? {} },
    );
    at = end;
  }
  parts.push({ type: "input_text", text: text.slice(at) });
  trim(parts[0], "trimStart");
  trim(parts[parts.length - 1], "trimEnd");
  return parts.filter((part) => part.type === "input_tag" || part.text !== "");
}

/** @param {MessagePart} part @param {'trimStart' | 'trimEnd'} way */
function trim(part, way) {
  if (part.type === "input_text") part.text = part.text[way]();
}

/**
 * Join two texts.
 * @param {MentionText} before
 * @param {MentionText} after
 * @param {string} between
 * @returns {MentionText}
 */
export function join(before, after, between) {
  if (!before.text || !after.text) return before.text ? before : after;
  const shift = before.text.length + between.length;
  return { text: before.text + between + after.text, marks: [...before.marks, ...shifted(after.marks, shift)] };
}

/** @param {readonly Mark[]} marks @param {number} by */
const shifted = (marks, by) => marks.map(({ start, end, tag }) => ({ start: start + by, end: end + by, tag }));

/**
 * Replace the text as an edit does that left the caret where it is. A tag that was written into is plain text from
 * then on.
 * @param {MentionText} tagged
 * @param {string} text
 * @param {number} [caret]
 * @returns {MentionText}
 */
export function edit(tagged, text, caret = text.length) {
  const { from, to, shift } = difference(tagged.text, text, caret);
  const marks = tagged.marks.flatMap((mark) => {
    if (mark.end <= from) return [mark];
    return mark.start >= to ? shifted([mark], shift) : [];
  });
  return { text, marks };
}

/**
 * Find the stretch that an edit replaced: `from` to `to` of the text before. Letters that repeat leave a choice, and
 * the caret decides.
 * @param {string} before
 * @param {string} after
 * @param {number} caret
 */
export function difference(before, after, caret) {
  const max = Math.min(before.length, after.length - caret);
  let same = 0;
  while (same < max && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const rest = Math.min(before.length, after.length) - same;
  let from = 0;
  while (from < rest && before[from] === after[from]) from += 1;
  return { from, to: before.length - same, shift: after.length - before.length };
}

/**
 * Make a stretch of the text a tag.
 * @param {MentionText} tagged
 * @param {number} start
 * @param {Tag} tag
 * @returns {MentionText}
 */
export function addMark(tagged, start, tag) {
  const end = start + tag.text.length;
  if (tagged.text.slice(start, end) !== tag.text) return tagged;
  const others = tagged.marks.filter((mark) => mark.end <= start || mark.start >= end);
  return { text: tagged.text, marks: [...others, { start, end, tag }].sort((one, other) => one.start - other.start) };
}

/**
 * Restore tags whose text has come back, as undoing does.
 * @param {MentionText} tagged
 * @param {Iterable<Tag>} known
 * @returns {MentionText}
 */
export function restored(tagged, known) {
  let all = tagged;
  for (const tag of known) {
    const isThere = all.marks.some((mark) => mark.tag === tag);
    const start = isThere ? -1 : freeIndex(all, tag.text);
    if (start >= 0) all = addMark(all, start, tag);
  }
  return all;
}

/** Index of a text outside of tags; -1 for none. @param {MentionText} tagged @param {string} wanted */
function freeIndex({ text, marks }, wanted) {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (marks.every((mark) => mark.end <= at || mark.start >= at + wanted.length)) return at;
  }
  return -1;
}
