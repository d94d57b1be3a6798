/**
 * Installing the page as an app: browsers that can offer it once a page, and leave it to the page when to ask.
 */

/** Not in TypeScript's library yet. @typedef {Event & { prompt: () => Promise<unknown> }} Offer */
/** @typedef {"installed" | "offered" | "by-menu"} Standing */

/** @type {Offer | null} */
let offer = null;
let installed = false;
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Standing} */
export function installStanding() {
  if (installed || matchMedia("(display-mode: standalone)").matches) return "installed";
  return offer ? "offered" : "by-menu";
}

/** @param {() => void} listener @returns {() => void} what ends it */
export function watchInstalling(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Has the browser ask; each offer is good for one question. */
export async function install() {
  const asked = offer;
  note(null);
  await asked?.prompt();
}

/** @param {Offer | null} now */
function note(now) {
  offer = now;
  for (const listener of [...listeners]) listener();
}

if (typeof window !== "undefined") {
  window.addEventListener("beforeinstallprompt", (event) => {
    // Else some browsers ask at once, over the page.
    event.preventDefault();
    note(/** @type {Offer} */ (event));
  });
  window.addEventListener("appinstalled", () => {
    installed = true;
    note(null);
  });
}
