/**
 * The list under the bell by keyboard: a button that goes with what it did leaves the focus in its notice, not nowhere.
 */

/** @param {Event} event */
function keepFocus(event) {
  const target = /** @type {Element} */ (event.target);
  const menu = target.closest?.(".notices-menu");
  if (!(menu instanceof HTMLElement) || !target.closest(".notice-act")) return;
  const title = (target.closest(".notice") ?? menu).querySelector("button.notice-title");
  (title instanceof HTMLElement ? title : menu).focus();
}

if (typeof document !== "undefined") document.addEventListener("click", keepFocus);
