/**
 * Fields that are written into.
 * @import { Draw } from '../tree.js'
 * @import { FieldOptions } from './control.js'
 */
import { html, nothing } from "lit/html.js";
import { textStyle } from "../style/box.js";
import { count } from "../style/lengths.js";
import { words } from "../nodes.js";
import { styled } from "../style/styled.js";
import { control } from "./control.js";
import { controlClass, readField, fieldFrame } from "./field.js";

const TYPES = ["number", "email", "text", "password", "tel", "url"];
/** Largest number of lines of a text area. */
const MOST_ROWS = 80;

/** @type {Draw} */
export function input(place, node) {
  const field = readField(place, node);
  const type = TYPES.includes(node.inputType) ? node.inputType : "text";
  return fieldFrame(
    field,
    html`<input class=${controlClass("w-input", node)} type=${type} dir=${type === "text" ? "auto" : nothing}
    .defaultValue=${words(node.defaultValue)} ${control(place, field, /** @type {FieldOptions} */ (node))}>`,
    "block",
  );
}

/** @type {Draw} */
export function textarea(place, node) {
  const field = readField(place, node);
  const rows = count(node.rows, 1, MOST_ROWS) ?? 3;
  return fieldFrame(
    field,
    html`<textarea class="${controlClass("w-input", node)} ${node.autoResize ? "grows" : ""}" dir="auto" rows=${rows}
    .defaultValue=${words(node.defaultValue)} ${styled(between(rows, node.maxRows))}
    ${control(place, field, /** @type {FieldOptions} */ (node))}></textarea>`,
    "block",
  );
}

/** Limits between which a text area grows and shrinks. @param {number} least @param {unknown} most in rows */
const between = (least, most) => ({
  "--least-rows": String(least),
  "--most-rows": count(most, least, MOST_ROWS)?.toString(),
});

/** Text that is changed where it stands. @type {Draw} */
export function editableText(place, node) {
  /** @type {FieldOptions & { name?: string }} */
  const wishes = node.editable ?? {};
  const field = readField(place, { ...node, ...wishes }, wishes.name);
  const [least, most] = [node.minLines, node.maxLines].map((lines) => count(lines, 1, MOST_ROWS) ?? 1);
  const style = textStyle({ ...node, maxLines: undefined, minLines: undefined });
  const classes = `w-editable w-text size-${words(node.size) || "md"} ${node.lineThrough ? "struck" : ""}`;
  return fieldFrame(
    field,
    Math.max(least, most) > 1
      ? html`<textarea class="${classes} grows" dir="auto" rows=${least} .defaultValue=${words(node.value)}
        ${styled({ ...style, ...between(least, node.maxLines) })} ${control(place, field, wishes)}></textarea>`
      : html`<input class=${classes} dir="auto" .defaultValue=${words(node.value)} ${styled(style)}
        ${control(place, field, wishes)}>`,
    "block",
  );
}
