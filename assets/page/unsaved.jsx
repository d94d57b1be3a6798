/**
 * Tasks that were typed and are not saved yet, at the head of the list and in its order, each with a way to go on.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { reason, subscribe } from "./connection.js";
import { discard, openOutbox, retry, sending, unsaved, watchOutbox } from "./outbox.js";
import { say } from "./toasts.js";

/** Time within which most are saved, so that they are not drawn here at all, in ms. */
const SOON = 700;

/** @type {readonly import("./outbox.js").Entry[]} */
const NONE = [];

/** @param {{ person: string, onSaved?: (batch: string) => void, onRefused?: (text: string) => void }} props */
export function Unsaved({ person, onSaved, onRefused }) {
  const entries = useSyncExternalStore(watchOutbox, unsaved, () => NONE);
  const going = useSyncExternalStore(watchOutbox, sending, () => "");
  const why = useSyncExternalStore(subscribe, reason, () => "");
  useEffect(() => {
    openOutbox(person, { saved: (batch) => onSaved?.(batch), refused: (text) => onRefused?.(text) });
  }, [person, onSaved, onRefused]);
  const late = useLate(entries.map(({ id }) => id).join());
  const shown = person ? entries.filter((entry) => late || entry.why) : NONE;
  return (
    <>
      <p className="only-heard" role="status">
        {shown.length ? `${counted(shown.length)} not saved. ${why}` : ""}
      </p>
      {shown.length > 0 && (
        <section className="group unsaved" aria-label="Not saved">
          <h2>
            Not saved <span className="count">{shown.length}</span>
          </h2>
          <ul className="task-list">
            {shown.map((entry) => (
              <Row key={entry.id} entry={entry} why={why} going={entry.id === going} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** @param {{ entry: import("./outbox.js").Entry, why: string, going: boolean }} props */
function Row({ entry, why, going }) {
  const title = entry.text.trim();
  const said = going ? "Saving…" : entry.refused ? entry.why : why || entry.why;
  return (
    <li className="unsaved-row" data-unsaved={entry.id}>
      <span className="unsaved-mark" aria-hidden="true" />
      <span className="unsaved-words">
        <span className="unsaved-title">{title}</span>
        <span className="unsaved-why">{said || "Waiting to be saved…"}</span>
      </span>
      <span className="unsaved-ends">
        <button type="button" disabled={going} aria-label={`Try again: “${title}”`} onClick={() => retry(entry.id)}>
          Try again
        </button>
        <button type="button" disabled={going} aria-label={`Discard “${title}”`} onClick={() => leave(entry.id, title)}>
          Discard
        </button>
      </span>
    </li>
  );
}

/** @param {string} id @param {string} title */
function leave(id, title) {
  const back = discard(id);
  document.getElementById("quick-add")?.focus();
  say(`Discarded “${title.length > 48 ? `${title.slice(0, 47)}…` : title}”`, { label: "Undo", onClick: back });
}

/** Tells whether these entries have waited for a while already. @param {string} ids */
function useLate(ids) {
  const [late, setLate] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setLate(ids), ids ? SOON : 0);
    return () => clearTimeout(timer);
  }, [ids]);
  return ids !== "" && late !== "" && late.split(",").some((id) => ids.includes(id));
}

/** @param {number} count */
const counted = (count) => (count === 1 ? "One task is" : `${count} tasks are`);
