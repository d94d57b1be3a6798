/**
 * Text inserted into the composer as if it were typed, so that it can be undone.
 */

/**
 * @param {HTMLTextAreaElement} area
 * @param {number} from
 * @param {number} to
 * @param {string} text replaces the range; the caret is behind it
 */
export function insertText(area, from, to, text) {
  area.focus();
  area.setSelectionRange(from, to);
  if (text === "" && from === to) return;
  // There is no other way that can be undone. Where it is refused, the text is put there all the same.
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Insert words at the caret, apart from those before them. @param {HTMLTextAreaElement} area @param {string} words */
export function insertWords(area, words) {
  const { selectionStart, selectionEnd, value } = area;
  const isApart = selectionStart === 0 || /\s$/.test(value.slice(0, selectionStart));
  insertText(area, selectionStart, selectionEnd, isApart ? words : ` ${words}`);
}
