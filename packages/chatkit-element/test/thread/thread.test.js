import { describe, expect, test } from "bun:test";
import { emptyThread } from "../../src/thread/state.js";
import { reduce } from "../reduce.js";
import { answerText, groupTurns } from "../../src/messages/turns.js";
import { randomFrom } from "../random.js";
import { answered, oneOfEach, said, thread, updates, work } from "../samples.js";

/** @import { LocalEvent, ThreadState } from '../../src/thread/state.js' */
/** @import { ServerEvent } from '../../src/protocol/types' */

/** @param {(ServerEvent | LocalEvent)[]} events @param {ThreadState} [from] */
const after = (events, from = emptyThread) =>
  events.reduce((state, event, index) => reduce(state, event, 1000 + index * 100), from);

/** @param {ThreadState} state */
const idsOf = (state) => state.items.map((item) => item.id);

/** @type {(id: string, update: import('../../src/protocol/types').ItemUpdate) => ServerEvent} */
const updated = (id, update) => ({ type: "thread.item.updated", item_id: id, update });
/** @param {string} delta @param {number} [index] */
const text = (delta, index = 0) =>
  updated("a", { type: "assistant_message.content_part.text_delta", content_index: index, delta });

describe("a new chat", () => {
  const sent = { ...said("local-1"), delivery: /** @type {const} */ ("sending") };

  test("the message drawn in advance gives way to the one the server saved", () => {
    const state = after([
      { type: "message.sent", item: sent },
      { type: "turn.started" },
      { type: "thread.created", thread: { ...thread, items: { data: [], has_more: false } } },
      { type: "thread.item.done", item: said("u") },
    ]);
    expect(idsOf(state)).toEqual(["u"]);
    expect(state.thread).toEqual(thread);
    expect(state.turn?.phase).toBe("waiting");
  });

  test("text that streams is the text that is shown", () => {
    const state = after([
      { type: "turn.started" },
      { type: "thread.item.added", item: answered("a") },
      updated("a", {
        type: "assistant_message.content_part.added",
        content_index: 0,
        content: { type: "output_text", text: "" },
      }),
      text("Pay "),
      text("rent."),
      text("Second part", 1),
    ]);
    expect(answerText(groupTurns(state.items)[0])).toBe("Pay rent.\n\nSecond part");
    expect(state.open.a).toBe(true);
    expect(state.turn?.phase).toBe("answering");
  });

  test("a message that may not have arrived waits, marked, and a refused one goes", () => {
    const sending = after([{ type: "message.sent", item: sent }]);
    expect(after([{ type: "message.failed" }], sending).items[0]).toMatchObject({ delivery: "failed" });
    expect(after([{ type: "message.withdrawn", ids: ["local-1"] }], sending).items).toEqual([]);
  });
});

describe("items", () => {
  test("hidden context is never shown", () => {
    const state = after(oneOfEach("x").map((item) => ({ type: /** @type {const} */ ("thread.item.done"), item })));
    expect(idsOf(state).some((id) => /hidden|sdk/.test(id))).toBe(false);
  });

  test("replaced keeps the place, removed leaves none", () => {
    const state = after([
      { type: "thread.item.done", item: said("u") },
      { type: "thread.item.done", item: answered("a", "one") },
      { type: "thread.item.done", item: answered("b", "two") },
      { type: "thread.item.replaced", item: answered("a", "new") },
      { type: "thread.item.removed", item_id: "b" },
    ]);
    expect(idsOf(state)).toEqual(["u", "a"]);
    expect(answerText(groupTurns(state.items)[0])).toBe("new");
  });

  test("a widget streams text into the component that is meant, however deep", () => {
    const widget = {
      type: "Card",
      children: [
        {
          type: "Row",
          children: [
            { type: "Text", id: "t", value: "a" },
            { type: "Text", id: "o", value: "o" },
          ],
        },
      ],
    };
    const item = /** @type {import('../../src/protocol/types').WidgetItem} */ ({
      ...said("w"),
      type: "widget",
      widget,
    });
    const state = after([
      { type: "thread.item.added", item },
      updated("w", { type: "widget.streaming_text.value_delta", component_id: "t", delta: "b", done: true }),
    ]);
    expect(JSON.stringify(state.items)).toContain('"value":"ab","streaming":false');
    expect(JSON.stringify(state.items)).toContain('"id":"o","value":"o"');
  });

  test("a step knows how long it took, and a loaded one does not", () => {
    /** @param {'loading' | 'complete'} status_indicator */
    const task = (status_indicator) => ({ type: /** @type {const} */ ("custom"), status_indicator });
    const live = after([
      { type: "turn.started" },
      { type: "thread.item.added", item: work("w") },
      updated("w", { type: "workflow.task.added", task_index: 0, task: task("loading") }),
      updated("w", { type: "workflow.task.updated", task_index: 0, task: task("complete") }),
    ]);
    expect(live.timings["w:0"]).toEqual({ start: 1200, end: 1300 });
    const page = { data: live.items, has_more: false };
    expect(after([{ type: "thread.opened", thread, page }]).timings).toEqual({});
  });
});

describe("what is not a message", () => {
  test("progress goes when the answer comes", () => {
    const waiting = after([{ type: "turn.started" }, { type: "progress_update", text: "Looking…" }]);
    expect(waiting.progress?.text).toBe("Looking…");
    expect(after([{ type: "thread.item.added", item: answered("a") }], waiting).progress).toBeNull();
  });

  const trying = { type: /** @type {const} */ ("progress_update"), text: "Gemini is busy; trying again…" };
  const begun = { type: /** @type {const} */ ("turn.started") };
  const empty = { type: /** @type {const} */ ("thread.item.added"), item: answered("a") };

  test.each(
    /** @type {[string, (ServerEvent | LocalEvent)[]][]} */ ([
      ["the text comes in parts", [begun, empty, trying, text("Hello")]],
      ["the text comes at once", [begun, trying, { type: "thread.item.done", item: answered("a", "Hello") }]],
      [
        "a part ends with it",
        [
          begun,
          empty,
          trying,
          updated("a", {
            type: "assistant_message.content_part.done",
            content_index: 0,
            content: { type: "output_text", text: "Hello" },
          }),
        ],
      ],
      ["the turn fails", [begun, trying, { type: "error", code: "custom" }]],
      ["the turn ends", [begun, trying, { type: "turn.ended" }]],
      ["it comes too late", [begun, { type: "turn.ended" }, trying]],
    ]),
  )("progress is gone when %s", (_when, events) => {
    expect(after(events).progress).toBeNull();
  });

  test("progress stays while an answer has begun without a word", () => {
    const part = updated("a", {
      type: "assistant_message.content_part.added",
      content_index: 0,
      content: { type: "output_text", text: "" },
    });
    expect(
      after(
        [begun, trying, said("u")].map((one) =>
          "content" in one ? { type: /** @type {const} */ ("thread.item.done"), item: one } : one,
        ),
      ).progress?.text,
    ).toBe(trying.text);
    expect(after([begun, empty, trying, part, text("")]).progress?.text).toBe(trying.text);
  });

  test("a notice can be read until the next message, whatever the turn does", () => {
    const notice = {
      type: /** @type {const} */ ("notice"),
      level: /** @type {const} */ ("warning"),
      title: "Gemini",
      message: "The built-in assistant answered.",
    };
    const next = {
      type: /** @type {const} */ ("message.sent"),
      item: { ...said("local-2"), delivery: /** @type {const} */ ("sending") },
    };
    const turn = /** @type {(ServerEvent | LocalEvent)[]} */ ([
      empty,
      text("Hello"),
      { type: "thread.item.done", item: answered("a", "Hello") },
      { type: "turn.ended" },
    ]);
    for (let at = 0; at < turn.length; at += 1) {
      const state = after([begun, ...turn.slice(0, at), notice, ...turn.slice(at)]);
      expect(state.notices).toMatchObject([{ level: "warning", title: "Gemini" }]);
      expect(after([next], state).notices).toEqual([]);
    }
    const asked = after([{ type: "thread.item.done", item: said("u") }, notice]);
    expect(after([{ type: "items.cut", after: "u" }], asked).notices).toEqual([]);
  });

  test("a new title counts while the answer streams, and keeps the answer", () => {
    const state = after([
      { type: "thread.created", thread },
      begun,
      empty,
      text("Hello"),
      { type: "thread.updated", thread: { ...thread, title: "Taxes" } },
      text(" Ada"),
    ]);
    expect(state.thread?.title).toBe("Taxes");
    expect(answerText(groupTurns(state.items)[0])).toBe("Hello Ada");
  });

  test("an error offers a retry only when the server allows it", () => {
    expect(after([{ type: "error", code: "custom", message: "No", allow_retry: true }]).banner).toEqual({
      message: "No",
      recovery: "retry",
    });
    expect(after([{ type: "error", code: "stream.error" }]).banner).toEqual({ message: "", recovery: null });
  });

  test("stream options say whether Stop is offered", () => {
    const state = after([
      { type: "turn.started" },
      { type: "stream_options", stream_options: { allow_cancel: false } },
    ]);
    expect(state.turn?.allowCancel).toBe(false);
  });

  test("a notice can be dismissed", () => {
    const state = after([
      { type: "notice", level: "info", message: "a" },
      { type: "notice", level: "info", message: "b" },
    ]);
    expect(
      after([{ type: "notice.dismissed", id: state.notices[0].id }], state).notices.map((one) => one.message),
    ).toEqual(["b"]);
  });

  test("retry drops what came after the message", () => {
    const state = after([
      { type: "thread.item.done", item: said("u") },
      { type: "thread.item.done", item: answered("a", "one") },
      { type: "items.cut", after: "u" },
    ]);
    expect(idsOf(state)).toEqual(["u"]);
  });

  test("an event nobody knows changes nothing", () => {
    const state = after([{ type: "thread.item.done", item: said("u") }]);
    expect(reduce(state, /** @type {any} */ ({ type: "thread.sung" }), 0)).toBe(state);
    expect(reduce(state, updated("u", /** @type {any} */ ({ type: "user_message.sung" })), 0)).toBe(state);
  });
});

describe("pages", () => {
  /** @param {string[]} ids newest first @param {boolean} [more] */
  const page = (ids, more = false) => ({ data: ids.map((id) => answered(id, id)), has_more: more, after: ids.at(-1) });
  const opened = after([{ type: "thread.opened", thread, page: page(["6", "5", "4"], true) }]);

  test("a thread opens at its newest page, oldest first", () => {
    expect(idsOf(opened)).toEqual(["4", "5", "6"]);
    expect(opened.older).toBe("4");
  });

  test("an older page goes in front, once", () => {
    const state = after([{ type: "older.loading" }, { type: "older.loaded", page: page(["4", "3", "2"]) }], opened);
    expect(idsOf(state)).toEqual(["2", "3", "4", "5", "6"]);
    expect(state.older).toBeNull();
  });

  test("news from another tab join without redrawing what is the same", () => {
    const state = after([{ type: "newest.loaded", thread, page: page(["7", "6", "5"], true) }], opened);
    expect(idsOf(state)).toEqual(["4", "5", "6", "7"]);
    expect(state.items[1]).toBe(opened.items[1]);
    expect(state.older).toBe("4");
  });

  test("what was deleted elsewhere goes", () => {
    expect(idsOf(after([{ type: "newest.loaded", thread, page: page(["6", "4"], true) }], opened))).toEqual(["4", "6"]);
    expect(idsOf(after([{ type: "newest.loaded", thread, page: page(["6"]) }], opened))).toEqual(["6"]);
  });

  test("a page that does not reach what is shown replaces it", () => {
    const state = after([{ type: "newest.loaded", thread, page: page(["99", "98"], true) }], opened);
    expect(idsOf(state)).toEqual(["98", "99"]);
    expect(state.older).toBe("98");
  });

  test("what this tab has not finished stays where it was", () => {
    const open = after(
      [
        { type: "thread.item.added", item: answered("partial", "half") },
        { type: "message.sent", item: { ...said("local-1"), delivery: "failed" } },
      ],
      opened,
    );
    expect(idsOf(after([{ type: "newest.loaded", thread, page: page(["7", "6"], true) }], open))).toEqual([
      "4",
      "5",
      "6",
      "partial",
      "local-1",
      "7",
    ]);
  });
});

test("any events in any order give a state that can be drawn, and the items of a quiet one", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomFrom(seed);
    const items = [...oneOfEach("x"), ...oneOfEach("y")];
    let state = emptyThread;
    for (let step = 0; step < 120; step += 1) {
      const item = random.pick(items);
      /** @type {(ServerEvent | LocalEvent)[]} */
      const events = [
        { type: "thread.created", thread },
        { type: "thread.updated", thread: { ...thread, status: { type: "locked", reason: null } } },
        { type: "thread.item.added", item },
        { type: "thread.item.done", item },
        { type: "thread.item.replaced", item },
        { type: "thread.item.updated", item_id: item.id, update: random.pick(updates) },
        { type: "thread.item.updated", item_id: item.id, update: random.pick(updates) },
        { type: "thread.item.removed", item_id: item.id },
        { type: "stream_options", stream_options: { allow_cancel: true } },
        { type: "progress_update", text: "p" },
        { type: "client_effect", name: "e" },
        { type: "error", code: "custom" },
        { type: "notice", level: "info", message: "n" },
        { type: "turn.started" },
        { type: "turn.ended" },
        { type: "message.sent", item: { ...said(`local-${step}`), delivery: "sending" } },
        { type: "message.failed" },
        {
          type: "newest.loaded",
          thread,
          page: { data: items.slice(random.integer(10)), has_more: random.next() > 0.5 },
        },
      ];
      state = reduce(state, random.pick(events), step);
      const ids = idsOf(state);
      expect(new Set(ids).size, `seed ${seed}, step ${step}`).toBe(ids.length);
      expect(groupTurns(state.items).flatMap((turn) => (turn.user ? [turn.user.id] : [])).length).toBe(
        state.items.filter((one) => one.type === "user_message").length,
      );
    }
  }
}, 30_000);
