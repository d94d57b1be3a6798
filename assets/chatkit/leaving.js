/**
 * Tells Stop from leaving for the official element, which aborts its request in both cases: its requests are marked,
 * and a page that goes away says so. An abort without that word is Stop.
 */
import { useEffect, useMemo } from "react";
import { newId } from "./element/protocol/ids.js";

/** Id of this visit of the page; once it is said to be over, the next one has another. */
let page = newId();

/** @param {RequestInfo | URL} input */
const addressOf = (input) => new URL(input instanceof Request ? input.url : input, location.href).href;

/**
 * Make the `fetch` of an element: cookies go along, since they say who is asking.
 * @param {string} url the server's address; uploads may go elsewhere, and are not marked
 * @param {boolean} stopsByAbort whether the element has no other way to stop an answer
 * @returns {typeof fetch}
 */
export function useFetch(url, stopsByAbort) {
  return useMemo(() => (stopsByAbort ? markingFetch(url) : withCredentials), [url, stopsByAbort]);
}

/** @type {typeof fetch} */
const withCredentials = (input, init) => fetch(input, { ...init, credentials: "include" });

/** @param {string} url @returns {typeof fetch} */
const markingFetch = (url) => (input, init) => {
  if (addressOf(input) !== addressOf(url)) return withCredentials(input, init);
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("Chatkit-Abort", `stop; page=${page}`);
  return withCredentials(input, { ...init, headers });
};

/**
 * Say when the element goes away, with its page or on it, so that what it aborts then goes on.
 * @param {string} url
 * @param {boolean} stopsByAbort
 */
export function useLeaving(url, stopsByAbort) {
  useEffect(() => {
    if (!stopsByAbort) return;
    const leave = () => {
      navigator.sendBeacon(`${url}/pagehide`, page);
      page = newId();
    };
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [url, stopsByAbort]);
}
