/**
 * Control of a field: its attributes, and the value written before.
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
 * }} FieldOptions options of a component for its field
 */

/** Attributes that keep password managers away. */
const SHY = ["data-1p-ignore", "data-lpignore", "data-bwignore"];

class Control extends Directive {
  #drawn = false;

  /** @param {Place} _place @param {Field} _field @param {FieldOptions} _options @returns {unknown} */
  render(_place, _field, _options) {
    return noChange;
  }

  /** @param {ElementPart} part @param {[Place, Field, FieldOptions]} arguments_ */
  update({ element }, [place, field, options]) {
    const control = /** @type {HTMLInputElement} */ (element);
    for (const [name, value] of Object.entries(attributesOf(control, place, field, options))) set(control, name, value);
    if (!this.#drawn) begin(control, place, field, options);
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
 * @param {FieldOptions} options
 * @returns {Record<string, string | boolean | undefined>}
 */
function attributesOf({ type, tagName }, place, field, options) {
  const isTicked = type === "checkbox" || type === "radio";
  const written = isTicked
    ? {}
    : {
        placeholder: words(options.placeholder),
        // A text area has no pattern of its own.
        [tagName === "TEXTAREA" ? "data-pattern" : "pattern"]: words(options.pattern),
        name: options.allowAutofillExtensions ? field.name : "",
        autocomplete: words(options.autoComplete) || (options.allowAutofillExtensions ? "" : "off"),
        readonly: place.isBusy,
        ...Object.fromEntries(SHY.map((name) => [name, options.allowAutofillExtensions ? undefined : "true"])),
      };
  return {
    "data-field": field.name,
    required: Boolean(options.required),
    disabled: Boolean(options.disabled),
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
 * Put the value written before into the control again.
 * @param {HTMLInputElement} control
 * @param {Place} place
 * @param {Field} field
 * @param {FieldOptions} options
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

/** Grow a text area, for browsers in which it does not by itself. @param {HTMLElement} area */
function grow(area) {
  area.style.setProperty("height", "auto");
  area.style.setProperty("height", `${area.scrollHeight}px`);
}

/** Focus a new field unless the person is busy elsewhere. @param {HTMLElement} control */
function focusIfFree(control) {
  const { activeElement } = /** @type {ShadowRoot | Document} */ (control.getRootNode());
  const writing =
    activeElement instanceof HTMLTextAreaElement && activeElement.id === "composer" && activeElement.value === "";
  if (!activeElement || activeElement === document.body || writing) control.focus({ preventScroll: true });
}

/** Directive of a control: sets its name, its limits, its problem, and the value written before. */
export const control = directive(Control);
