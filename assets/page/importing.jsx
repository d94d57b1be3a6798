/**
 * Import: a file is chosen or dropped, shown as what would be made of it, and taken step by step with its progress.
 */
import { useEffect, useRef } from "react";
import { Columns, Shown } from "./import-preview.jsx";
import { counted, useImport } from "./import-state.js";

const KINDS = ".csv,.json,.md,.txt,.ics,.zip,text/csv,application/json,text/calendar,text/markdown,application/zip";

/** @param {{ onTaken?: (id: string) => void }} props which is told the import that was taken */
export function Importing({ onTaken }) {
  const held = useImport(onTaken);
  const { file, read, columns, busy } = held;
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const shown = useRef(false);
  useEffect(() => {
    // Focus goes to what came, and back to the field when that is over.
    if (read) heading.current?.focus();
    else if (shown.current && field.current) {
      field.current.value = "";
      field.current.focus();
    }
    shown.current = read !== null;
  }, [read]);
  const choices = file && Object.keys(columns).length > 0 && (
    <Columns columns={columns} busy={busy !== ""} onChoose={(chosen) => void held.show(file, chosen)} />
  );
  return (
    <div className="import">
      <p className="settings-note" id="import-note">
        From Todoist, TickTick, Vikunja, Super Productivity, a calendar (.ics), a Markdown checklist or a table (.csv).
        You see what would be made before anything is.
      </p>
      <label className="import-choose">
        <span className="only-heard">File to import</span>
        <input
          ref={field}
          type="file"
          accept={KINDS}
          disabled={busy !== ""}
          aria-describedby="import-note"
          onClick={(event) => {
            // The same file can be chosen again.
            event.currentTarget.value = "";
          }}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void held.show(chosen);
          }}
        />
      </label>
      <p className="field-error" role="alert">
        {held.trouble}
      </p>
      <p className="settings-note" role="status">
        {busy && !read ? busy : held.said}
      </p>
      {!read && choices}
      {read && (
        <section className="import-read" aria-labelledby="import-title">
          <h3 id="import-title" ref={heading} tabIndex={-1}>
            {counted(read.total)} from {read.product_name}
          </h3>
          <Shown read={read} />
          {choices && held.done === 0 && (
            <details>
              <summary>Columns</summary>
              {choices}
            </details>
          )}
          <Ends read={read} held={held} />
        </section>
      )}
    </div>
  );
}

/** @param {{ read: import("./import-preview.jsx").Read, held: ReturnType<typeof useImport> }} props */
function Ends({ read, held }) {
  const { again, done, busy } = held;
  const count = read.total - (again ? 0 : read.duplicates);
  return (
    <>
      {read.duplicates > 0 && (
        <label className="import-again">
          <input
            type="checkbox"
            checked={again}
            disabled={busy !== "" || done > 0}
            onChange={(event) => held.setAgain(event.target.checked)}
          />
          <span>Import {counted(read.duplicates)} again that you have already</span>
        </label>
      )}
      {(busy !== "" || done > 0) && (
        <div className="import-progress">
          <progress aria-label="Imported" value={done} max={read.total} />
          <span role="status">
            {done.toLocaleString("en")} of {read.total.toLocaleString("en")}
          </span>
        </div>
      )}
      <div className="import-ends">
        <button
          type="button"
          className="button"
          disabled={count === 0 && done === 0}
          aria-busy={busy !== "" || undefined}
          onClick={held.take}
        >
          {busy || (done > 0 ? "Go on" : `Import ${counted(count)}`)}
        </button>
        <button type="button" className="button button-quiet" disabled={busy !== ""} onClick={held.discard}>
          {done > 0 ? "Leave the rest" : "Cancel"}
        </button>
      </div>
    </>
  );
}
