/**
 * Export: links to one's tasks in each format, and the secret address at which a calendar reads them.
 */
import { useEffect, useState } from "react";
import { address } from "./connection.js";
import { ask } from "./transfer.js";

const FORMATS = [
  ["csv", "Table (.csv)"],
  ["json", "JSON"],
  ["markdown", "Markdown"],
  ["icalendar", "Calendar (.ics)"],
];

export function Exporting() {
  // The address of the API is known in the browser only.
  const [base, setBase] = useState("");
  useEffect(() => setBase(address("/api/export").href), []);
  return (
    <div className="export">
      <p className="settings-note">All your tasks, the finished ones too. Each file can be imported again.</p>
      <ul className="export-links">
        {FORMATS.map(([format, words]) => (
          <li key={format}>
            <a className="button button-quiet" href={base ? `${base}?format=${format}` : undefined} download>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function CalendarAddress() {
  const [since, setSince] = useState(/** @type {string | null | undefined} */ (undefined));
  const [url, setUrl] = useState("");
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    void ask("/api/calendar").then((answer) => answer.ok && setSince(answer.body.created_at));
  }, []);

  /** @param {"POST" | "DELETE"} method @param {string} words what is said when it is done */
  const send = async (method, words) => {
    setBusy(true);
    setTrouble("");
    const answer = await ask("/api/calendar", { method });
    setBusy(false);
    if (!answer.ok) {
      setTrouble(answer.detail);
      return;
    }
    setSince(answer.body.created_at ?? null);
    setUrl(answer.body.url ?? "");
    setSaid(words);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid("Copied.");
    } catch {
      setSaid("Your browser does not let taskchat copy: select the address and copy it.");
    }
  };
  return (
    <div className="calendar-address">
      <p className="settings-note">
        Your calendar shows tasks that have a date, and reads them anew by itself. Whoever knows the address sees them:
        give it to your calendar only.
      </p>
      {url && (
        <div className="calendar-url">
          <input type="text" readOnly value={url} aria-label="Address of your calendar" onFocus={selectAll} />
          <button type="button" className="button button-quiet" onClick={copy}>
            Copy
          </button>
        </div>
      )}
      <p className="settings-note" role="status">
        {said || (since && `There is an address since ${day(since)}. It was shown when it was made.`)}
      </p>
      <p className="field-error" role="alert">
        {trouble}
      </p>
      <div className="import-ends">
        <button
          type="button"
          className={since ? "button button-quiet" : "button"}
          disabled={busy || since === undefined}
          onClick={() => send("POST", "This address is shown only now. Copy it into your calendar.")}
        >
          {since ? "Make a new address" : "Make an address"}
        </button>
        {since && (
          <button
            type="button"
            className="button button-quiet"
            disabled={busy}
            onClick={() => send("DELETE", "Revoked. Nobody reads your tasks there any more.")}
          >
            Revoke it
          </button>
        )}
      </div>
    </div>
  );
}

/** @param {import("react").FocusEvent<HTMLInputElement>} event */
const selectAll = (event) => event.target.select();

/** @param {string} moment */
const day = (moment) =>
  new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
