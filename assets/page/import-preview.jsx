/**
 * Preview of an import: the first rows, what was not understood, and which column of a table is which field.
 */
import { useId, useState } from "react";

/**
 * @typedef {{ title: string, due: string, tags: string[], done: boolean, repeats: boolean, subtask: boolean,
 *   duplicate: boolean }} Row
 * @typedef {{ id: string, product_name: string, total: number, duplicates: number, unread_total: number, done: number,
 *   unread: { line: number, text: string, reason: string }[], remarks: string[], rows: Row[] }} Read
 */

const FIELDS = [
  ["", "Leave out"],
  ["title", "Title"],
  ["notes", "Notes"],
  ["due", "Date"],
  ["priority", "Priority"],
  ["tags", "Tags"],
  ["done", "Done"],
  ["repeat", "Comes again"],
  ["reminders", "Reminders"],
  ["duration", "Minutes"],
  ["start", "Starts"],
  ["created", "Created"],
  ["id", "Its number"],
  ["parent", "Number of its task"],
];

/** @param {{ read: Read }} props */
export function Shown({ read }) {
  const more = read.total - read.done - read.rows.length;
  return (
    <>
      {read.remarks.map((remark) => (
        <p key={remark} className="settings-note">
          {remark}
        </p>
      ))}
      <ul className="import-rows" aria-label="First tasks">
        {read.rows.map((row, place) => (
          <li key={place} data-subtask={row.subtask || undefined}>
            <span className="import-row-title">{row.title}</span>
            <span className="import-row-details">{details(row)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="settings-note">and {more.toLocaleString("en")} more</p>}
      {read.unread_total > 0 && (
        <details className="import-unread">
          <summary>Not understood, or left out: {read.unread_total.toLocaleString("en")}</summary>
          <ul>
            {read.unread.map((one, place) => (
              <li key={place}>
                <span className="import-line">{one.line}</span> <q>{one.text}</q> {one.reason}
              </li>
            ))}
          </ul>
          {read.unread_total > read.unread.length && (
            <p className="settings-note">and {(read.unread_total - read.unread.length).toLocaleString("en")} more</p>
          )}
        </details>
      )}
    </>
  );
}

/** @param {Row} row */
function details(row) {
  const words = [row.due, row.repeats && "comes again", row.done && "done", ...row.tags.map((tag) => `#${tag}`)];
  if (row.duplicate) words.push("you have it already");
  return words.filter(Boolean).join(" · ");
}

/**
 * @param {{ columns: Record<string, string | null>, busy: boolean,
 *   onChoose: (columns: Record<string, string | null>) => void }} props
 */
export function Columns({ columns, busy, onChoose }) {
  const [chosen, setChosen] = useState(columns);
  const id = useId();
  return (
    <div className="import-columns">
      {Object.keys(columns).map((name, place) => (
        <div key={name} className="import-column">
          <label htmlFor={`${id}-${place}`}>{name}</label>
          <select
            id={`${id}-${place}`}
            value={chosen[name] ?? ""}
            disabled={busy}
            onChange={(event) => setChosen({ ...chosen, [name]: event.target.value || null })}
          >
            {FIELDS.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button
        type="button"
        className="button button-quiet"
        disabled={busy || !Object.values(chosen).includes("title")}
        onClick={() => onChoose(chosen)}
      >
        Read with these columns
      </button>
    </div>
  );
}
