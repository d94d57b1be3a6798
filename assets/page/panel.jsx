/**
 * The panel that edits a task: beside the list, over the chat, or over the whole page of a phone. What it covers cannot
 * be reached meanwhile. It may be closed at any moment: what was typed has its place by then.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { formNow, restore } from "./drafts.js";
import { drawNotes } from "./notes.js";
import { connectSaving, enter, leave, saving, watchSaving } from "./saving.js";

/** Pages that have room for one column only. */
const NARROW = "(max-width: 899px)";
const COVERED = { wide: "#chat", narrow: ".skips, .bar, .rail, .columns, .tabs" };

/**
 * @param {{
 *   open: boolean, task: string, opening: string, undoable: boolean, children?: import("react").ReactNode,
 *   onSave?: (form: string) => void, onUndo?: () => void, onClose?: () => void,
 * }} props
 */
export function Panel({ open, task, opening, undoable, children, onSave, onUndo, onClose }) {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const said = useSyncExternalStore(watchSaving, saving, () => "");
  useEffect(() => onSave && connectSaving(onSave), [onSave]);
  useEffect(() => (open ? cover(task) : undefined), [open]);
  useEffect(() => {
    if (!open) return;
    begin(panel.current);
    return () => leave(task);
  }, [open, task, opening]);
  useEffect(() => (open && onClose ? closeBy(onClose) : undefined), [open, onClose]);
  if (!open) return null;
  return (
    <section ref={panel} className="editor" role="dialog" aria-label="Edit task" tabIndex={-1}>
      <div className="editor-head">
        <p className="editor-said" role="status">
          {said}
        </p>
        {undoable && (
          <button type="button" className="take" onClick={onUndo}>
            Undo
          </button>
        )}
        <button type="button" className="icon-button editor-close" aria-label="Close" onClick={onClose}>
          <Cross />
        </button>
      </div>
      {children}
    </section>
  );
}

const Cross = () => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M18 6 6 18M6 6l12 12" strokeLinecap="round" />
  </svg>
);

/**
 * Into the title, once what was not saved is back in it; a phone's keyboard waits to be asked.
 * @param {HTMLElement | null} panel
 */
function begin(panel) {
  const form = formNow();
  if (!panel || !form) return;
  restore(form);
  drawNotes(form);
  const title = form.elements.namedItem("title");
  if (matchMedia("(pointer: coarse)").matches || !(title instanceof HTMLTextAreaElement)) panel.focus();
  else {
    title.focus();
    title.setSelectionRange(title.value.length, title.value.length);
  }
  enter(form);
}

/**
 * Takes what lies under the panel out of reach.
 * @param {string} task @returns {() => void} what brings it and the focus back
 */
function cover(task) {
  const narrow = matchMedia(NARROW);
  const before = document.activeElement;
  const lay = () => {
    for (const [width, selector] of Object.entries(COVERED)) {
      for (const part of document.querySelectorAll(selector)) {
        part.toggleAttribute("inert", narrow.matches === (width === "narrow"));
      }
    }
  };
  lay();
  narrow.addEventListener("change", lay);
  return () => {
    narrow.removeEventListener("change", lay);
    for (const part of document.querySelectorAll(Object.values(COVERED).join(", "))) part.removeAttribute("inert");
    comeBack(before, task);
  };
}

/**
 * Back to where one came from, or to the row of the task, wherever that is now.
 * @param {Element | null} before @param {string} task
 */
function comeBack(before, task) {
  const row = document.querySelector(`[data-id="${CSS.escape(task)}"] .task-title`);
  const target = before?.isConnected && before !== document.body ? before : row;
  if (document.activeElement === document.body && target instanceof HTMLElement) target.focus();
}

/** @param {() => void} close @returns {() => void} what ends it */
function closeBy(close) {
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const target = /** @type {Element} */ (event.target);
    const isOurs = target === document.body || target.closest(".editor, .task, .coming");
    if (event.key === "Escape" && !event.defaultPrevented && isOurs) close();
  };
  document.addEventListener("keydown", onKey);
  window.addEventListener("taskchat:close", close);
  return () => {
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("taskchat:close", close);
  };
}
