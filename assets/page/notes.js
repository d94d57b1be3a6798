/**
 * Notes of a task, drawn as Markdown as long as nobody writes in them. The parser and the purifier are those of the
 * chat, fetched once there are notes to draw. No picture is loaded from elsewhere.
 */

/** @returns {Promise<(text: string) => DocumentFragment>} */
async function load() {
  const [{ Lexer, Parser }, { markedOptions }, { purifyProse }] = await Promise.all([
    import("marked"),
    import("../chatkit/element/prose/markdown.js"),
    import("../chatkit/element/prose/purify.js"),
  ]);
  return (text) => purifyProse(Parser.parse(new Lexer(markedOptions).lex(text), markedOptions), []);
}

/** @type {ReturnType<typeof load> | undefined} */
let loading;

/** Draws the notes of a form over their field, or nothing where there are none. @param {HTMLFormElement} form */
export async function drawNotes(form) {
  const field = form.elements.namedItem("description");
  const place = form.querySelector(".notes-drawn");
  if (!(field instanceof HTMLTextAreaElement) || !(place instanceof HTMLElement)) return;
  const text = field.value;
  if (!text.trim()) {
    place.replaceChildren();
    return;
  }
  loading ??= load();
  const drawn = (await loading)(text);
  settle(drawn);
  if (field.value === text) place.replaceChildren(drawn);
}

/** Makes it a part of the panel. @param {DocumentFragment} drawn */
function settle(drawn) {
  for (const link of drawn.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const box of drawn.querySelectorAll("input")) box.ariaLabel = box.parentElement?.textContent?.trim() ?? "";
  // Headings of notes are none of the page.
  for (const heading of drawn.querySelectorAll("h3, h4, h5, h6")) {
    const line = document.createElement("p");
    line.className = "notes-heading";
    line.append(...heading.childNodes);
    heading.replaceWith(line);
  }
}

/** A press beside the links is one into the field. @param {Event} event */
function onPress(event) {
  const target = /** @type {Element} */ (event.target);
  const notes = target.closest?.(".notes");
  if (notes && !target.closest("a, textarea")) notes.querySelector("textarea")?.focus();
}

/** @param {Event} event */
function onChange(event) {
  const field = /** @type {HTMLTextAreaElement} */ (event.target);
  if (field.form && field.name === "description" && field.closest(".notes")) drawNotes(field.form);
}

if (typeof document !== "undefined") {
  document.addEventListener("click", onPress);
  document.addEventListener("focusout", onChange);
  document.addEventListener("input", onChange);
}
