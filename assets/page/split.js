/**
 * The line between tasks and chat: drag it, or move it with the arrow keys; the width is kept in this browser.
 */
const KEPT = "taskchat.chat-width";
/** Distance that a key moves the line, in pixels. @type {Record<string, number>} */
const STEPS = { ArrowLeft: 16, ArrowRight: -16 };

/** @param {Element} line */
const limits = (line) => [Number(line.getAttribute("aria-valuemin")), Number(line.getAttribute("aria-valuemax"))];

/** @param {Element} line @param {number} wanted its width, in pixels */
function widen(line, wanted) {
  const [least, most] = limits(line);
  const width = Math.round(Math.min(Math.max(wanted, least), most, window.innerWidth * 0.6));
  document.documentElement.style.setProperty("--chat-width", `${width}px`);
  line.setAttribute("aria-valuenow", String(width));
  try {
    localStorage.setItem(KEPT, String(width));
  } catch {
    // A browser that keeps nothing still lets one drag.
  }
}

const current = () => /** @type {HTMLElement} */ (document.getElementById("chat")).getBoundingClientRect().width;

/** @param {PointerEvent} event @param {HTMLElement} line */
function drag(event, line) {
  event.preventDefault();
  line.setPointerCapture(event.pointerId);
  const start = event.clientX + current();
  const ends = new AbortController();
  line.addEventListener("pointermove", (move) => widen(line, start - move.clientX), { signal: ends.signal });
  for (const end of ["pointerup", "pointercancel"]) {
    line.addEventListener(end, () => ends.abort(), { signal: ends.signal });
  }
}

/** @param {Event} event */
const lineOf = (event) =>
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.(".splitter"));

/** @param {KeyboardEvent} event */
function onKey(event) {
  const line = lineOf(event);
  const step = STEPS[event.key];
  if (!line || !step) return;
  event.preventDefault();
  widen(line, current() + step);
}

if (typeof document !== "undefined") {
  document.addEventListener("pointerdown", (event) => {
    const line = lineOf(event);
    if (line) drag(event, line);
  });
  document.addEventListener("keydown", onKey);
  // A width that was kept from the last visit, or set by a narrower window.
  document.addEventListener("focusin", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.matches(".splitter")) target.setAttribute("aria-valuenow", String(Math.round(current())));
  });
}
