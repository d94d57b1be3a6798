/**
 * Command menu of Ctrl K: its place on the page. What is drawn in it is fetched with the first time.
 */
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { complain } from "./toasts.js";

/** Event by which a key or a button opens it. */
const OPEN = "taskchat:commands";
const UNLOADED = "The menu could not be loaded. Check your connection and try again.";

/** @typedef {typeof import("./command-menu.jsx")} Loaded */

/** @param {{ onTask?: (id: string) => void }} props */
export function Commands({ onTask }) {
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState(/** @type {Loaded | null} */ (null));
  const navigate = useNavigate();
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const show = async () => {
      setOpen(true);
      try {
        setLoaded(await import("./command-menu.jsx"));
      } catch {
        setOpen(false);
        complain(UNLOADED);
      }
    };
    /** @param {Event} event */
    const onClick = (event) => {
      if (/** @type {Element} */ (event.target).closest?.("[data-commands]")) show();
    };
    window.addEventListener(OPEN, show);
    document.addEventListener("click", onClick);
    return () => {
      window.removeEventListener(OPEN, show);
      document.removeEventListener("click", onClick);
    };
  }, []);
  useEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    // It has taken the focus for itself; what is fetched first takes it when it comes.
    dialog.current?.querySelector("input")?.focus();
  }, [open]);
  if (!open) return null;
  const Menu = loaded?.default;
  const openTask = (/** @type {string} */ id) => {
    onTask?.(id);
    if (!document.getElementById("tasks")) navigate("/today");
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog, and a press outside closes it, too.
    <dialog
      ref={dialog}
      className="dialog commands"
      aria-label="Go to, find or do"
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      {Menu ? (
        <Menu ways={{ navigate, openTask }} onChosen={() => dialog.current?.close()} />
      ) : (
        <p className="commands-said" role="status">
          Loading…
        </p>
      )}
    </dialog>
  );
}
