/**
 * Limits of files in a message, by the `composer.attachments` option. Pure.
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { Strings } from '../../i18n/strings.js'
 */

/** @typedef {NonNullable<ComposerOption['attachments']>} AttachmentOption */
/** @typedef {{ name: string, size: number, type: string }} FileFacts */

const DEFAULT_SIZE = 100 * 1024 * 1024;
const DEFAULT_COUNT = 10;

/** File types that the dialog offers. @param {AttachmentOption['accept']} accept */
export function acceptedTypes(accept) {
  return Object.entries(accept ?? {})
    .flatMap(([type, extensions]) => [type, ...extensions])
    .join(",");
}

/**
 * MIME type that a file is sent as. Systems name it differently or not at all (a .csv on Windows is Excel's), so the
 * extension decides where the type alone would not be accepted.
 * @param {FileFacts} file
 * @param {AttachmentOption['accept']} accept
 * @returns {string | null} null when such a file is not accepted
 */
export function acceptedType(file, accept) {
  const type = file.type.split(";")[0].trim().toLowerCase();
  if (!accept || Object.keys(accept).length === 0) return type || "application/octet-stream";
  if (type && Object.keys(accept).some((pattern) => matches(type, pattern))) return type;
  const name = file.name.toLowerCase();
  const known = Object.entries(accept).find(([, extensions]) =>
    extensions.some((extension) => name.endsWith(extension.toLowerCase())),
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
 * Largest size in bytes for a type, by the most specific of several patterns.
 * @param {string} type
 * @param {AttachmentOption['maxSize']} maxSize
 */
export function maxSizeOf(type, maxSize) {
  if (maxSize === undefined || maxSize === null) return DEFAULT_SIZE;
  if (typeof maxSize === "number") return maxSize;
  const named = maxSize[type] ?? maxSize[`${type.split("/")[0]}/*`];
  return named ?? maxSize["*/*"] ?? maxSize["*"] ?? maxSize[""] ?? DEFAULT_SIZE;
}

/** @param {AttachmentOption | undefined} option */
export const maxFiles = (option) => option?.maxCount ?? DEFAULT_COUNT;

/**
 * Sort files into those that may be uploaded and sentences about those that may not.
 * @template {FileFacts} F
 * @param {readonly F[]} files
 * @param {number} count number of files that are attached already
 * @param {AttachmentOption} option
 * @param {Strings} strings
 * @returns {{ allowed: { file: F, type: string }[], refusals: string[] }}
 */
export function checkFiles(files, count, option, strings) {
  /** @type {{ file: F, type: string }[]} */
  const allowed = [];
  /** @type {Set<string>} */
  const refusals = new Set();
  const max = maxFiles(option);
  for (const file of files) {
    const type = acceptedType(file, option.accept);
    const refusal =
      type === null ? strings.fileType(file.name) : sizeRefusal(file, maxSizeOf(type, option.maxSize), strings);
    if (refusal || type === null) refusals.add(refusal ?? "");
    else if (count + allowed.length >= max) refusals.add(strings.fileCount(max));
    else allowed.push({ file, type });
  }
  return { allowed, refusals: [...refusals] };
}

/** @param {FileFacts} file @param {number} max @param {Strings} strings */
function sizeRefusal(file, max, strings) {
  if (file.size === 0) return strings.fileEmpty(file.name);
  return file.size > max ? strings.fileSize(file.name, strings.size(max)) : null;
}

/** Kind of a file in a word: its extension, else its type. @param {string} name @param {string} type */
export function fileKind(name, type) {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? type.split("/").at(-1) ?? "";
  return extension.toUpperCase();
}
