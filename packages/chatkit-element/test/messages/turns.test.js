import { describe, expect, test } from "bun:test";
import { groupTurns } from "../../src/messages/turns.js";

const base = { thread_id: "t", created_at: "2026-11-22T10:00:00Z" };

/**
 * @param {string} id
 * @param {string[]} titles
 * @param {string} [summary]
 * @returns {import('../../src/protocol/types').Item}
 */
const workflow = (id, titles, summary) => ({
  ...base,
  id,
  type: "workflow",
  workflow: {
    type: "custom",
    tasks: titles.map((title) => ({
      type: /** @type {const} */ ("custom"),
      title,
      status_indicator: /** @type {const} */ ("complete"),
    })),
    ...(summary && { summary: { title: summary } }),
  },
});

/** @param {import('../../src/protocol/types').Item[]} items */
const lists = (...items) =>
  groupTurns(items)[0].blocks.map((block) => (block.kind === "steps" ? block.steps.length : block.item.type));

describe("steps that follow one another", () => {
  test("are one list, whichever items they came in", () => {
    expect(lists(workflow("a", ["one"]), workflow("b", ["two", "three"]))).toEqual([3]);
  });

  test("stand apart where one list has a title of its own", () => {
    expect(lists(workflow("a", ["one", "two"], "Looked into it"), workflow("b", ["three"]))).toEqual([2, 1]);
  });

  test("are one list where the title is that of the only step", () => {
    expect(lists(workflow("a", ["one"], "one"), workflow("b", ["two"], "two"))).toEqual([2]);
  });
});

test("the end of a turn is nothing to be drawn, and a turn goes on when something follows it", () => {
  const end = { ...base, id: "e", type: /** @type {const} */ ("end_of_turn") };
  expect(groupTurns([end])).toEqual([]);
  expect(groupTurns([workflow("a", ["one"]), end])[0].end).toBe(end);
  expect(groupTurns([workflow("a", ["one"]), end, workflow("b", ["two"])])[0].end).toBeNull();
});
