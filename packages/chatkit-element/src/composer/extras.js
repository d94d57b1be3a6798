/**
 * What only some hosts want of the composer, and what is loaded when their options ask for it: what `@` and `/` offer,
 * and the microphone.
 * @import { Session } from '../controller.js'
 */
import { Dictation } from "./dictation.js";
import { Suggesting } from "./suggestions.js";
import { dictateButton, dictationState } from "./dictation-view.js";
import { aidStyles } from "../ui/styles/aids.js";
import { controlStyles } from "../ui/styles/controls.js";
import { keyInSuggestions, left, suggestions } from "./suggestions-view.js";

export const styles = [controlStyles, aidStyles];

/** How it is drawn, and what its keys do. */
export const drawn = { dictateButton, dictationState, keyInSuggestions, left, suggestions };

/** @param {Session} session */
export function aidsOf(session) {
  const dictation = new Dictation({
    client: session.client,
    changed: session.changed,
    strings: () => session.strings,
    option: () => session.options.composer?.dictation,
    heard: (text) => session.panels?.write(text),
  });
  return { drawn, dictation, suggesting: new Suggesting(session) };
}

/** @typedef {ReturnType<typeof aidsOf>} Aids */
