/**
 * Moves of tasks by hand: by keys, by the menu of a row, and by dragging, which is fetched with the first list that
 * has something to move.
 */
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { connectMoves, moveTo, settle, targetsOf, titleOf } from "./moves.js";
import { moveByKey } from "./moving-keys.js";

const DragLayer = lazy(() => import("./drag-layer.jsx"));

/**
 * @param {{
 *   board: unknown, movable: boolean, onMove?: (id: string, drop: string, left: string) => void,
 *   onPlace?: (id: string, before: string, after: string) => void,
 * }} props
 */
export function Moving({ board, movable, onMove, onPlace }) {
  const [row, setRow] = useState(/** @type {HTMLElement | null} */ (null));
  const menu = useRef(/** @type {HTMLDivElement | null} */ (null));
  const asked = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => onMove && onPlace && connectMoves({ move: onMove, place: onPlace }), [onMove, onPlace]);
  useLayoutEffect(settle, [board]);
  useEffect(() => {
    if (!movable) return;
    /** @param {KeyboardEvent} event */
    const onKey = (event) => {
      if (event.defaultPrevented || !moveByKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    /** @param {MouseEvent} event */
    const onClick = (event) => {
      const button = /** @type {Element} */ (event.target).closest?.('[data-action="move"]');
      if (!(button instanceof HTMLElement)) return;
      asked.current = button;
      setRow(/** @type {HTMLElement | null} */ (button.closest(".task")));
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("click", onClick);
    };
  }, [movable]);
  useEffect(() => {
    if (!row || !menu.current) return;
    menu.current.showPopover();
    /** @type {HTMLElement | null} */ (menu.current.querySelector("button"))?.focus();
  }, [row]);
  if (!movable) return null;
  return (
    // A part of its own: the column gives each of its parts its margins.
    <div>
      <Suspense>
        <DragLayer />
      </Suspense>
      {row && (
        <div
          ref={menu}
          popover="auto"
          className="menu move-menu"
          role="dialog"
          aria-label={`Move “${titleOf(row)}”`}
          onToggle={(event) => {
            if (event.newState !== "closed") return;
            if (document.activeElement === document.body) asked.current?.focus();
            setRow(null);
          }}
        >
          <p className="move-title">{`Move “${titleOf(row)}”`}</p>
          {targetsOf(row).map((target) => (
            <button
              key={target.words}
              type="button"
              className="menu-item"
              onClick={() => {
                menu.current?.hidePopover();
                /** @type {HTMLElement | null} */ (row.querySelector(".task-title"))?.focus();
                moveTo(row, target);
              }}
            >
              {target.words}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
