/**
 * Clicks on reminders on the device: each opens its task, in a page that was open or is new.
 */
import { keepDevice, registerWorker } from "./push.js";

/** Address of a page that the service worker opened. */
const ASKED = /^#reminder=([\w-]+)$/;
/** Longest wait for a page to draw what it is asked for, in ms. */
const PATIENCE = 15_000;

/** @param {string} person @returns {() => void} what ends it */
export function followDevice(person) {
  if (person) registerWorker();
  keepDevice(person);
  /** @param {MessageEvent<{ reminder?: string }>} event */
  const hear = ({ data }) => void (data?.reminder && openTask(data.reminder));
  navigator.serviceWorker?.addEventListener("message", hear);
  const asked = person && ASKED.exec(window.location.hash)?.[1];
  if (asked) {
    history.replaceState(history.state, "", window.location.pathname + window.location.search);
    openTask(asked);
  }
  return () => navigator.serviceWorker?.removeEventListener("message", hear);
}

/** Presses the title in the list under the bell, as soon as it is there. @param {string} id */
function openTask(id) {
  const press = () => {
    const title = document.querySelector(`[data-notification="${CSS.escape(id)}"] button.notice-title`);
    if (title instanceof HTMLElement) title.click();
    return title !== null;
  };
  if (press()) return;
  const drawn = new MutationObserver(() => press() && drawn.disconnect());
  drawn.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => drawn.disconnect(), PATIENCE);
}
