/**
 * Fields of forms, fetched when a widget has the first one.
 * @import { Draw } from '../tree.js'
 */
import { checkbox, radioGroup } from "./checkboxes.js";
import { datePicker } from "./date-picker.js";
import { select } from "./select.js";
import { fieldStyles } from "./styles.js";
import { editableText, input, textarea } from "./text-inputs.js";

/** @type {Record<string, Draw>} */
export const components = {
  Checkbox: checkbox,
  RadioGroup: radioGroup,
  Input: input,
  Textarea: textarea,
  Text: editableText,
  Select: select,
  DatePicker: datePicker,
};

export const styles = fieldStyles;
