/**
 * Buttons at the foot of the composer: files, mentions.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { acceptedTypes } from "./files/limits.js";
import { icon } from "../ui/icons/icons.js";
import { insertWords } from "./insert-text.js";

/** @param {Props} props */
export function attachButton({ composer: { files }, options, strings, actions }) {
  if (!files.isEnabled) return nothing;
  return html`<button class="quiet attach" type="button" aria-label=${strings.attach} title=${strings.attach}
      @click=${(/** @type {Event} */ event) => inputBeside(event).click()}>${icon("paperclip")}</button>
    <input class="file-input" type="file" multiple hidden accept=${acceptedTypes(options.composer?.attachments?.accept)}
      aria-label=${strings.attach} @change=${(/** @type {Event} */ event) => chosen(event, actions.attach)}>`;
}

/** @param {Event} event */
const inputBeside = ({ currentTarget }) =>
  /** @type {HTMLInputElement} */ (/** @type {Element} */ (currentTarget).parentElement?.querySelector(".file-input"));

/** @param {Event} event @param {(files: Iterable<File>) => void} attach */
function chosen({ currentTarget }, attach) {
  const input = /** @type {HTMLInputElement} */ (currentTarget);
  attach([...(input.files ?? [])]);
  // The same file may be chosen again after it was removed.
  input.value = "";
}

/** Button that writes the sign of a mention. @param {Props} props */
export function mentionButton({ strings }) {
  return html`<button class="quiet attach" type="button" aria-label=${strings.mention} title=${strings.mention}
    @click=${(/** @type {Event} */ event) => insertWords(areaBeside(event), "@")}>${icon("at")}</button>`;
}

/** @param {Event} event */
const areaBeside = ({ currentTarget }) =>
  /** @type {HTMLTextAreaElement} */ (
    /** @type {Element} */ (currentTarget).closest("form")?.querySelector("textarea")
  );
