/**
 * Status of the connection in the bar: `live` only while what one does is saved. Screen readers announce its changes.
 */
import { useEffect, useSyncExternalStore } from "react";
import { line, listenBy, noteSocket, reason, subscribe } from "./connection.js";
import { unsaved, watchOutbox } from "./outbox.js";

const WORDS = { live: "live", offline: "offline", lost: "reconnecting…", trouble: "not saving…" };

/** @param {{ loaded: boolean, lost: boolean, onAsk?: () => void }} props */
export function LiveIndicator({ loaded, lost, onAsk }) {
  const now = useSyncExternalStore(subscribe, line, () => /** @type {const} */ ("live"));
  useEffect(() => noteSocket(lost), [lost]);
  useEffect(() => listenBy(() => (loaded ? onAsk?.() : window.location.reload())), [loaded, onAsk]);
  // Where a line of quick add failed, a database that can be read is not enough.
  const waits = useSyncExternalStore(watchOutbox, someFailed, () => false);
  const shown = now === "live" && waits ? "trouble" : now;
  const words = shown === "live" && !loaded ? "connecting…" : WORDS[shown];
  return (
    <span className={shown === "live" ? "live" : "live is-lost"} role="status" title={reason() || undefined}>
      <span className="live-dot" aria-hidden="true" />
      {words}
    </span>
  );
}

const someFailed = () => unsaved().some(({ why, refused }) => why && !refused);
