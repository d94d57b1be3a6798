/**
 * Banner of an error: the sentence, and the button that offers a way on.
 * @import { Recovery, Banner } from '../thread/state.js'
 * @import { Strings } from '../i18n/strings.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

/**
 * Make the banner of an error.
 * @param {unknown} error
 * @param {Recovery} recovery what the button does when the problem itself names nothing better
 * @param {Strings} strings
 * @param {number} now in ms
 * @returns {Banner}
 */
export function errorBanner(error, recovery, strings, now) {
  if (!(error instanceof RequestProblem)) return { message: strings.wentWrong, recovery };
  switch (error.kind) {
    case "signed-out":
      return { message: strings.signedOut, recovery: "sign-in" };
    case "too-many":
      return {
        message: error.words || strings.tooMany,
        recovery: null,
        ...(error.retryAfter !== null && { wait: error.retryAfter, until: now + error.retryAfter * 1000 }),
      };
    case "network":
      return { message: recovery === "retry" ? strings.connectionLost : strings.unreachable, recovery };
    case "not-found":
    case "already-said":
    case "refused":
      return { message: error.words || (recovery === "reload" ? strings.notOpened : strings.refused), recovery: null };
    default:
      return {
        message: error.words || withoutWords(recovery, strings),
        recovery,
      };
  }
}

/** @param {Recovery} recovery @param {Strings} strings */
function withoutWords(recovery, strings) {
  if (recovery === "reload") return strings.notOpened;
  return recovery === "resend" ? strings.unreachable : strings.serverFailed;
}
