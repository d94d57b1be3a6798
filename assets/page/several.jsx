/**
 * Bar over the list's end while tasks are chosen: it says how many, and does one thing to all of them.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { FAILED } from "./connection.js";
import { clearSelection, follow, intoList, leaveSelection, mark, selectionNow, watchSelection } from "./selection.js";

/** Events by which the server says that a deed was done, or was not. */
const DONE = "taskchat:several-done";
const NOT_DONE = "taskchat:several-not-done";
/** Deeds after which the rows may be gone. */
const LEAVES = ["complete", "reopen", "delete"];

/** @typedef {{ id: string, title: string, done: boolean, coming: boolean }} Row */
/** @typedef {{ groups: { rows: Row[] }[] }} Board */

/**
 * @param {{
 *   board: Board, list: string, children?: import("react").ReactNode, onAct?: (deed: string) => void,
 * }} props
 *   `list` is the list that is shown: in another one nothing is chosen
 */
export function Several({ board, list, children, onAct }) {
  const { chosen, isOpen } = useSyncExternalStore(watchSelection, selectionNow, selectionNow);
  const [busy, setBusy] = useState(false);
  const bar = useRef(/** @type {HTMLElement | null} */ (null));
  /** True after a deed, until something is pressed: the rows that come take the focus with them. */
  const goesOn = useRef(false);
  useEffect(() => clearSelection, [list]);
  useEffect(() => {
    follow(board.groups.flatMap(({ rows }) => rows.filter(({ coming }) => !coming)));
    mark();
    if (goesOn.current) intoList();
  }, [board]);
  useEffect(() => watchRows(), []);
  useEffect(() => {
    const end = () => setBusy(false);
    const done = () => {
      end();
      goesOn.current = bar.current?.contains(document.activeElement) ?? false;
      leaveSelection();
    };
    const stay = () => {
      goesOn.current = false;
    };
    window.addEventListener(DONE, done);
    for (const name of [NOT_DONE, FAILED]) window.addEventListener(name, end);
    for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, stay, { capture: true });
    return () => {
      for (const name of ["keydown", "pointerdown"]) document.removeEventListener(name, stay, { capture: true });
      window.removeEventListener(DONE, done);
      for (const name of [NOT_DONE, FAILED]) window.removeEventListener(name, end);
    };
  }, []);
  const isShown = isOpen || chosen.length > 0;
  /** @param {string} deed @param {string} value */
  const act = (deed, value) => {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    if (LEAVES.includes(deed)) bar.current?.querySelector("button")?.focus();
    onAct?.(JSON.stringify({ deed, value, tasks: chosen.map(({ id, title }) => ({ id, title })) }));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only its buttons are pressed, which know of keys.
    <section
      ref={bar}
      className="several"
      aria-label="Selected tasks"
      aria-busy={busy || undefined}
      hidden={!isShown}
      data-done={chosen.length > 0 && chosen.every(({ done }) => done) ? "" : undefined}
      data-none={chosen.length === 0 ? "" : undefined}
      onClick={(event) => press(event, act)}
      onSubmit={(event) => event.preventDefault()}
    >
      <button
        type="button"
        className="icon-button"
        aria-label="Clear selection"
        title="Clear selection"
        onClick={leaveSelection}
      >
        <svg
          width="18"
          height="18"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M18 6 6 18M6 6l12 12" strokeLinecap="round" />
        </svg>
      </button>
      <p className="several-count" role="status">
        {isShown && (chosen.length > 0 ? `${chosen.length.toLocaleString("en")} selected` : "Choose tasks")}
      </p>
      {children}
    </section>
  );
}

/** @param {import("react").MouseEvent} event @param {(deed: string, value: string) => void} act */
function press(event, act) {
  const button = /** @type {Element} */ (event.target).closest("[data-deed]");
  if (!(button instanceof HTMLElement)) return;
  const form = button.closest("form");
  const field = form?.querySelector("input");
  const value = button.dataset.value ?? field?.value.trim() ?? "";
  if (field && !value) {
    field.focus();
    return;
  }
  const menu = /** @type {HTMLElement | null} */ (button.closest("[popover]"));
  menu?.hidePopover();
  form?.reset();
  act(button.dataset.deed ?? "", value);
}

/** Marks rows that are drawn later, too. @returns {() => void} what ends it */
function watchRows() {
  const list = document.getElementById("tasks");
  const drawn = new MutationObserver(mark);
  if (list) drawn.observe(list, { childList: true, subtree: true });
  return () => drawn.disconnect();
}
