/**
 * Problem of a request, named so that the page can offer the right way on.
 * @typedef {'network' | 'stopped' | 'signed-out' | 'not-found' | 'too-many' | 'already-said' | 'refused' | 'server' |
 *   'protocol'}
 *   ProblemKind
 */

/** What happened, for a log. @type {Partial<Record<ProblemKind, string>>} */
const HAPPENED = { network: "did not reach the server", protocol: "got an answer of another kind" };

export class RequestProblem extends Error {
  /**
   * @param {ProblemKind} kind
   * @param {string} words the server's own, for the person; a log reads `message`
   * @param {{ status?: number, retryAfter?: number, cause?: unknown }} [facts] `retryAfter` in seconds
   */
  constructor(kind, words, { status, retryAfter, cause } = {}) {
    super(undefined, { cause });
    this.name = "RequestProblem";
    this.kind = kind;
    this.words = words;
    this.status = status ?? null;
    this.retryAfter = retryAfter ?? null;
    this.of("A request");
  }

  /**
   * Name the request that failed, as the protocol does.
   * @param {string} request
   */
  of(request) {
    const happened = this.status ? `was answered with ${this.status}` : (HAPPENED[this.kind] ?? this.kind);
    this.message = `${request} ${happened}${this.words && `: ${this.words}`}`;
    return this;
  }

  /** Whether the server has refused the request: it did not take it, and asking again changes nothing. */
  get isFinal() {
    return this.status !== null && this.status >= 400 && this.status < 500;
  }
}

/**
 * Make a problem of any error; one that is none yet is ours to mend.
 * @param {unknown} error
 * @returns {RequestProblem}
 */
export function toProblem(error) {
  return error instanceof RequestProblem ? error : new RequestProblem("protocol", "", { cause: error });
}

/** Make a problem of a request that broke off. @param {unknown} error @param {AbortSignal | null} signal */
export function connectionProblem(error, signal) {
  if (error instanceof RequestProblem) return error;
  if (signal?.aborted) return new RequestProblem("stopped", "", { cause: error });
  return new RequestProblem("network", "", { cause: error });
}

/** @type {Record<number, ProblemKind>} */
const KINDS = { 401: "signed-out", 404: "not-found", 409: "already-said", 429: "too-many" };

/**
 * Make a problem of a response.
 * @param {Response} response one whose status is not 2xx
 * @returns {Promise<RequestProblem>}
 */
export async function responseProblem(response) {
  const kind = KINDS[response.status] ?? (response.status < 500 ? "refused" : "server");
  return new RequestProblem(kind, await readDetail(response), {
    status: response.status,
    retryAfter: parseRetryAfter(response.headers.get("retry-after")),
  });
}

/** @param {Response} response */
async function readDetail(response) {
  try {
    const { detail } = await response.json();
    if (typeof detail === "string") return detail;
    if (Array.isArray(detail))
      return detail
        .map((detail) => detail?.msg)
        .filter(Boolean)
        .join(". ");
  } catch {
    // A body that is not JSON has nothing to say to a person.
  }
  return "";
}

/** @param {string | null} header seconds, or a date (RFC 9110 §10.2.3) */
function parseRetryAfter(header) {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
