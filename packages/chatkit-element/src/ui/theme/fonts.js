/**
 * Fonts of the host. They belong to the document, since a shadow tree cannot have its own; the browser fetches one only
 * when a letter is drawn with it, and only from where the page's policy lets fonts come from.
 * @import { FontObject } from '@openai/chatkit'
 */

const PROTOCOLS = ["http:", "https:", "data:", "blob:"];

export class Fonts {
  /** @type {FontFace[]} */
  #faces = [];
  #given = "";

  /** Use these fonts and no others. @param {FontObject[]} [sources] */
  use(sources = []) {
    const given = JSON.stringify(sources);
    if (given === this.#given) return;
    this.#given = given;
    for (const face of this.#faces) document.fonts.delete(face);
    this.#faces = sources.flatMap((source) => faceOf(source) ?? []);
    for (const face of this.#faces) document.fonts.add(face);
  }
}

/** @param {FontObject} source @returns {FontFace | null} null for what no font can come from */
function faceOf({ family, src, weight, style, display, unicodeRange }) {
  const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : null;
  if (!url || !PROTOCOLS.includes(url.protocol)) return null;
  const address = url.href.replaceAll(/["\\\n]/g, encodeURIComponent);
  const look = { weight: weight === undefined ? undefined : String(weight), style, display, unicodeRange };
  return new FontFace(
    family,
    `url("${address}")`,
    /** @type {FontFaceDescriptors} */ (JSON.parse(JSON.stringify(look))),
  );
}
