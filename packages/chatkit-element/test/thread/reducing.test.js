import { describe, expect, test } from "bun:test";
import { emptyThread } from "../../src/thread/state.js";
import { reduce } from "../reduce.js";
import { Rows } from "../../src/messages/list/rows.js";
import { groupTurns } from "../../src/messages/turns.js";
import { randomFrom } from "../random.js";
import { answered, said, thread, threadId, updates, work } from "../samples.js";

/** @import { LocalEvent, ThreadState } from '../../src/thread/state.js' */
/** @import { Item, ItemUpdate, ServerEvent, Task } from '../../src/protocol/types' */
/** @typedef {ReturnType<typeof randomFrom>} Random */
/** @typedef {ServerEvent | LocalEvent} Event */

const base = { thread_id: threadId, created_at: "2026-11-22T10:00:00" };
/** @param {Event[]} events @param {ThreadState} [from] */
const after = (events, from = emptyThread) => events.reduce((state, event, index) => reduce(state, event, index), from);
/** @type {(id: string, update: ItemUpdate) => ServerEvent} */
const updated = (id, update) => ({ type: "thread.item.updated", item_id: id, update });
/** @param {Item} item @returns {ServerEvent} */
const added = (item) => ({ type: "thread.item.added", item });
/** @param {Item} item @returns {ServerEvent} */
const done = (item) => ({ type: "thread.item.done", item });

/** A text in pieces. @param {Random} random @param {string} text */
function cut(random, text) {
  const pieces = [];
  for (let rest = text; rest; ) {
    const length = 1 + random.integer(5);
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return pieces;
}

/**
 * Each gives an item as it is stored, and the events on the way there.
 * @type {((random: Random, id: string) => [Item, ServerEvent[]])[]}
 */
const STORIES = [
  (_random, id) => [said(id), [done(said(id))]],
  (random, id) => {
    const texts = Array.from({ length: 1 + random.integer(2) }, (_, index) => `Part ${index}: naïve “日本” 🎉.`);
    const annotation = {
      type: /** @type {const} */ ("annotation"),
      source: { type: /** @type {const} */ ("url"), title: "a", url: "https://a.example" },
    };
    const item = {
      ...answered(id),
      content: texts.map((text) => ({ type: /** @type {const} */ ("output_text"), text, annotations: [annotation] })),
    };
    const events = texts.flatMap((text, index) => [
      ...(random.next() > 0.5
        ? [
            updated(id, {
              type: "assistant_message.content_part.added",
              content_index: index,
              content: { type: "output_text", text: "", annotations: [] },
            }),
          ]
        : []),
      ...cut(random, text).map((delta) =>
        updated(id, { type: "assistant_message.content_part.text_delta", content_index: index, delta }),
      ),
      updated(id, {
        type: "assistant_message.content_part.annotation_added",
        content_index: index,
        annotation_index: 0,
        annotation,
      }),
    ]);
    return [item, [added(answered(id)), ...events, ...(random.next() > 0.3 ? [done(item)] : [])]];
  },
  (random, id) => {
    const tasks = /** @type {Task[]} */ (
      Array.from({ length: 1 + random.integer(3) }, (_, index) => ({
        type: "custom",
        title: `Step ${index}`,
        status_indicator: "complete",
      }))
    );
    const item = { ...work(id), workflow: { type: /** @type {const} */ ("custom"), tasks } };
    const events = tasks.flatMap((task, index) => [
      updated(id, { type: "workflow.task.added", task_index: index, task: { ...task, status_indicator: "loading" } }),
      updated(id, { type: "workflow.task.updated", task_index: index, task }),
    ]);
    return [item, [added(work(id)), ...events, done(item)]];
  },
  (random, id) => {
    const root = (/** @type {string} */ value) => ({ type: "Card", children: [{ type: "Text", id: "text", value }] });
    /** @type {Item} */
    const item = { ...base, id, type: "widget", widget: root("Paid.") };
    const streamed = cut(random, "Paid.").map((delta) =>
      updated(id, { type: "widget.streaming_text.value_delta", component_id: "text", delta, done: false }),
    );
    return [
      item,
      [
        added({ ...item, widget: root("") }),
        ...streamed,
        updated(id, { type: "widget.root.updated", widget: root("Paid.") }),
        done(item),
      ],
    ];
  },
  (_random, id) => {
    const image = { id: "i", url: "https://a.example/i.png" };
    /** @type {Item} */
    const item = { ...base, id, type: "generated_image", image };
    return [
      item,
      [
        added({ ...base, id, type: "generated_image" }),
        updated(id, { type: "generated_image.updated", image, progress: 0.4 }),
        done(item),
      ],
    ];
  },
  (_random, id) => {
    /** @type {Item} */
    const item = { ...base, id, type: "task", task: { type: "custom", title: "Create task" } };
    return [item, [added(item), { type: "thread.item.replaced", item }]];
  },
];

/** Events that a server may send at any time. @type {Event[]} */
const ASIDE = [
  { type: "progress_update", text: "Looking…" },
  { type: "stream_options", stream_options: { allow_cancel: true } },
  { type: "client_effect", name: "e" },
  { type: "notice", level: "info", message: "n" },
  { type: "thread.updated", thread },
  /** @type {any} */ ({ type: "thread.sung" }),
  { type: "thread.item.removed", item_id: "unknown" },
];

/** Stories told at once, each in its own order, whose items begin and end in the same order. @param {Random} random */
function told(random) {
  const stories = Array.from({ length: 2 + random.integer(6) }, (_, index) =>
    random.pick(STORIES)(random, `i${index}`),
  );
  /** @type {Event[]} */
  const events = [];
  const left = stories.map(([, own]) => [...own]);
  for (let first = 0; first < left.length; ) {
    const at = Math.min(first + random.integer(2), left.length - 1);
    const isBegun = at === first || left[first].length < stories[first][1].length;
    const next = isBegun && (at === first || left[at].length > 1) ? left[at].shift() : left[first].shift();
    if (next) events.push(next);
    if (random.next() > 0.7) events.push(random.pick(ASIDE));
    while (first < left.length && left[first].length === 0) first += 1;
  }
  return { stored: stories.map(([item]) => item), events };
}

test("any legal order of events gives the thread that is stored", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const { stored, events } = told(randomFrom(seed));
    const streamed = after([
      { type: "thread.created", thread },
      { type: "turn.started" },
      ...events,
      { type: "turn.ended" },
    ]);
    const opened = after([{ type: "thread.opened", thread, page: { data: stored.toReversed(), has_more: false } }]);
    expect(streamed.items.map(plain), `seed ${seed}`).toEqual(opened.items.map(plain));
    expect(streamed.thread, `seed ${seed}`).toEqual(opened.thread);
  }
});

/** As it is drawn: what only says that it streamed is left out. @param {Item} item */
function plain(item) {
  return JSON.parse(
    JSON.stringify(item, (key, value) => (key === "streaming" || key === "progress" ? undefined : value)),
  );
}

test("rows that are made bit by bit are those that are made at once", () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomFrom(seed);
    const rows = new Rows();
    let state = emptyThread;
    for (const event of told(random).events) {
      state = reduce(state, event, 0);
      rows.of(state.items);
      const fresh = new Rows();
      expect(rows.of(state.items), `seed ${seed}`).toEqual(fresh.of(state.items));
      expect(rows.turns, `seed ${seed}`).toEqual(groupTurns(state.items));
    }
  }
});

describe("an order that no server should send breaks nothing", () => {
  const before = after([done(said("u")), done(answered("a", "Hi."))]);

  test.each(updates.map((update) => [update.type, update]))("%s before its item is there", (_type, update) => {
    expect(after([updated("later", update)], before)).toBe(before);
  });

  test("done twice is there once", () => {
    expect(after([done(answered("a", "Hi.")), done(answered("a", "Hello."))], before).items).toEqual([
      said("u"),
      answered("a", "Hello."),
    ]);
  });

  test("done without a beginning is there", () => {
    expect(after([done(answered("b", "Two."))], before).items.at(-1)).toEqual(answered("b", "Two."));
  });

  test("begun again after its end shows what came last", () => {
    expect(after([added(answered("a"))], before).items).toEqual([said("u"), answered("a")]);
  });

  test("removed though unknown changes nothing that is shown", () => {
    expect(after([{ type: "thread.item.removed", item_id: "x" }], before).items).toEqual(before.items);
  });

  test("replaced though unknown is there", () => {
    expect(after([{ type: "thread.item.replaced", item: answered("b", "Two.") }], before).items.at(-1)).toEqual(
      answered("b", "Two."),
    );
  });

  test("an update of another kind of item leaves it as it is", () => {
    for (const update of updates.filter(({ type }) => !type.startsWith("assistant")))
      expect(after([updated("a", update)], before)).toBe(before);
  });
});

test("a delta looks at the end of a thread, not at its 4,000 items", () => {
  let looks = 0;
  /** @param {Item} item */
  const watched = (item) =>
    new Proxy(item, {
      get(target, name) {
        looks += 1;
        return Reflect.get(target, name);
      },
    });
  const items = Array.from({ length: 4000 }, (_, index) =>
    watched(index % 2 ? answered(`a${index}`, "x") : said(`u${index}`)),
  );
  const rows = new Rows();
  let state = after([{ type: "turn.started" }, added(answered("a"))], { ...emptyThread, items });
  rows.of(state.items);
  looks = 0;
  for (let count = 0; count < 100; count += 1) {
    state = reduce(
      state,
      updated("a", { type: "assistant_message.content_part.text_delta", content_index: 0, delta: "word " }),
      count,
    );
    rows.of(state.items);
  }
  expect(looks).toBeLessThan(2000);
  expect(state.items.at(-1)).toMatchObject({ content: [{ text: "word ".repeat(100) }] });
});
