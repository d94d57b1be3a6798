/**
 * The chat as one React component: it finds an element to draw with, hands it the options, and tells the host what
 * happens. The element is ours, or the official script's with ours as the way out.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { ChatKit, useChatKit } from "@openai/chatkit-react";
import { isDomainRefusal, loadElement, takeOver } from "./script.js";
import { OwnElement } from "./own-element.jsx";
import { Skeleton } from "./skeleton.jsx";
import { useFetch, useLeaving } from "./leaving.js";
import { useCommand, useRevision } from "./commands.js";

const FILL = { display: "block", width: "100%", height: "100%" };
const OFFICIAL_TAG = "openai-chatkit";
/** Longest wait for the official element to show itself once it is there, in ms, before ours steps in. */
const READY_TIMEOUT = 10_000;

/** Files are announced first and then put where the server says. */
const UPLOAD = /** @type {const} */ ({ type: "two_phase" });

/**
 * Written here at once: the host hears of it by a round trip, and a reload before its answer would find nothing.
 * @param {string} name
 * @param {string | null} threadId
 */
const remember = (name, threadId) => {
  try {
    localStorage.setItem(name, threadId ?? "");
  } catch {
    // A browser that keeps nothing; the host's own memory has to do.
  }
};

/**
 * Say on the page which conversation is open: its address may have to say so, too.
 * @param {string | null} threadId
 * @param {boolean} byPerson whether the person opened it, and not the host
 */
const tell = (threadId, byPerson) =>
  window.dispatchEvent(new CustomEvent("taskchat:thread", { detail: { threadId: threadId ?? "", byPerson } }));

/**
 * @typedef {import("./script.js").LoadedElement & { thread?: string | null }} Shown
 * @typedef {{
 *   onElement?: (kind: "self-hosted" | "official") => void, onReady?: () => void,
 *   onThreadChange?: (threadId: string | null) => void, onResponseStart?: () => void, onResponseEnd?: () => void,
 *   onEffect?: (effect: { name: string, data: object }) => void, onError?: (message: string) => void,
 * }} Handlers
 * @param {Handlers & {
 *   url: string, script?: string, domainKey?: string, options: import("@openai/chatkit").ChatKitOptions,
 *   revision?: number, command?: import("./commands.js").Command | null, remembered?: string | null,
 *   className?: string,
 * }} props
 */
export function ChatPanel({
  url,
  script = "self-hosted",
  domainKey = "",
  options,
  revision = 0,
  command = null,
  remembered = null,
  className,
  ...on
}) {
  const [element, setElement] = useState(/** @type {Shown | null} */ (null));
  const [ready, setReady] = useState(false);
  const thread = useRef(/** @type {string | null} */ (null));
  /** Conversation that the host asked for, until it is open. */
  const asked = useRef(/** @type {string | null | undefined} */ (options?.initialThread ?? undefined));
  const json = JSON.stringify(options ?? {});
  const stable = useMemo(() => JSON.parse(json), [json]);
  const isOfficial = element !== null && !element.own;
  const fetch = useFetch(url, isOfficial);

  const show = (/** @type {Shown} */ loaded) => {
    setReady(false);
    setElement(loaded);
    on.onElement?.(loaded.own ? "self-hosted" : "official");
  };
  const replace = async (/** @type {string} */ why) =>
    show({ ...(await takeOver(script, why)), thread: thread.current });

  const chatkit = useChatKit({
    ...stable,
    ...(element?.thread && { initialThread: element.thread }),
    api: { url, domainKey, fetch, uploadStrategy: UPLOAD },
    onReady: () => {
      setReady(true);
      on.onReady?.();
    },
    onThreadChange: ({ threadId }) => {
      const byPerson = threadId !== thread.current && threadId !== asked.current;
      asked.current = undefined;
      thread.current = threadId;
      if (remembered) remember(remembered, threadId);
      tell(threadId, byPerson);
      on.onThreadChange?.(threadId);
    },
    onResponseStart: () => on.onResponseStart?.(),
    onResponseEnd: () => on.onResponseEnd?.(),
    onEffect: ({ name, data }) => on.onEffect?.({ name, data: data ?? {} }),
    onError: ({ error }) => {
      const message = error?.message ?? String(error);
      if (isOfficial && isDomainRefusal(message)) replace("the official ChatKit script refuses this domain");
      else on.onError?.(message);
    },
  });

  useEffect(() => {
    let isMounted = true;
    loadElement(script).then((loaded) => isMounted && show(loaded));
    return () => {
      isMounted = false;
    };
  }, [script]);

  useEffect(() => {
    if (!isOfficial || ready) return;
    const timer = setTimeout(() => replace("the official ChatKit element stayed empty"), READY_TIMEOUT);
    return () => clearTimeout(timer);
  }, [isOfficial, ready]);

  useLeaving(url, isOfficial);
  useRevision(chatkit, revision, ready);
  useCommand(chatkit, command, ready, (method, [threadId]) => {
    if (method === "setThreadId") asked.current = /** @type {string | null} */ (threadId);
  });

  if (!element) return <Skeleton scheme={stable.theme?.colorScheme ?? stable.theme} className={className} />;
  if (element.tag === OFFICIAL_TAG) return <ChatKit control={chatkit.control} className={className} style={FILL} />;
  return <OwnElement tag={element.tag} control={chatkit.control} className={className} style={FILL} />;
}
