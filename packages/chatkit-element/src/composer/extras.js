/**
 * Extras of the composer, loaded when the options of a host ask for them: the choices of `@` and `/`, and dictation.
 * @import { Controller } from '../controller.js'
 */
import { Dictation } from "./dictation.js";
import { Suggestions } from "./suggestions.js";
import { dictateButton, dictationState } from "./dictation-view.js";
import { extraStyles } from "../ui/styles/extras.js";
import { controlStyles } from "../ui/styles/controls.js";
import { closeOnLeave, keyInSuggestions, suggestionList } from "./suggestions-view.js";

export const styles = [controlStyles, extraStyles];

/** Drawing and keys of the extras. */
export const view = { dictateButton, dictationState, closeOnLeave, keyInSuggestions, suggestionList };

/** @param {Controller} controller */
export function createExtras(controller) {
  const dictation = new Dictation({
    client: controller.client,
    changed: controller.changed,
    strings: () => controller.strings,
    option: () => controller.options.composer?.dictation,
    onText: (text) => controller.panels?.write(text),
  });
  return { view, dictation, suggestions: new Suggestions(controller) };
}

/** @typedef {ReturnType<typeof createExtras>} Extras */
