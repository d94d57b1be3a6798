/**
 * The pieces of quick add that were understood, coloured behind its text: a click makes one plain words again.
 */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { cut } from "./pieces.js";
import { answered, keepPlain, placesOf, plainOf, quickNow, readAgain, typed, watchQuick } from "./quick-text.js";

/** @typedef {import("./quick-text.js").Piece} Piece */

/** Drawn behind the last line break, so that the line after it has its height. */
const END = "\u200b";

/**
 * @param {{ pieces: Piece[], number: number,
 *   onRead?: (text: string, plain: string, number: number) => void }} props `pieces` are of the text of this `number`
 */
export function QuickPieces({ pieces, number, onRead }) {
  const quick = useSyncExternalStore(watchQuick, quickNow, quickNow);
  const layer = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => answered(pieces, number), [pieces, number]);
  useEffect(() => {
    if (quick.number) onRead?.(quick.text, JSON.stringify(plainOf(quick.text)), quick.number);
  }, [quick.number]);
  useEffect(() => (layer.current ? attend(layer.current) : undefined), []);
  useLayoutEffect(() => {
    if (layer.current) cover(layer.current);
  });
  return (
    <div className="quick-pieces" aria-hidden="true" dir="auto" ref={layer}>
      {cut(quick.text, quick.pieces).map(({ words, piece }, at) =>
        piece ? (
          <mark key={at} data-kind={piece.kind} data-hue={piece.hue || undefined} data-start={piece.start}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
      {END}
    </div>
  );
}

const field = () => /** @type {HTMLTextAreaElement | null} */ (document.getElementById("quick-add"));

/** Lies exactly behind the words of the field, also where those are scrolled. @param {HTMLElement} layer */
function cover(layer) {
  const over = field();
  if (!over) return;
  layer.style.width = `${over.clientWidth}px`;
  layer.style.height = `${over.clientHeight}px`;
  layer.scrollTop = over.scrollTop;
}

/** Follows the field, and takes clicks. @param {HTMLElement} layer @returns {(() => void) | undefined} what ends it */
function attend(layer) {
  const over = field();
  if (!over) return undefined;
  const size = new ResizeObserver(() => cover(layer));
  size.observe(over);
  const ending = new AbortController();
  const { signal } = ending;
  const place = () => cover(layer);
  over.addEventListener("input", () => typed(over.value), { signal });
  over.addEventListener("scroll", place, { signal, passive: true });
  over.addEventListener("click", (event) => take(over, layer, event), { signal });
  over.addEventListener("pointermove", (event) => point(over, layer, event), { signal, passive: true });
  over.form?.addEventListener("click", (event) => press(over, event), { signal });
  typed(over.value);
  return () => {
    size.disconnect();
    ending.abort();
  };
}

/** @param {HTMLElement} layer @param {MouseEvent} event @returns {Piece | undefined} the piece at the pointer */
function pieceAt(layer, { clientX, clientY }) {
  const marks = /** @type {HTMLElement[]} */ ([...layer.querySelectorAll("mark")]);
  const hit = marks.find((mark) =>
    [...mark.getClientRects()].some(
      ({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
    ),
  );
  return quickNow().pieces.find(({ start }) => hit && String(start) === hit.dataset.start);
}

/** @param {HTMLTextAreaElement} over @param {HTMLElement} layer @param {MouseEvent} event */
function take(over, layer, event) {
  // What is selected, by a drag or a second click, is about to be written over.
  const piece = over.selectionStart === over.selectionEnd && event.detail === 1 && pieceAt(layer, event);
  if (piece) keepPlain([piece]);
}

/** @param {HTMLTextAreaElement} over @param {HTMLElement} layer @param {MouseEvent} event */
function point(over, layer, event) {
  const piece = pieceAt(layer, event);
  over.toggleAttribute("data-over-piece", !!piece);
  over.title = piece ? `Keep “${over.value.slice(piece.start, piece.end)}” as words` : "";
}

/** A button below that stands for pieces. @param {HTMLTextAreaElement} over @param {Event} event */
function press(over, event) {
  const button = /** @type {Element} */ (event.target).closest("[data-spans]");
  if (!(button instanceof HTMLElement)) return;
  const places = placesOf(JSON.parse(button.dataset.spans ?? "[]"), Number(button.dataset.of));
  (button.dataset.kind === "plain" ? readAgain : keepPlain)(places);
  over.focus();
}
