/**
 * Microphone button, and the state of dictation beside it.
 * @import { Dictation } from './dictation.js'
 * @import { Extras } from './extras.js'
 * @import { Strings } from '../i18n/strings.js'
 */
import { html, nothing } from "lit/html.js";
import { icon, spinner } from "../ui/icons/icons.js";
import "../ui/icons/more-icons.js";

/** Button that begins and ends dictation, so that the focus stays. @param {Extras} extras @param {Strings} strings */
export function dictateButton({ dictation }, strings) {
  if (!dictation.isOffered && dictation.state === "off") return nothing;
  const isOn = dictation.state === "recording";
  const label = isOn ? strings.finishDictation : strings.dictate;
  return html`<button class="quiet dictate ${isOn ? "is-on" : ""}" type="button" aria-label=${label} title=${label}
    aria-disabled=${dictation.state === "asking" || dictation.state === "writing" ? "true" : nothing}
    @click=${(/** @type {Event} */ event) => press(event, dictation)}>${icon(isOn ? "check" : "microphone")}</button>`;
}

/**
 * Begin or end dictation. The button keeps the focus: Enter ends it, Escape drops it, and no phone keyboard opens.
 * @param {Event} event
 * @param {Dictation} dictation
 */
function press({ currentTarget }, dictation) {
  /** @type {HTMLElement} */ (currentTarget).focus();
  if (dictation.state === "recording") dictation.finish();
  else void dictation.start();
}

/** @param {Extras} extras @param {Strings} strings */
export function dictationState({ dictation }, strings) {
  const { state, seconds } = dictation;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return html`<button class="quiet" type="button" aria-label=${strings.cancelDictation} title=${strings.cancelDictation}
      @click=${(/** @type {Event} */ event) => cancel(event, dictation)}>${icon("cross")}</button>
    <p class="dictation" role="status">${
      state === "recording"
        ? html`<i class="lamp" aria-hidden="true"
      ></i>`
        : spinner
    }
      <span>${
        state === "asking" ? strings.waitForMicrophone : state === "writing" ? strings.transcribing : strings.recording
      }</span>
      ${state === "recording" ? html`<span class="wait" aria-hidden="true">${time}</span>` : nothing}</p>`;
}

/** Cancel dictation and focus the text, since the button goes. @param {Event} event @param {Dictation} dictation */
function cancel({ currentTarget }, dictation) {
  const area = /** @type {Element} */ (currentTarget).closest("form")?.querySelector("textarea");
  dictation.cancel();
  area?.focus();
}
