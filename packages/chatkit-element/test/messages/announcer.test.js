import { describe, expect, test } from "bun:test";
import { english } from "../../src/i18n/strings.js";
import { emptyThread } from "../../src/thread/state.js";
import { reduce } from "../reduce.js";
import { Announcer } from "../../src/messages/announcer.js";
import { groupTurns } from "../../src/messages/turns.js";
import { answered, said, work } from "../samples.js";

/** @import { ServerEvent } from '../../src/protocol/types' */
/** @import { LocalEvent } from '../../src/thread/state.js' */

/**
 * Texts announced one after another while these events come, one every `pace` ms.
 * @param {(ServerEvent | LocalEvent)[]} events
 * @param {number} pace
 * @param {string} [locale]
 */
function heard(events, pace, locale = "en") {
  const announcer = new Announcer();
  /** @type {string[]} */
  const all = [];
  let state = emptyThread;
  events.forEach((event, index) => {
    state = reduce(state, event, index * pace);
    const text = announcer.listen(state, groupTurns(state.items).at(-1), { strings: english, locale }, index * pace);
    if (text && text !== all.at(-1)) all.push(text);
  });
  return all;
}

/** @param {string} text @param {number} [length] @returns {ServerEvent[]} */
const tokens = (text, length = 4) =>
  (text.match(new RegExp(`.{1,${length}}`, "gsu")) ?? []).map((delta) => ({
    type: "thread.item.updated",
    item_id: "a",
    update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta },
  }));

/** @param {(ServerEvent | LocalEvent)[]} middle @returns {(ServerEvent | LocalEvent)[]} */
const turn = (...middle) => [
  { type: "turn.started" },
  { type: "thread.item.done", item: said("u") },
  ...middle,
  { type: "turn.ended" },
];
/** @type {ServerEvent} */
const begun = { type: "thread.item.added", item: answered("a") };

describe("an answer that comes token by token", () => {
  const text = "Rent is due on the first. It costs 1.250,50 euros! Shall I pay it? Just say so";

  test("is said in whole sentences, all of them, once", () => {
    const all = heard(turn(begun, ...tokens(text)), 300);
    expect(all.join(" ")).toBe(text);
    expect(all.length).toBeGreaterThan(2);
    for (const one of all.slice(0, -1)) expect(one).toMatch(/[.!?]$/);
  });

  test("is said no faster than it can be spoken", () => {
    expect(heard(turn(begun, ...tokens(text)), 20)).toHaveLength(2);
  });

  test.each([
    ["zh", "房租每月一号到期。要我付吗？好的"],
    ["ja", "家賃は一日です。払いますか？はい"],
    ["ur", "کرایہ پہلی کو ہے۔ ادا کروں؟ جی"],
  ])("in %s ends where that language ends a sentence", (locale, words) => {
    const all = heard(turn(begun, ...tokens(words, 1)), 2500, locale);
    expect(all.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
    expect(all.length).toBeGreaterThan(1);
  });
});

test("a step is named when it begins, and again only if it fails", () => {
  /**
   * @param {Partial<import('../../src/protocol/types').Task>} more
   * @returns {import('../../src/protocol/types').Task}
   */
  const task = (more) => ({ type: "custom", title: "Create task · Rent", status_indicator: "loading", ...more });
  /**
   * @param {import('../../src/protocol/types').Task} one
   * @param {'added' | 'updated'} what
   * @param {number} index
   * @returns {ServerEvent}
   */
  const step = (one, what, index) => ({
    type: "thread.item.updated",
    item_id: "w",
    update: { type: `workflow.task.${what}`, task_index: index, task: one },
  });
  const steps = turn(
    { type: "thread.item.added", item: work("w") },
    step(task({}), "added", 0),
    step(task({ status_indicator: "complete" }), "updated", 0),
    step(task({ title: "Send mail" }), "added", 1),
    step(task({ title: "Send mail", icon: "circle-x" }), "updated", 1),
  );
  expect(heard(steps, 2500)).toEqual(["Create task · Rent.", "Send mail.", "Send mail, failed."]);
});

test("nothing is said of a conversation that is opened", () => {
  const page = { data: [answered("a", "Rent is due."), said("u")], has_more: false };
  const thread = { id: "t", created_at: "2026-11-22T10:00:00" };
  expect(
    heard(
      [
        { type: "thread.opened", thread, page },
        { type: "banner", banner: null },
      ],
      2500,
    ),
  ).toEqual([]);
});
