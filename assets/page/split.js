/**
 * The line between tasks and chat: drag it, or move it with the arrow keys; the width is kept in this browser.
 */
const KEPT = "taskchat.chat-width";
const STEP = 16;

const limits = (line) => [Number(line.getAttribute("aria-valuemin")), Number(line.getAttribute("aria-valuemax"))];

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

const current = () => document.getElementById("chat").getBoundingClientRect().width;

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

function onKey(event) {
  const line = event.target.closest?.(".splitter");
  const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
  if (!line || !step) return;
  event.preventDefault();
  widen(line, current() + step);
}

if (typeof document !== "undefined") {
  document.addEventListener("pointerdown", (event) => {
    const line = event.target.closest?.(".splitter");
    if (line) drag(event, line);
  });
  document.addEventListener("keydown", onKey);
  // A width that was kept from the last visit, or set by a narrower window.
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".splitter")) target.setAttribute("aria-valuenow", String(Math.round(current())));
  });
}
