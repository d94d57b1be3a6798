/**
 * Requests of the page about files: the answer as JSON, or a sentence on why there is none.
 */
import { address, UNREACHABLE } from "./connection.js";

/**
 * @typedef {{ ok: boolean, body: any, detail: string }} Answer
 * @param {string} path @param {RequestInit} [init] @returns {Promise<Answer>}
 */
export async function ask(path, init) {
  try {
    const response = await fetch(address(path), { credentials: "include", ...init });
    const body = response.status === 204 ? {} : await response.json().catch(() => ({}));
    return { ok: response.ok, body, detail: sentence(response.status, body.detail) };
  } catch {
    return { ok: false, body: {}, detail: UNREACHABLE };
  }
}

/** @param {number} status @param {unknown} detail */
function sentence(status, detail) {
  if (status === 401) return "Your session has ended. Sign in again, and choose the file once more.";
  return typeof detail === "string" ? detail : "taskchat did not answer as it should. Try again.";
}
