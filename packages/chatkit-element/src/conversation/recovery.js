/**
 * What a person is told when something went wrong, and what they can do about it.
 * @import { Remedy, Trouble } from '../thread/state.js'
 * @import { Strings } from '../i18n/strings.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

/**
 * @param {unknown} error
 * @param {Remedy} remedy what the button does when the problem itself names nothing better
 * @param {Strings} strings
 * @param {number} now in ms
 * @returns {Trouble}
 */
export function troubleOf(error, remedy, strings, now) {
  if (!(error instanceof RequestProblem)) return { message: strings.wentWrong, remedy };
  switch (error.kind) {
    case "signed-out":
      return { message: strings.signedOut, remedy: "sign-in" };
    case "too-many":
      return {
        message: error.message || strings.tooMany,
        remedy: null,
        ...(error.retryAfter !== null && { wait: error.retryAfter, until: now + error.retryAfter * 1000 }),
      };
    case "network":
      return { message: remedy === "retry" ? strings.connectionLost : strings.unreachable, remedy };
    case "not-found":
    case "already-said":
    case "refused":
      return { message: error.message || strings.refused, remedy: null };
    default:
      return { message: error.message || (remedy === "resend" ? strings.unreachable : strings.serverFailed), remedy };
  }
}
