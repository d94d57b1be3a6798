// The list of conversations: what is fetched, found, and taken back.
import { describe, expect, test } from "bun:test";
import { History } from "../../src/history/history.js";
import { matches } from "../../src/history/title-search.js";

/** @param {number} number @returns {any} */
const thread = (number) => ({
  id: `t${number}`,
  title: `Talk ${number}`,
  created_at: "2026-11-20T10:00:00Z",
  status: { type: "active" },
  metadata: {},
});

/** @param {number} count threads on a server that gives ten a page, the highest number first */
function listOf(count) {
  let all = Array.from({ length: count }, (_, index) => thread(count - index));
  const asked = /** @type {any[]} */ ([]);
  const failures = /** @type {unknown[]} */ ([]);
  const server = { refuses: false, add: () => (all = [thread(all.length + 1), ...all]) };
  const client = /** @type {any} */ ({
    threads: async (/** @type {string | null} */ after) => {
      asked.push(after);
      await null;
      if (server.refuses) throw new Error("no");
      const start = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
      const data = all.slice(start, start + 10);
      const more = start + 10 < all.length;
      return { data, has_more: more, after: more ? data.at(-1)?.id : null };
    },
    ask: async (/** @type {any} */ request) => {
      asked.push(request);
      if (server.refuses) throw new Error("no");
    },
  });
  const history = new History({ client, changed: () => {}, fail: (error) => failures.push(error), renamed: () => {} });
  return { history, asked, failures, server, ids: () => history.shown.map(({ id }) => id) };
}

describe("a search", () => {
  test("looks through every page, however fast the words are typed", async () => {
    const { history, ids, asked } = listOf(45);
    await history.open();
    const typed = ["T", "Ta", "Talk 3"].map((query) => history.filter(query));
    await Promise.all(typed);
    expect(ids()).toEqual([
      "t43",
      "t39",
      "t38",
      "t37",
      "t36",
      "t35",
      "t34",
      "t33",
      "t32",
      "t31",
      "t30",
      "t23",
      "t13",
      "t3",
    ]);
    expect(asked).toEqual([null, "t36", "t26", "t16", "t6"]);
    expect(history.isSearching).toBe(false);
  });

  test("stops where the list cannot be read, and goes on from there", async () => {
    const { history, server, ids } = listOf(25);
    await history.open();
    server.refuses = true;
    await history.filter("Talk 1");
    expect([history.failed, history.isSearching]).toEqual([true, false]);
    server.refuses = false;
    await history.again();
    expect(history.failed).toBe(false);
    expect(ids()).toContain("t1");
  });

  test.each([
    ["Łódź trip", "łodz", true],
    ["Über uns", "uber", true],
    ["Rent and key", "KEY rent", true],
    ["Rent", "rental", false],
    ["مُحَمَّد", "محمد", true],
    ["Anything", "  ", true],
  ])("in %p for %p: %p", (title, query, found) => expect(matches(title, query)).toBe(found));
});

describe("pages", () => {
  test("that are fetched anew leave those behind them where they are", async () => {
    const { history, server, ids } = listOf(25);
    await history.open();
    await history.more();
    server.add();
    await history.load();
    expect(ids()).toEqual(Array.from({ length: 21 }, (_, index) => `t${26 - index}`));
    await history.more();
    expect(ids()).toHaveLength(26);
    expect(new Set(ids()).size).toBe(26);
  });

  test("are asked for once at a time", async () => {
    const { history, asked } = listOf(25);
    await history.open();
    await Promise.all([history.more(), history.more()]);
    expect(asked).toEqual([null, "t16"]);
  });
});

describe("what can be taken back", () => {
  test("a deletion is not asked for before it can no longer be taken back", async () => {
    const { history, ids, asked } = listOf(3);
    await history.open();
    history.delete(thread(2));
    expect(ids()).toEqual(["t3", "t1"]);
    history.undo();
    expect(ids()).toEqual(["t3", "t2", "t1"]);
    expect(asked).toEqual([null]);
    history.delete(thread(2));
    history.delete(thread(1));
    expect(asked.at(-1)).toEqual({ type: "threads.delete", params: { thread_id: "t2" } });
    history.flush();
    expect(ids()).toEqual(["t3"]);
  });

  test("a deletion that fails brings the row back to its place", async () => {
    const { history, ids, server, failures } = listOf(3);
    await history.open();
    server.refuses = true;
    history.delete(thread(2));
    history.flush();
    await new Promise((resolve) => setTimeout(resolve));
    expect(ids()).toEqual(["t3", "t2", "t1"]);
    expect(failures).toHaveLength(1);
  });

  test("a new title is sent at once, and the old one when it is taken back", async () => {
    const { history, asked } = listOf(2);
    await history.open();
    await history.retitle(thread(1), "  Rent ");
    history.undo();
    expect(history.shown.at(-1)?.title).toBe("Talk 1");
    const titles = asked.slice(1).map(({ params }) => params.title);
    expect(titles).toEqual(["Rent", "Talk 1"]);
  });

  test("a new title that is refused is the old one again", async () => {
    const { history, server, failures } = listOf(2);
    await history.open();
    server.refuses = true;
    await history.retitle(thread(1), "Rent");
    expect([history.shown.at(-1)?.title, failures.length, history.undoWindow.change]).toEqual(["Talk 1", 1, null]);
  });
});
