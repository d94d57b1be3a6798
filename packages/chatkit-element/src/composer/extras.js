/**
 * What only some hosts want of the composer, and what is loaded when their options ask for it: what `@` and `/` offer,
 * and the microphone.
 * @import { Session } from '../controller.js'
 */
import { Dictation } from "./dictation.js";
import { Suggestions } from "./suggestions.js";
import { dictateButton, dictationState } from "./dictation-view.js";
import { extraStyles } from "../ui/styles/extras.js";
import { controlStyles } from "../ui/styles/controls.js";
import { closeOnLeave, keyInSuggestions, suggestionList } from "./suggestions-view.js";

export const styles = [controlStyles, extraStyles];

/** How it is drawn, and what its keys do. */
export const view = { dictateButton, dictationState, closeOnLeave, keyInSuggestions, suggestionList };

/** @param {Session} session */
export function createExtras(session) {
  const dictation = new Dictation({
    client: session.client,
    changed: session.changed,
    strings: () => session.strings,
    option: () => session.options.composer?.dictation,
    heard: (text) => session.panels?.write(text),
  });
  return { view, dictation, suggestions: new Suggestions(session) };
}

/** @typedef {ReturnType<typeof createExtras>} Extras */
