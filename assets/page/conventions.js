/**
 * Conventions of this browser: its time zone, and the order in which its language writes day and month.
 */

/** How often a zone that changed is noticed while the page stays in sight, in ms. */
const PATIENCE = 60_000;

/** @returns {{ timezone: string, dayFirst: boolean }} */
export function conventions() {
  const parts = new Intl.DateTimeFormat(navigator.language, { day: "numeric", month: "numeric" }).formatToParts();
  const dayFirst = parts.find(({ type }) => type === "day" || type === "month")?.type === "day";
  return { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, dayFirst };
}

/**
 * Tells the conventions now, and again when they are others: somebody travels with the page open.
 * @param {(timezone: string, dayFirst: boolean) => void} tell
 * @returns {() => void} what ends it
 */
export function watchConventions(tell) {
  let told = "";
  const look = () => {
    const { timezone, dayFirst } = conventions();
    const seen = `${timezone} ${dayFirst}`;
    if (document.hidden || seen === told) return;
    told = seen;
    tell(timezone, dayFirst);
  };
  look();
  const timer = setInterval(look, PATIENCE);
  document.addEventListener("visibilitychange", look);
  // A window that lay beside another was in sight all the time.
  window.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}
