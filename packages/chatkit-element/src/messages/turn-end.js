/**
 * Reasons that a turn has ended, in words.
 * @import { EndOfTurn } from '../protocol/types'
 * @import { Strings } from '../i18n/strings.js'
 */

/** Sentence about an end that a person should know of; empty for one that is as it should be. @returns {string}
 * @param {EndOfTurn | null} end @param {Strings} strings */
export function endSentence(end, strings) {
  switch (end?.reason) {
    case "stopped":
      return strings.answerStopped;
    case "interrupted":
      return strings.answerInterrupted;
    case "cut":
      return strings.answerCut;
    case "shutdown":
      return strings.answerShutDown;
    default:
      return "";
  }
}
