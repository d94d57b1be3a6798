/**
 * Tells Stop from leaving for the official element, which aborts its request in both cases: its requests are marked,
 * and a page that goes away or out of sight says so, since nobody presses Stop there. An abort without it is Stop.
 */
import { useEffect, useMemo } from "react";
import { addressOf as listAddress, listAt } from "../page/address.js";
import { newId } from "./element/protocol/ids.js";

/** Id of this visit of the page; once it is said to be over, the next one has another. */
let page = newId();
/** Words about being out of sight and in sight again, counted: they may overtake each other. */
let told = 0;
/** Whether this visit has asked anything: else there is nothing that it could abort. */
let hasAsked = false;

/** @param {RequestInfo | URL} input */
const addressOf = (input) => new URL(input instanceof Request ? input.url : input, location.href).href;

/**
 * Make the `fetch` of an element: cookies go along, since they say who is asking.
 * @param {string} url the server's address; uploads may go elsewhere, and are not marked
 * @param {boolean} stopsByAbort whether the element has no other way to stop an answer
 * @returns {typeof fetch}
 */
export function useFetch(url, stopsByAbort) {
  return useMemo(() => markingFetch(url, stopsByAbort), [url, stopsByAbort]);
}

/** @type {typeof fetch} */
const withCredentials = (input, init) => fetch(input, { ...init, credentials: "include" });

/** @param {string} url @param {boolean} stopsByAbort @returns {typeof fetch} */
const markingFetch = (url, stopsByAbort) => (input, init) => {
  if (addressOf(input) !== addressOf(url)) return withCredentials(input, init);
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  // "Save this as …" means what the page shows.
  headers.set("Taskchat-View", listAddress(listAt(location)));
  if (stopsByAbort) headers.set("Chatkit-Abort", `stop; page=${page}`);
  hasAsked = true;
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
      told = 0;
      hasAsked = false;
    };
    const tellSight = () => {
      const isHidden = document.visibilityState === "hidden";
      // An odd number of words was told: it is out of sight for the server.
      if (isHidden === (told % 2 === 1) || !hasAsked) return;
      told += 1;
      navigator.sendBeacon(`${url}/${isHidden ? "pagehide" : "pageshow"}`, `${page} ${told}`);
    };
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", tellSight);
    return () => {
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", tellSight);
      leave();
    };
  }, [url, stopsByAbort]);
}
