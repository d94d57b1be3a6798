// Actions of widgets: they run beside whatever else runs. And what their buttons are called.
import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Conversation } from "../../src/conversation/conversation.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { collectNames, widgetName } from "../../src/widgets/names.js";
import { answered, said, thread, threadId } from "../samples.js";

/** @import { Item, WidgetNode } from '../../src/protocol/types' */

/** @type {(request: any, init: RequestInit) => Response | Promise<Response>} */
let answer;
/** @type {any[]} */
let asked;
/** @type {[string, any][]} */
let told;
/** @type {Conversation} */
let conversation;

/** @param {string} id @param {string} title @returns {Item} */
const card = (id, title) => ({
  id,
  thread_id: threadId,
  created_at: "2026-11-22T10:00:00",
  type: "widget",
  widget: { type: "Card", children: [{ type: "Title", value: title }] },
});
/** @param {Item} item */
const done = (item) => ({ type: "thread.item.done", item });
/** @param {Item} item */
const replaced = (item) => ({ type: "thread.item.replaced", item });
const complete = { type: "complete", payload: { task: 1 } };
const ids = () => conversation.state.items.map((item) => item.id);
/** @param {string} id */
const titleOf = (id) => {
  const item = conversation.state.items.find((one) => one.id === id);
  return item?.type === "widget" ? widgetName(item.widget) : null;
};

/** An event stream that is written to as it goes. */
function line() {
  /** @type {ReadableStreamDefaultController} */
  let feed;
  const body = new ReadableStream({
    start(controller) {
      feed = controller;
    },
  });
  return {
    response: new Response(body, { headers: { "content-type": "text/event-stream" } }),
    /** @param {object[]} events */
    say: async (...events) => {
      for (const event of events) feed.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
      await Bun.sleep(2);
    },
    end: async () => {
      feed.close();
      await Bun.sleep(2);
    },
  };
}
beforeEach(async () => {
  await modules.turns.fetch();
  asked = [];
  told = [];
  const client = new Client(() => ({
    url: "https://app.example/api/chatkit",
    fetch: /** @type {any} */ (
      async (/** @type {string} */ _url, /** @type {RequestInit} */ init) => {
        const request = JSON.parse(String(init.body));
        asked.push(request);
        return answer(request, init);
      }
    ),
  }));
  conversation = new Conversation({
    client,
    turns: modules.turns,
    changed: () => {},
    emit: (name, detail) => told.push([name, detail]),
    clientTool: () => async () => ({ zone: "Europe/Berlin" }),
    giveBack: () => {},
    retitled: () => {},
    inference: () => ({}),
    isOffline: () => false,
    strings: () => english,
  });
  const page = { data: [card("w2", "Second"), card("w", "First"), said("u")], has_more: false };
  answer = ({ type }) => Response.json(type === "items.list" ? page : thread);
  await conversation.open(threadId);
  asked.length = 0;
});

describe("an action", () => {
  const draft = {
    content: [{ type: /** @type {const} */ ("input_text"), text: "hi" }],
    attachments: [],
    quoted: null,
    inference: {},
  };

  test("waits for the answer that streams, and its widget takes no other one meanwhile", async () => {
    const [talk, action] = [line(), line()];
    answer = ({ type }) => (type === "threads.custom_action" ? action.response : talk.response);
    const sending = conversation.turns.addMessage(draft);
    await talk.say(done(said("u2")), { type: "stream_options", stream_options: { allow_cancel: true } });
    const acting = conversation.turns.act(complete, "w");
    await talk.say(done(answered("a", "Hello.")));
    expect(asked.map(({ type }) => type)).not.toContain("threads.custom_action");
    expect(conversation.state.acting).toEqual({ w: complete });
    await talk.end();
    await sending;
    await action.say(replaced(card("w", "Changed")));
    await action.end();
    await acting;
    expect(titleOf("w")).toBe("Changed");
    expect(ids()).toEqual(["u", "w", "w2", "u2", "a"]);
    expect([conversation.state.turn, conversation.state.acting]).toEqual([null, {}]);
  });

  test("without a stream waits for no answer", async () => {
    const talk = line();
    answer = ({ type }) =>
      type === "threads.sync_custom_action" ? Response.json({ updated_item: card("w", "Changed") }) : talk.response;
    const sending = conversation.turns.addMessage(draft);
    await talk.say(done(said("u2")));
    await conversation.turns.act({ ...complete, streaming: false }, "w");
    expect(titleOf("w")).toBe("Changed");
    expect(conversation.state.turn).toMatchObject({ phase: "waiting" });
    await talk.end();
    await sending;
  });

  test("of a card waits for the one before it there, and for no other", async () => {
    const lines = [line(), line()];
    let next = 0;
    answer = () => lines[next++].response;
    const first = conversation.turns.act(complete, "w");
    const again = conversation.turns.act(complete, "w");
    const other = conversation.turns.act(complete, "w2");
    await Bun.sleep(2);
    expect(asked.map((request) => request.params.item_id)).toEqual(["w", "w2"]);
    expect(conversation.state.acting).toEqual({ w: complete, w2: complete });
    await Promise.all(lines.map((one) => one.end()));
    await Promise.all([first, again, other]);
    expect(conversation.state.acting).toEqual({});
  });

  test("that changes a card is no answer: nothing to stop, nothing begun", async () => {
    const action = line();
    answer = () => action.response;
    const acting = conversation.turns.act(complete, "w");
    await action.say(replaced(card("w", "Changed")));
    expect([conversation.state.turn, conversation.turns.isRunning]).toEqual([null, false]);
    await action.end();
    await acting;
    expect(told.map(([name]) => name)).not.toContain("chatkit.response.start");
  });

  test("that says something is a turn, which can be stopped", async () => {
    const action = line();
    /** @type {AbortSignal | null | undefined} */
    let signal;
    answer = (_request, init) => {
      signal = init.signal;
      return action.response;
    };
    const acting = conversation.turns.act(complete, "w");
    await action.say({ type: "thread.item.added", item: answered("b", "Half an ans") });
    expect(conversation.state.turn?.phase).toBe("answering");
    expect(signal?.aborted).toBe(false);
    conversation.turns.stop();
    expect(signal?.aborted).toBe(true);
    await action.end();
    await acting;
    expect([conversation.state.turn, conversation.turns.isRunning]).toEqual([null, false]);
    const names = told.map(([name]) => name).filter((name) => name.startsWith("chatkit.response"));
    expect(names).toEqual(["chatkit.response.start", "chatkit.response.end"]);
  });

  test("that fails says why, and the card can be used again", async () => {
    answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await conversation.turns.act(complete, "w");
    expect(conversation.state.banner).toEqual({ message: english.unreachable, recovery: null });
    expect(conversation.state.acting).toEqual({});
    answer = () => new Response("", { headers: { "content-type": "text/event-stream" } });
    await conversation.turns.act(complete, "w");
    expect(conversation.state.banner).toBeNull();
  });

  test("of a card that is gone says so, and the card goes", async () => {
    answer = ({ type }) => {
      if (type === "threads.custom_action") return Response.json({ detail: "There is no such item." }, { status: 404 });
      return Response.json(type === "items.list" ? { data: [said("u")], has_more: false } : thread);
    };
    await conversation.turns.act(complete, "w");
    expect(ids()).toEqual(["u"]);
    expect(conversation.state.banner?.message).toBe("There is no such item.");
  });

  test("that calls a client's tool goes on with its result", async () => {
    const call = /** @type {Item} */ ({
      ...said("c"),
      type: "client_tool_call",
      status: "pending",
      call_id: "c",
      name: "zone",
      arguments: {},
    });
    const lines = [line(), line()];
    answer = ({ type }) => lines[type === "threads.custom_action" ? 0 : 1].response;
    const acting = conversation.turns.act(complete, "w");
    await lines[0].say(done(call));
    await lines[0].end();
    await lines[1].say(done(answered("b", "Noon.")));
    await lines[1].end();
    await acting;
    expect(asked.at(-1)).toEqual({
      type: "threads.add_client_tool_output",
      params: { thread_id: threadId, result: { zone: "Europe/Berlin" } },
    });
    expect(ids().at(-1)).toBe("b");
  });

  test("says the same notice once, however often it is pressed", async () => {
    answer = () =>
      new Response('data: {"type":"notice","level":"info","message":"Gone."}\n\n', {
        headers: { "content-type": "text/event-stream" },
      });
    await conversation.turns.act(complete, "w");
    await conversation.turns.act(complete, "w");
    expect(conversation.state.notices.map((one) => one.message)).toEqual(["Gone."]);
  });
});

describe("names", () => {
  /** @param {string} label @returns {WidgetNode} */
  const button = (label) => ({ type: "Button", label });
  /** @param {string} title @param {WidgetNode[]} buttons @returns {WidgetNode} */
  const row = (title, ...buttons) => ({
    type: "Row",
    children: [
      { type: "Icon", name: "empty-circle" },
      { type: "Col", children: [{ type: "Text", value: title }] },
      { type: "Row", children: buttons },
    ],
  });
  /** @param {WidgetNode} root */
  const namesIn = (root) => [...collectNames(root).buttons.values()];

  test("tell apart the buttons beside different texts", () => {
    const root = {
      type: "Card",
      children: [row("milk", button("Complete"), button("Open")), row("bread", button("Complete"))],
    };
    expect(namesIn(root)).toEqual(["Complete “milk”", "Open “milk”", "Complete “bread”"]);
  });

  test("are the label alone where the button is about the whole card", () => {
    const head = { type: "Row", children: [{ type: "Title", value: "2 tasks created" }, button("Undo")] };
    const root = { type: "Card", children: [head, row("milk"), button("More")] };
    expect(namesIn(root)).toEqual([]);
    expect(widgetName(root)).toBe("2 tasks created");
  });

  test("stay short enough to be listened to", () => {
    const [name] = namesIn({ type: "Card", children: [row("x".repeat(255), button("Open"))] });
    expect(name.length).toBeLessThan(120);
  });
});
