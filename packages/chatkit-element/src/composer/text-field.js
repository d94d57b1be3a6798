/**
 * Text field. It is a textarea, so that spelling, undo, input methods, screen readers and phones do what they
 * always do; tags are drawn by a mirror of its text that lies over it, where they can be pointed at and focused.
 * @import { Mark } from '../thread/mention-text.js'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { isComposing, isOnScreen } from "../ui/keyboard.js";
import { toEntity } from "../thread/mention-text.js";
import { entityChip } from "../ui/entity.js";
import { insertText } from "./insert-text.js";

/** @param {Props} props @param {string} placeholder */
export function textField(props, placeholder) {
  const { composer: draft, extras } = props;
  const { offer = null, isEnabled = false } = extras?.suggestions ?? {};
  return html`<div class="writing">
    <textarea id="composer" rows="1" placeholder=${placeholder} aria-label=${placeholder} autocomplete="off"
      enterkeyhint=${isOnScreen() ? "enter" : "send"}
      aria-invalid=${draft.left < 0} aria-describedby="composer-hint" aria-autocomplete=${isEnabled ? "list" : nothing}
      aria-haspopup=${isEnabled ? "listbox" : nothing} aria-controls=${offer ? "suggestions" : nothing}
      aria-activedescendant=${offer?.choices.length ? `choice-${offer.at}` : nothing} .value=${live(draft.text)}
      @input=${(/** @type {InputEvent} */ event) => onInput(props, event)} @compositionend=${(
        /** @type {Event} */ event,
      ) => look(props, event)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(props, event)} @scroll=${onScroll}
      @blur=${(/** @type {FocusEvent} */ event) => extras?.view.closeOnLeave(extras, event)}
      @keyup=${(/** @type {Event} */ event) => look(props, event, false)}
      @click=${(/** @type {Event} */ event) => look(props, event, false)}></textarea>
    ${draft.tagged.marks.length ? mirror(props) : nothing}
  </div>`;
}

/** @param {Props} props */
function mirror(props) {
  const { text, marks } = props.composer.tagged;
  const parts = marks.map(
    (mark, index) =>
      html`<span aria-hidden="true">${text.slice(marks[index - 1]?.end ?? 0, mark.start)}</span>${chip(props, mark)}`,
  );
  // A line that ends the text has no height without something in it.
  return html`<div class="mirror" role="group" aria-label=${props.strings.mentioned}>${parts}<span aria-hidden="true"
    >${text.slice(marks.at(-1)?.end)}${"\u200b"}</span></div>`;
}

/** @param {Props} props @param {Mark} mark */
function chip(props, { start, end, tag }) {
  return entityChip(props, toEntity(tag), {
    className: "chip",
    onKey: (event) => {
      const area = areaOver(event);
      if (event.key !== "Backspace" && event.key !== "Delete") return;
      event.preventDefault();
      insertText(area, start, end, "");
    },
  });
}

/** @param {Event} event */
const areaOver = ({ currentTarget }) =>
  /** @type {HTMLTextAreaElement} */ (
    /** @type {Element} */ (currentTarget).closest(".writing")?.querySelector("textarea")
  );

/** @param {Props} props @param {InputEvent} event */
function onInput(props, event) {
  const area = /** @type {HTMLTextAreaElement} */ (event.currentTarget);
  props.composer.write(area.value, {
    caret: area.selectionEnd,
    undone: Boolean(event.inputType?.startsWith("history")),
  });
  fit(area);
  // Half a word of an input method asks for nothing yet.
  if (!event.isComposing) look(props, event);
}

/** @param {Props} props @param {Event} event @param {boolean} [opens] */
function look({ extras }, { currentTarget }, opens = true) {
  const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (currentTarget);
  if (selectionStart === selectionEnd) extras?.suggestions.look(value, selectionEnd, { opens });
  else extras?.suggestions.close();
}

/** Make the field as tall as its text, up to the height the style sheet allows. @param {HTMLTextAreaElement} area */
export function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
  align(area);
}

/** @param {Event} event */
const onScroll = ({ currentTarget }) => align(/** @type {HTMLTextAreaElement} */ (currentTarget));

/** Scroll the mirror to the same part of the text. @param {HTMLTextAreaElement} area */
export function align(area) {
  const over = area.nextElementSibling;
  if (over) over.scrollTop = area.scrollTop;
}

/** @param {Props} props @param {KeyboardEvent} event */
function onKey(props, event) {
  const { extras } = props;
  if (isComposing(event) || extras?.view.keyInSuggestions(props, extras, event)) return;
  const area = /** @type {HTMLTextAreaElement} */ (event.currentTarget);
  if (event.key === "Backspace" || event.key === "Delete")
    return selectTag(area, props.composer.tagged.marks, event.key);
  const isCommand = event.ctrlKey || event.metaKey;
  const onScreen = isOnScreen();
  if (event.shiftKey || event.altKey || (isCommand && !onScreen)) return;
  if (event.key === "ArrowUp" && props.composer.isEmpty && props.actions.editLast()) event.preventDefault();
  if (event.key !== "Enter" || (onScreen && !isCommand)) return;
  event.preventDefault();
  if (extras?.dictation.state === "recording") extras.dictation.finish();
  else if (!props.state.turn) props.actions.send();
}

/**
 * Select a whole tag, so that the key deletes it as one.
 * @param {HTMLTextAreaElement} area
 * @param {readonly Mark[]} marks
 * @param {string} key
 */
function selectTag(area, marks, key) {
  const { selectionStart: caret, selectionEnd } = area;
  if (caret !== selectionEnd) return;
  const mark = marks.find(({ start, end }) =>
    key === "Backspace" ? start < caret && caret <= end : start <= caret && caret < end,
  );
  if (mark) area.setSelectionRange(mark.start, mark.end);
}
