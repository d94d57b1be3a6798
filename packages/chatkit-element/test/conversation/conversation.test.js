import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Conversation } from "../../src/conversation/conversation.js";
import { Delays } from "../../src/protocol/interruptible-delay.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { answered, said, thread, threadId } from "../samples.js";

/** @import { Item } from '../../src/protocol/types' */

/** @type {(request: any, init: RequestInit) => Response | Promise<Response>} */
let answer;
/** @type {any[]} */
let asked;
/** @type {[string, any][]} */
let told;
/** @type {string[]} */
let givenBack;
/** @type {Conversation} */
let conversation;

beforeEach(async () => {
  await modules.turns.fetch();
  asked = [];
  told = [];
  givenBack = [];
  const delays = new Delays(0.001);
  const client = new Client(
    () => ({
      url: "https://app.example/api/chatkit",
      fetch: /** @type {any} */ (
        async (/** @type {string} */ _url, /** @type {RequestInit} */ init) => {
          const request = JSON.parse(String(init.body));
          asked.push(request);
          return answer(request, init);
        }
      ),
    }),
    delays,
  );
  conversation = new Conversation(
    {
      client,
      turns: modules.turns,
      changed: () => {},
      emit: (name, detail) => told.push([name, detail]),
      clientTool:
        () =>
        async ({ params }) => ({ zone: `Europe/${params.city}` }),
      giveBack: (message) => givenBack.push(message.content.map((part) => part.text).join("")),
      retitled: ({ id, title }) => told.push(["retitled", { id, title }]),
      inference: () => ({ model: "pro" }),
      strings: () => english,
      isOffline: () => false,
    },
    delays,
  );
});

/** @param {object[]} events */
const stream = (events) =>
  new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""), {
    headers: { "content-type": "text/event-stream" },
  });
/** @param {Item} item */
const done = (item) => ({ type: "thread.item.done", item });
const created = { type: "thread.created", thread: { ...thread, items: { data: [], has_more: false } } };
/** @param {string} text */
const draft = (text) => ({
  content: [{ type: /** @type {const} */ ("input_text"), text }],
  attachments: [],
  quoted: null,
  inference: {},
});
/** @param {...Item} items newest first */
const page = (...items) => Response.json({ data: items, has_more: false });
const ids = () => conversation.state.items.map((item) => item.id);
/** @param {string} name */
const times = (name) => told.filter(([one]) => one === name).length;
const types = () => asked.map((request) => request.type);

async function begin() {
  answer = ({ type }) => (type === "items.list" ? page(answered("a", "hi"), said("u")) : Response.json(thread));
  await conversation.open(threadId);
  asked.length = 0;
}

describe("sending", () => {
  test("the first message makes a thread, which the host hears of once", async () => {
    answer = () => stream([created, done(said("u")), done(answered("a", "Hello."))]);
    await conversation.turns.addMessage(draft("hello"));
    expect(ids()).toEqual(["u", "a"]);
    expect(asked[0]).toEqual({
      type: "threads.create",
      params: { input: { content: [{ type: "input_text", text: "hello" }], attachments: [], inference_options: {} } },
      metadata: { message_id: expect.any(String) },
    });
    expect(told.filter(([name]) => name === "chatkit.thread.change")).toEqual([
      ["chatkit.thread.change", { threadId }],
    ]);
    expect([times("chatkit.response.start"), times("chatkit.response.end")]).toEqual([1, 1]);
  });

  test("two at once go one after the other, into one thread", async () => {
    let running = 0;
    answer = async ({ type }) => {
      expect(++running).toBe(1);
      await Bun.sleep(5);
      running -= 1;
      return stream(type === "threads.create" ? [created, done(said("u1"))] : [done(said("u2", "two"))]);
    };
    await Promise.all([conversation.turns.addMessage(draft("one")), conversation.turns.addMessage(draft("two"))]);
    expect(types()).toEqual(["threads.create", "threads.add_user_message"]);
    expect(ids()).toEqual(["u1", "u2"]);
  });

  test.each([400, 401, 413, 429])("refused with %p, it comes back to the composer", async (status) => {
    await begin();
    answer = () => Response.json({ detail: "No." }, { status });
    await conversation.turns.addMessage(draft("keep me"));
    expect(ids()).toEqual(["u", "a"]);
    expect(givenBack).toEqual(["keep me"]);
    expect(conversation.state.banner?.message).toBe(status === 401 ? english.signedOut : "No.");
  });

  test("an unknown thread is a new one, with a word and the message kept", async () => {
    await begin();
    answer = () => Response.json({ detail: "No such thread" }, { status: 404 });
    await conversation.turns.addMessage(draft("keep me"));
    await Bun.sleep(5);
    expect(conversation.threadId).toBeNull();
    expect(givenBack).toEqual(["keep me"]);
    expect(conversation.state.notices[0].message).toBe(english.threadGone);
  });
});

describe("no message is sent twice", () => {
  const lost = () => {
    throw new TypeError("Failed to fetch");
  };

  test("when it had arrived, it is found and not sent again", async () => {
    await begin();
    answer = lost;
    await conversation.turns.addMessage(draft("once"));
    expect(conversation.state.banner?.recovery).toBe("resend");
    answer = ({ type }) =>
      type === "items.list" ? page(said("u2", "once"), answered("a", "hi"), said("u")) : Response.json(thread);
    asked.length = 0;
    await conversation.turns.resend();
    expect(types()).not.toContain("threads.add_user_message");
    expect(ids()).toEqual(["u", "a", "u2"]);
  });

  test("when it had not, it is sent once", async () => {
    await begin();
    answer = lost;
    await conversation.turns.addMessage(draft("once"));
    answer = ({ type }) =>
      type === "items.list" ? page(answered("a", "hi"), said("u")) : stream([done(said("u2", "once"))]);
    asked.length = 0;
    await conversation.turns.resend();
    expect(types()).toEqual(["items.list", "threads.add_user_message"]);
    expect(ids()).toEqual(["u", "a", "u2"]);
  });

  test("a thread that was made all the same is opened", async () => {
    answer = lost;
    await conversation.turns.addMessage(draft("first"));
    const made = { ...thread, created_at: new Date().toISOString() };
    answer = ({ type }) =>
      type === "items.list"
        ? page(said("u", "first"))
        : Response.json(type === "threads.list" ? { data: [made], has_more: false } : made);
    await conversation.turns.resend();
    expect(types()).not.toContain("threads.create.again");
    expect(types().filter((type) => type === "threads.create")).toHaveLength(1);
    expect(ids()).toEqual(["u"]);
  });
});

describe("turns", () => {
  test("stopping keeps what came", async () => {
    await begin();
    answer = (_request, { signal }) => {
      const body = new ReadableStream({
        start(feed) {
          for (const event of [done(said("u2")), { type: "thread.item.added", item: answered("a2", "Half an ans") }]) {
            feed.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
          }
          signal?.addEventListener("abort", () => feed.error(new DOMException("aborted", "AbortError")));
        },
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    };
    const sending = conversation.turns.addMessage(draft("hello"));
    await Bun.sleep(10);
    conversation.turns.stop();
    await sending;
    expect(ids()).toEqual(["u", "a", "u2", "a2"]);
    expect(conversation.state.turn).toBeNull();
    expect(conversation.state.banner).toBeNull();
  });

  test("retrying asks for the last message to be answered anew", async () => {
    await begin();
    answer = () => stream([done(answered("b", "Better."))]);
    await conversation.turns.retry();
    expect(asked).toEqual([
      {
        type: "threads.retry_after_item",
        params: { thread_id: threadId, item_id: "u" },
        metadata: { inference_options: { model: "pro" } },
      },
    ]);
    expect(ids()).toEqual(["u", "b"]);
  });

  test("a client tool's result goes back, and the turn goes on", async () => {
    await begin();
    const call = /** @type {Item} */ ({
      ...said("c"),
      type: "client_tool_call",
      status: "pending",
      call_id: "c",
      name: "zone",
      arguments: { city: "Berlin" },
    });
    answer = ({ type }) =>
      stream(
        type === "threads.add_client_tool_output" ? [done(answered("b", "Noon."))] : [done(said("u2")), done(call)],
      );
    await conversation.turns.addMessage(draft("what time is it?"));
    expect(asked.at(-1)).toEqual({
      type: "threads.add_client_tool_output",
      params: { thread_id: threadId, result: { zone: "Europe/Berlin" } },
    });
    expect(ids().at(-1)).toBe("b");
  });

  test("an action without a stream changes the one item", async () => {
    await begin();
    answer = () => Response.json({ updated_item: answered("a", "changed") });
    await conversation.turns.act({ type: "complete", payload: { id: 1 }, streaming: false }, "a");
    expect(asked[0]).toEqual({
      type: "threads.sync_custom_action",
      params: { thread_id: threadId, item_id: "a", action: { type: "complete", payload: { id: 1 } } },
    });
    expect(conversation.state.items[1]).toMatchObject({ content: [{ text: "changed" }] });
  });

  test("effects reach the host and leave no trace", async () => {
    await begin();
    answer = () => stream([{ type: "client_effect", name: "tasks_changed", data: { ids: [1] } }]);
    const before = conversation.state.items;
    await conversation.turns.act({ type: "x" });
    expect(told).toContainEqual(["chatkit.effect", { name: "tasks_changed", data: { ids: [1] } }]);
    expect(conversation.state.items).toBe(before);
  });
});

describe("what is not an answer", () => {
  test("a new title changes the conversation and is told to the list while the answer streams", async () => {
    await begin();
    answer = () =>
      stream([
        done(said("u2")),
        { type: "thread.updated", thread: { ...thread, title: "Rent and taxes" } },
        done(answered("b", "Done.")),
      ]);
    await conversation.turns.addMessage(draft("hello"));
    expect(conversation.state.thread?.title).toBe("Rent and taxes");
    expect(told).toContainEqual(["retitled", { id: threadId, title: "Rent and taxes" }]);
  });

  test("a file that the server no longer has is said, and the conversation stays", async () => {
    await begin();
    answer = ({ type }) => {
      if (type === "items.list") return page(answered("a", "hi"), said("u"));
      return type === "threads.get_by_id"
        ? Response.json(thread)
        : Response.json({ detail: "There is no attachment f." }, { status: 404 });
    };
    await conversation.turns.addMessage({
      ...draft("keep me"),
      attachments: [{ type: "file", id: "f", name: "a.txt", mime_type: "text/plain" }],
    });
    await Bun.sleep(5);
    expect(conversation.threadId).toBe(threadId);
    expect(conversation.state.banner?.message).toBe("There is no attachment f.");
    expect(givenBack).toEqual(["keep me"]);
  });
});

describe("updates", () => {
  test("wait for a running answer, then come", async () => {
    await begin();
    answer = ({ type }) => {
      if (type === "items.list")
        return page(said("other-tab"), answered("b", "Done."), said("u2"), answered("a", "hi"), said("u"));
      if (type === "threads.get_by_id") return Response.json(thread);
      void conversation.refresh();
      return stream([done(said("u2")), done(answered("b", "Done."))]);
    };
    await conversation.turns.addMessage(draft("hello"));
    expect(types()).toEqual(["threads.add_user_message", "threads.get_by_id", "items.list"]);
    expect(ids()).toEqual(["u", "a", "u2", "b", "other-tab"]);
  });

  test("a thread deleted elsewhere gives way to a new one", async () => {
    await begin();
    answer = () => Response.json({ detail: "gone" }, { status: 404 });
    await conversation.refresh();
    expect(conversation.threadId).toBeNull();
    expect(told.at(-1)).toEqual(["chatkit.thread.change", { threadId: null }]);
  });

  test("an answer goes on when another thread is opened, and is not drawn there", async () => {
    await begin();
    /** @type {() => void} */
    let finish = () => {};
    answer = () =>
      new Promise((resolve) => (finish = () => resolve(stream([done(said("u2")), done(answered("b", "Done."))]))));
    const sending = conversation.turns.addMessage(draft("hello"));
    await Bun.sleep(1);
    await conversation.open(null);
    finish();
    await sending;
    expect(ids()).toEqual([]);
    expect(times("chatkit.response.end")).toBe(1);
  });

  test("an answer whose thread is shown again is read when it ends", async () => {
    await begin();
    /** @type {() => void} */
    let finish = () => {};
    /** @type {Item[]} */
    const items = [answered("a", "hi"), said("u")];
    answer = ({ type }) => {
      if (type === "items.list") return page(...items);
      if (type === "threads.get_by_id") return Response.json(thread);
      return new Promise((resolve) => (finish = () => resolve(stream([done(said("u2"))]))));
    };
    const sending = conversation.turns.addMessage(draft("hello"));
    await Bun.sleep(1);
    await conversation.open(null);
    await conversation.open(threadId);
    items.unshift(answered("b", "Done."), said("u2"));
    finish();
    await sending;
    await Bun.sleep(1);
    expect(ids()).toEqual(["u", "a", "u2", "b"]);
  });

  test("reading a thread ends when another one is opened", async () => {
    /** @type {(AbortSignal | null | undefined)[]} */
    const signals = [];
    answer = (_request, { signal }) => {
      signals.push(signal);
      return new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
      );
    };
    const opening = conversation.open(threadId);
    await conversation.open(null);
    expect(await opening).toBeNull();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
    expect(conversation.state.banner).toBeNull();
    expect(times("chatkit.error")).toBe(0);
  });
});
