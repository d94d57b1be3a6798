/**
 * From the search field to the first hit, as soon as what was typed is what the list shows.
 */
/** Ends the waiting for a list, once it is there or something else is typed. @type {AbortController | undefined} */
let waiting;

const column = () => /** @type {HTMLElement | null} */ (document.getElementById("tasks"));
const focusFirst = () => /** @type {HTMLElement | null} */ (column()?.querySelector(".task-title"))?.focus();

/** Leaves out what the server leaves out: `_words` in `taskchat/ui/views/address.py`. @param {string} words */
const printable = (words) => words.replace(/(?! )[\p{C}\p{Z}]/gu, "");

/**
 * Goes there now, or once the list is there; whoever types on or goes elsewhere meanwhile stays where they are.
 * @param {HTMLInputElement} field
 */
export function goToFirstHit(field) {
  waiting?.abort();
  const words = printable(field.value.trim());
  if (column()?.dataset.search === words) {
    focusFirst();
    return;
  }
  waiting = new AbortController();
  const { signal } = waiting;
  const observer = new MutationObserver(() => {
    if (column()?.dataset.search !== words) return;
    waiting?.abort();
    focusFirst();
  });
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-search"] });
  signal.addEventListener("abort", () => observer.disconnect());
  for (const end of ["input", "blur"]) field.addEventListener(end, () => waiting?.abort(), { once: true, signal });
}
