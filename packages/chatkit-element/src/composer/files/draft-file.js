/**
 * File of a draft: chosen on this page, or stored on the server already.
 * @import { StoredAttachment } from '../../protocol/types'
 */
import { newId } from "../../protocol/ids.js";

/**
 * @typedef {{
 *   key: string, name: string, type: string, size: number | null, status: 'uploading' | 'failed' | 'ready',
 *   progress: number, error: string, preview: string | null, attachment: StoredAttachment | null,
 *   file: File | null, mine: boolean, abort: AbortController | null,
 * }} DraftFile
 *   `progress`: 0 to 1 · `preview`: a local address of an image · `attachment`: the server's record of it ·
 *   `file`: null when it was not chosen on this page · `mine`: uploaded for this draft and not in any message
 * @typedef {{ attachment: StoredAttachment, size: number | null, mine: boolean }} StoredFile
 */

/** Types that every browser draws; of other images only the name is shown. */
const DRAWABLE = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

/** @type {Omit<DraftFile, 'key' | 'name' | 'type' | 'size' | 'mine'>} */
const NEW = {
  status: "uploading",
  progress: 0,
  error: "",
  preview: null,
  attachment: null,
  file: null,
  abort: null,
};

/** @param {File} file @param {string} type @returns {DraftFile} */
export function fromFile(file, type) {
  const preview = DRAWABLE.includes(type) ? URL.createObjectURL(file) : null;
  const { name, size } = file;
  return { ...NEW, key: newId(), name, type, size, preview, file, mine: true };
}

/** @param {StoredFile} stored @returns {DraftFile} */
export function fromStored({ attachment, size, mine }) {
  const { id, name, mime_type: type } = attachment;
  return { ...NEW, key: `given-${id}`, name, type, size, status: "ready", progress: 1, attachment, mine };
}

/** @param {DraftFile[]} files @returns {StoredFile[]} those that the server has */
export const storedFiles = (files) =>
  files.flatMap(({ status, attachment, size, mine }) =>
    status === "ready" && attachment ? [{ attachment, size, mine }] : [],
  );

/** Free the preview of a file. @param {DraftFile} file */
export function release(file) {
  if (file.preview) URL.revokeObjectURL(file.preview);
  file.preview = null;
}
