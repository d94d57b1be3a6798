/**
 * Which files may go along with a message, by the `composer.attachments` option. Pure.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { Strings } from '../../i18n/strings.js'
 */

/** @typedef {NonNullable<ComposerOption['attachments']>} AttachmentOption */
/** @typedef {{ name: string, size: number, type: string }} FileFacts */

const DEFAULT_SIZE = 100 * 1024 * 1024;
const DEFAULT_COUNT = 10;

/** What the file dialog offers. @param {AttachmentOption['accept']} accept */
export function acceptedTypes(accept) {
  return Object.entries(accept ?? {})
    .flatMap(([type, extensions]) => [type, ...extensions])
    .join(",");
}

/**
 * The type a file is sent as. Systems name it differently or not at all (a .csv on Windows is Excel's), so the
 * extension decides where the type alone would not be accepted.
 * @param {FileFacts} file
 * @param {AttachmentOption['accept']} accept
 * @returns {string | null} null when such a file is not accepted
 */
export function typeOf(file, accept) {
  const type = file.type.split(";")[0].trim().toLowerCase();
  if (!accept || Object.keys(accept).length === 0) return type || "application/octet-stream";
  if (type && Object.keys(accept).some((pattern) => matches(type, pattern))) return type;
  const name = file.name.toLowerCase();
  const known = Object.entries(accept).find(([, extensions]) =>
    extensions.some((one) => name.endsWith(one.toLowerCase())),
  );
  if (!known) return null;
  return known[0].includes("*") ? type || "application/octet-stream" : known[0];
}

/** @param {string} type @param {string} pattern "image/png", "image/*" or "*" */
function matches(type, pattern) {
  if (pattern === "*" || pattern === "*/*" || pattern === type) return true;
  return pattern.endsWith("/*") && type.startsWith(pattern.slice(0, -1));
}

/**
 * The largest size in bytes for a type: of several patterns the one that says most about it.
 * @param {string} type
 * @param {AttachmentOption['maxSize']} maxSize
 */
export function largest(type, maxSize) {
  if (maxSize === undefined || maxSize === null) return DEFAULT_SIZE;
  if (typeof maxSize === "number") return maxSize;
  const named = maxSize[type] ?? maxSize[`${type.split("/")[0]}/*`];
  return named ?? maxSize["*/*"] ?? maxSize["*"] ?? maxSize[""] ?? DEFAULT_SIZE;
}

/** @param {AttachmentOption | undefined} option */
export const mostFiles = (option) => option?.maxCount ?? DEFAULT_COUNT;

/**
 * Sorts files into those that may be uploaded and sentences about those that may not.
 * @template {FileFacts} F
 * @param {readonly F[]} files
 * @param {number} count how many are attached already
 * @param {AttachmentOption} option
 * @param {Strings} strings
 * @returns {{ allowed: { file: F, type: string }[], refusals: string[] }}
 */
export function sifted(files, count, option, strings) {
  /** @type {{ file: F, type: string }[]} */
  const allowed = [];
  /** @type {Set<string>} */
  const refusals = new Set();
  const most = mostFiles(option);
  for (const file of files) {
    const type = typeOf(file, option.accept);
    const refusal =
      type === null ? strings.fileType(file.name) : sizeRefusal(file, largest(type, option.maxSize), strings);
    if (refusal || type === null) refusals.add(refusal ?? "");
    else if (count + allowed.length >= most) refusals.add(strings.fileCount(most));
    else allowed.push({ file, type });
  }
  return { allowed, refusals: [...refusals] };
}

/** @param {FileFacts} file @param {number} most @param {Strings} strings */
function sizeRefusal(file, most, strings) {
  if (file.size === 0) return strings.fileEmpty(file.name);
  return file.size > most ? strings.fileSize(file.name, strings.size(most)) : null;
}

/** What kind of file it is, in a word: its extension, else its type. @param {string} name @param {string} type */
export function kindOf(name, type) {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? type.split("/").at(-1) ?? "";
  return extension.toUpperCase();
}
