/**
 * Last list that was seen in this browser, for the page that is shown without a connection (`/offline/page.html`).
 *
 * It is one person's: signing out forgets it like all that begins with `taskchat.`, and so does the sign-in page, which
 * nobody sees who is signed in.
 */

const KEPT = "taskchat.list";
/** As many as one looks at; a browser has room for little. */
const MAX_ROWS = 200;

/**
 * A board, as far as it is kept: `taskchat/ui/views/board.py`.
 * @typedef {{ title: string, due: string, tone: string, priority: string, repeats: string, coming: boolean,
 *   done: boolean, tags: { name: string }[] }} Row
 * @typedef {{ loaded: boolean, title: string, groups: { name: string, rows: Row[] }[] }} Board
 * @typedef {{ title: string, due: string, tone: string, about: string }} KeptRow
 * @typedef {{ person: string, title: string, at: string, groups: { name: string, rows: KeptRow[] }[] }} LastList
 */

/**
 * Keeps what is drawn; found and finished tasks are no list to come back to.
 * @param {string} person @param {string} search @param {Board} board
 */
export function keepList(person, search, board) {
  if (!person || search || !board.loaded || board.groups.some(({ rows }) => rows.some(({ done }) => done))) return;
  let room = MAX_ROWS;
  const groups = board.groups.map(({ name, rows }) => {
    const kept = rows.filter(({ coming }) => !coming).slice(0, room);
    room -= kept.length;
    return { name, rows: kept.map(keepRow) };
  });
  const list = {
    person,
    title: board.title,
    at: new Date().toISOString(),
    groups: groups.filter(({ rows }) => rows[0]),
  };
  try {
    localStorage.setItem(KEPT, JSON.stringify(list));
  } catch {
    // A browser that keeps nothing shows no list without a connection.
  }
}

/** @param {Row} row @returns {KeptRow} */
function keepRow({ title, due, tone, priority, repeats, tags }) {
  const words = [priority === "high" && "High", repeats, ...tags.map(({ name }) => `#${name}`)];
  return { title, due, tone, about: words.filter(Boolean).join("  ") };
}

/** Forgets it where nobody is signed in. */
export function forgetList() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // What was never kept is forgotten already.
  }
}
