/**
 * Status of the connection in the bar: `live` only while what one does is saved. Screen readers announce its changes.
 */
import { useEffect, useSyncExternalStore } from "react";
import { line, listenBy, noteSocket, reason, subscribe } from "./connection.js";

const WORDS = { live: "live", offline: "offline", lost: "reconnecting…", trouble: "not saving…" };

/** @param {{ loaded: boolean, lost: boolean, onAsk?: () => void }} props */
export function LiveIndicator({ loaded, lost, onAsk }) {
  const now = useSyncExternalStore(subscribe, line, () => /** @type {const} */ ("live"));
  useEffect(() => noteSocket(lost), [lost]);
  useEffect(() => listenBy(() => (loaded ? onAsk?.() : window.location.reload())), [loaded, onAsk]);
  const words = now === "live" && !loaded ? "connecting…" : WORDS[now];
  return (
    <span className={now === "live" ? "live" : "live is-lost"} role="status" title={reason() || undefined}>
      <span className="live-dot" aria-hidden="true" />
      {words}
    </span>
  );
}
