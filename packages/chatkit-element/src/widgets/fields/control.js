/**
 * The control of a field: its attributes, and what was written into it before.
 * @import { ElementPart } from 'lit/directive.js'
 * @import { Place } from '../tree.js'
 * @import { Field } from './field.js'
 */
import { noChange } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { words } from "../nodes.js";

/**
 * @typedef {{
 *   required?: boolean, disabled?: boolean, autoFocus?: boolean, autoSelect?: boolean, autoComplete?: string,
 *   allowAutofillExtensions?: boolean, placeholder?: string, pattern?: string,
 * }} Wishes what a component says of its field
 */

/** What keeps password managers away. */
const SHY = ["data-1p-ignore", "data-lpignore", "data-bwignore"];

class Control extends Directive {
  #drawn = false;

  /** @param {Place} _place @param {Field} _field @param {Wishes} _wishes @returns {unknown} */
  render(_place, _field, _wishes) {
    return noChange;
  }

  /** @param {ElementPart} part @param {[Place, Field, Wishes]} arguments_ */
  update({ element }, [place, field, wishes]) {
    const control = /** @type {HTMLInputElement} */ (element);
    for (const [name, value] of Object.entries(attributesOf(control, place, field, wishes))) set(control, name, value);
    if (!this.#drawn) begin(control, place, field, wishes);
    this.#drawn = true;
    return noChange;
  }
}

/** @param {HTMLInputElement} control @param {string} name @param {string | boolean | undefined} value */
function set(control, name, value) {
  if (value === undefined || value === "" || value === false) return control.removeAttribute(name);
  const text = value === true ? "" : value;
  if (control.getAttribute(name) !== text) control.setAttribute(name, text);
}

/**
 * @param {HTMLInputElement} control
 * @param {Place} place
 * @param {Field} field
 * @param {Wishes} wishes
 * @returns {Record<string, string | boolean | undefined>}
 */
function attributesOf({ type, tagName }, place, field, wishes) {
  const isTicked = type === "checkbox" || type === "radio";
  const written = isTicked
    ? {}
    : {
        placeholder: words(wishes.placeholder),
        // A text area has no pattern of its own.
        [tagName === "TEXTAREA" ? "data-pattern" : "pattern"]: words(wishes.pattern),
        name: wishes.allowAutofillExtensions ? field.name : "",
        autocomplete: words(wishes.autoComplete) || (wishes.allowAutofillExtensions ? "" : "off"),
        readonly: place.isBusy,
        ...Object.fromEntries(SHY.map((name) => [name, wishes.allowAutofillExtensions ? undefined : "true"])),
      };
  return {
    "data-field": field.name,
    required: Boolean(wishes.required),
    disabled: Boolean(wishes.disabled),
    ...written,
    ...(type !== "radio" && {
      id: field.id,
      ...(!isTicked && namesOf(field)),
      "aria-describedby": field.problem && `${field.id}-problem`,
      "aria-invalid": field.problem && "true",
    }),
  };
}

/** @param {Field} field @returns {Record<string, string>} */
const namesOf = ({ label, labelledBy }) => ({ "aria-label": label, "aria-labelledby": labelledBy });

/**
 * What was written before is in it again.
 * @param {HTMLInputElement} control
 * @param {Place} place
 * @param {Field} field
 * @param {Wishes} wishes
 */
function begin(control, place, { value }, { autoFocus, autoSelect }) {
  if (control.type === "radio" && value !== undefined) control.checked = control.value === value;
  else if (typeof value === "boolean") control.checked = value;
  else if (value !== undefined) control.value = value;
  if (autoSelect) control.addEventListener("focus", () => control.select());
  if (control.classList.contains("grows") && !CSS.supports("field-sizing", "content"))
    control.addEventListener("input", () => grow(control));
  if (autoFocus && place.isLive) queueMicrotask(() => focusIfFree(control));
}

/** For browsers in which a text area does not grow by itself. @param {HTMLElement} area */
function grow(area) {
  area.style.setProperty("height", "auto");
  area.style.setProperty("height", `${area.scrollHeight}px`);
}

/** Only somebody who does nothing else is taken to a new field. @param {HTMLElement} control */
function focusIfFree(control) {
  const { activeElement } = /** @type {ShadowRoot | Document} */ (control.getRootNode());
  const writing =
    activeElement instanceof HTMLTextAreaElement && activeElement.id === "composer" && activeElement.value === "";
  if (!activeElement || activeElement === document.body || writing) control.focus({ preventScroll: true });
}

/** On a control: what it is called, what it asks for, what is wrong with it, and what was written into it before. */
export const control = directive(Control);
