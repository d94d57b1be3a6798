/**
 * The focus around the dialog for the name of a view: back to what opened it, and where saving takes that away, on to
 * the view that was saved.
 */
/** @type {HTMLElement | null} */
let opener = null;

if (typeof document !== "undefined") {
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest?.("[data-asks-name]");
    if (button instanceof HTMLElement) opener = button;
  });
}

const focusShown = () =>
  /** @type {HTMLElement | null} */ (document.querySelector(".saved [aria-current=page]"))?.focus();

/** Back from the dialog. @param {Event} event */
export function backFromName(event) {
  event.preventDefault();
  if (!opener?.isConnected) {
    focusShown();
    return;
  }
  opener.focus();
  const observer = new MutationObserver(() => {
    if (opener?.isConnected) return;
    end();
    focusShown();
  });
  const end = () => {
    observer.disconnect();
    document.removeEventListener("focusin", end);
  };
  observer.observe(document.body, { subtree: true, childList: true });
  document.addEventListener("focusin", end);
}
