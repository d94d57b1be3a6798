/**
 * Places of a tab: the search field and the open conversation write the address, Back and Forward bring both back.
 */
import { useEffect, useRef } from "react";
import { useLocation, useNavigate, useNavigationType } from "react-router";
import { addressOf, besideThread, listAt, SEARCH, threadAt } from "./address.js";
import { goToFirstHit } from "./first-hit.js";

/** Event by which the chat says which conversation is open, and whether the person opened it. */
const THREAD = "taskchat:thread";
/** Wait for the next letter, in ms. */
const PAUSE = 150;

/** @typedef {{ from?: string, typed?: boolean } | null} Memory what an entry of the history remembers */
/** @typedef {{ onRestore?: (thread: string) => void, onChat?: () => void, onTasks?: () => void }} Handlers */

const field = () => /** @type {HTMLInputElement | null} */ (document.getElementById("search"));

/** @param {KeyboardEvent} event */
const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }) => ctrlKey || metaKey || altKey || shiftKey;

/** @param {Handlers} handlers */
export function Places({ onRestore, onChat, onTasks }) {
  const location = useLocation();
  const navigate = useNavigate();
  const isComingBack = useNavigationType() === "POP";
  const here = useRef(location);
  /** Path and query that were last followed. */
  const followed = useRef("");
  const thread = useRef(/** @type {string | null} */ (null));
  /** Conversations that were open at entries of the history, by their keys. */
  const opened = useRef(/** @type {Map<string, string>} */ (new Map()));
  /** Whether the field was emptied, and has more to say than the entry that one goes back to. */
  const emptied = useRef(false);

  useEffect(() => {
    const address = location.pathname + location.search;
    const was = opened.current.get(location.key);
    here.current = location;
    if (thread.current !== null && was === undefined) opened.current.set(location.key, thread.current);
    // Links within the page change nothing but the end of its address.
    if (followed.current === address) return;
    followed.current = address;
    if (!emptied.current) showWords(location, isComingBack);
    emptied.current = false;
    if (!isComingBack) return;
    const named = threadAt(location);
    if (named) onChat?.();
    else onTasks?.();
    if (!named && was !== undefined && was !== thread.current) onRestore?.(was);
  }, [location, isComingBack, onRestore, onChat, onTasks]);

  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const look = () => {
      const words = field()?.value.trim() ?? "";
      const list = listAt(here.current);
      const memory = /** @type {Memory} */ (here.current.state);
      const isSearching = list.path === SEARCH;
      if (words) {
        const from = isSearching ? memory?.from : addressOf(list);
        const query = new URLSearchParams(isSearching ? list.query : {});
        query.set("q", words);
        navigate(addressOf({ path: SEARCH, query }), { replace: isSearching, state: { from, typed: true } });
      } else if (isSearching) {
        emptied.current = true;
        if (memory?.from) navigate(-1);
        else navigate("/today", { replace: true });
      }
    };
    /** @param {Event} event */
    const onDay = (event) => {
      const day = /** @type {HTMLInputElement} */ (event.target);
      if (!day.dataset?.filter) return;
      const { path, query } = listAt(here.current);
      if (day.value) query.set(day.dataset.filter, day.value);
      else query.delete(day.dataset.filter);
      navigate(addressOf({ path, query }));
    };
    /** @param {Event} event */
    const onInput = (event) => {
      clearTimeout(timer);
      if (event.target === field()) timer = setTimeout(look, PAUSE);
    };
    /** @param {KeyboardEvent} event */
    const onKey = (event) => {
      const input = field();
      if (!input || event.target !== input || event.isComposing || hasModifier(event)) return;
      if (event.key !== "ArrowDown" && !(event.key === "Enter" && input.value.trim())) return;
      event.preventDefault();
      clearTimeout(timer);
      look();
      goToFirstHit(input);
    };
    /** @param {Event} event */
    const onThread = (event) => {
      const { threadId, byPerson } = /** @type {CustomEvent<{ threadId: string, byPerson: boolean }>} */ (event).detail;
      thread.current = threadId;
      const list = listAt(here.current);
      const address = threadId ? besideThread(threadId, list) : addressOf(list);
      if (byPerson && threadAt(here.current) !== threadId) navigate(address);
      else opened.current.set(here.current.key, threadId);
    };
    document.addEventListener("input", onInput);
    document.addEventListener("change", onDay);
    document.addEventListener("keydown", onKey);
    window.addEventListener(THREAD, onThread);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("input", onInput);
      document.removeEventListener("change", onDay);
      document.removeEventListener("keydown", onKey);
      window.removeEventListener(THREAD, onThread);
    };
  }, [navigate]);
  return null;
}

/**
 * Shows in the field what is searched for, unless it was typed there and more may have been typed since.
 * @param {import("react-router").Location} location @param {boolean} isComingBack
 */
function showWords(location, isComingBack) {
  const input = field();
  const memory = /** @type {Memory} */ (location.state);
  if (!input || (memory?.typed && !isComingBack)) return;
  const { path, query } = listAt(location);
  const words = path === SEARCH ? (query.get("q") ?? "") : "";
  if (input.value.trim() !== words) input.value = words;
}
