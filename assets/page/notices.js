/**
 * The list under the bell: a button that goes with what it did leaves the focus in its notice, not nowhere, and what
 * was seen anywhere is closed on this device.
 */

/** @param {Event} event */
function keepFocus(event) {
  const target = /** @type {Element} */ (event.target);
  const menu = target.closest?.(".notices-menu");
  if (!(menu instanceof HTMLElement) || !target.closest(".notice-act")) return;
  const title = (target.closest(".notice") ?? menu).querySelector("button.notice-title");
  (title instanceof HTMLElement ? title : menu).focus();
}

/** Closes the device's own notifications of what the list says was seen; those it does not show stay. */
export async function closeSeen() {
  const seen = [...document.querySelectorAll(".notice[data-new=false]")].map(
    (notice) => /** @type {HTMLElement} */ (notice).dataset.notification,
  );
  if (seen.length === 0) return;
  const registration = await navigator.serviceWorker?.getRegistration();
  const shown = (await registration?.getNotifications()) ?? [];
  for (const notification of shown) if (seen.includes(notification.tag)) notification.close();
}

if (typeof document !== "undefined") document.addEventListener("click", keepFocus);
