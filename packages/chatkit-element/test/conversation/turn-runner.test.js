import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Conversation } from "../../src/conversation/conversation.js";
import { Delays } from "../../src/protocol/interruptible-delay.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { answered, said, thread, threadId } from "../samples.js";

/** @import { Item } from '../../src/protocol/types' */

/** @typedef {{ request: any, signal: AbortSignal | null | undefined, reply: (response: Response) => void,
 *   fail: () => void, say: (...events: object[]) => Promise<void>, end: () => Promise<void> }} Exchange */

/** Requests that stream, each answered by the test. @type {Exchange[]} */
let exchanges;
/** Requests that read. @type {string[]} */
let reads;
/** The thread as the server has it. @type {Item[]} */
let items;
/** Threads as the server lists them. @type {object[]} */
let threads;
/** @type {[string, any][]} */
let told;
/** @type {string[]} */
let givenBack;
/** @type {Conversation} */
let conversation;
/** @type {((type: string) => Promise<void>) | null} */
let beforeRead;
let isOffline = false;

/** @param {any} request @param {AbortSignal | null | undefined} signal @returns {Promise<Response>} */
function exchange(request, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const stopped = () => new DOMException("aborted", "AbortError");
  /** @type {ReadableStreamDefaultController<Uint8Array>} */
  let feed = /** @type {any} */ (null);
  const body = new ReadableStream({
    start(controller) {
      feed = controller;
    },
  });
  signal?.addEventListener("abort", () => {
    reject(stopped());
    feed.error(stopped());
  });
  exchanges.push({
    request,
    signal,
    reply: resolve,
    fail: () => reject(new TypeError("Failed to fetch")),
    say: async (...events) => {
      resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
      for (const event of events) feed.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
      await Bun.sleep(2);
    },
    end: async () => {
      feed.close();
      await Bun.sleep(2);
    },
  });
  return promise;
}

/** @param {any} request */
async function read({ type, params }) {
  reads.push(type);
  await beforeRead?.(type);
  if (type === "threads.list") return Response.json({ data: threads, has_more: false });
  if (type === "items.list") return Response.json({ data: items.toReversed(), has_more: false });
  return Response.json({ ...thread, id: params.thread_id });
}

beforeEach(async () => {
  await modules.turns.fetch();
  [exchanges, reads, told, givenBack, threads, beforeRead, isOffline] = [[], [], [], [], [], null, false];
  items = [said("u", "hello"), answered("a", "Hi.")];
  const delays = new Delays(0.001);
  const fetch = async (/** @type {string} */ _url, /** @type {RequestInit} */ { body, signal }) => {
    const request = JSON.parse(String(body));
    return ["threads.get_by_id", "items.list", "threads.list"].includes(request.type)
      ? read(request)
      : exchange(request, signal);
  };
  const client = new Client(() => ({ url: "https://app.example/api", fetch: /** @type {any} */ (fetch) }), delays);
  conversation = new Conversation(
    {
      client,
      turns: modules.turns,
      changed: () => {},
      emit: (name, detail) => told.push([name, detail]),
      clientTool: () => undefined,
      giveBack: (message) => givenBack.push(message.content[0].text),
      retitled: () => {},
      inference: () => ({}),
      strings: () => english,
      isOffline: () => isOffline,
    },
    delays,
  );
  await conversation.open(threadId);
  reads.length = 0;
});

/** @param {string} text */
const send = (text) =>
  conversation.turns.addMessage({
    content: [{ type: "input_text", text }],
    attachments: [],
    quoted: null,
    inference: {},
  });
/** @param {Item} item */
const done = (item) => ({ type: "thread.item.done", item });
const ids = () => conversation.state.items.map(({ id }) => id);
const requests = () => exchanges.map(({ request }) => request.type);
/** @param {string} name */
const times = (name) => told.filter(([event]) => event === name).length;
/** @param {() => boolean} holds */
async function until(holds) {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await Bun.sleep(2);
  expect(holds()).toBe(true);
}

/** A message, and the exchange that it is answered in. @param {string} text */
async function talk(text) {
  const sending = send(text);
  await until(() => exchanges.length > 0);
  const [line] = exchanges.slice(-1);
  return { sending, line };
}

describe("one turn at a time", () => {
  test("answers to questions wait for the turn that runs", async () => {
    const { sending, line } = await talk("hello");
    const answering = conversation.turns.answerQuestions("q", "skipped", {});
    await line.say(done(said("u2")), done(answered("b", "Done.")));
    expect(requests()).toEqual(["threads.add_user_message"]);
    await line.end();
    expect(requests()).toEqual(["threads.add_user_message", "threads.add_structured_input"]);
    expect(exchanges[1].request.params.input).toEqual({ status: "skipped", answers: {} });
    await exchanges[1].say(done(answered("c", "Well then.")));
    await exchanges[1].end();
    await Promise.all([sending, answering]);
    expect(ids()).toEqual(["u", "a", "u2", "b", "c"]);
  });

  test("a retry does nothing while one runs", async () => {
    const { line, sending } = await talk("hello");
    await line.say(done(said("u2")), { type: "thread.item.added", item: answered("b", "Half") });
    await conversation.turns.retry();
    expect(ids()).toEqual(["u", "a", "u2", "b"]);
    await line.end();
    await sending;
    expect(requests()).toEqual(["threads.add_user_message"]);
  });

  test("an action at a server that keeps its turns waits for none, and is not what is stopped", async () => {
    const { line, sending } = await talk("hello");
    await line.say(done(said("u2")));
    conversation.deps.client.keepsTurns = true;
    const acting = conversation.turns.act({ type: "complete" });
    await Bun.sleep(1);
    await exchanges[1].say({ type: "thread.item.added", item: answered("c", "Done, too.") });
    expect(times("chatkit.response.start")).toBe(1);
    conversation.turns.stop();
    expect(exchanges[1].signal?.aborted).toBe(false);
    await exchanges[1].end();
    await acting;
    await sending;
    expect([conversation.turns.isRunning, conversation.state.turn]).toEqual([false, null]);
  });

  test("an action waits for the one that runs, and is what is stopped then", async () => {
    const { line, sending } = await talk("hello");
    await line.say(done(said("u2")), done(answered("b", "Hello.")));
    const acting = conversation.turns.act({ type: "complete" });
    await Bun.sleep(1);
    expect(exchanges).toHaveLength(1);
    await line.end();
    await sending;
    await until(() => exchanges.length === 2);
    await exchanges[1].say({ type: "progress_update", text: "Working on it" });
    expect(conversation.state.progress).toMatchObject({ text: "Working on it" });
    expect([times("chatkit.response.start"), times("chatkit.response.end")]).toEqual([2, 1]);
    conversation.turns.stop();
    expect(exchanges[1].signal?.aborted).toBe(true);
    await acting;
    expect([conversation.turns.isRunning, conversation.state.turn]).toEqual([false, null]);
    expect(times("chatkit.response.end")).toBe(2);
  });

  test("news that arrive while one runs are read after it", async () => {
    const { promise, resolve } = Promise.withResolvers();
    beforeRead = () => promise;
    const refreshing = conversation.refresh();
    beforeRead = null;
    const { line, sending } = await talk("hello");
    await line.say(done(said("u2")), { type: "thread.item.added", item: answered("b", "Half") });
    resolve(undefined);
    await refreshing;
    expect(ids()).toEqual(["u", "a", "u2", "b"]);
    items.push(said("u2"), answered("b", "Whole."), answered("other-tab", "News."));
    await line.end();
    await sending;
    await until(() => ids().at(-1) === "other-tab");
    expect(ids()).toEqual(["u", "a", "u2", "b", "other-tab"]);
  });
});

describe("in a thread that was closed meanwhile", () => {
  test("nothing more is sent", async () => {
    const { line, sending } = await talk("hello");
    const answering = conversation.turns.answerQuestions("q", "skipped", {});
    await conversation.open("other");
    await line.say(done(said("u2")));
    await line.end();
    await Promise.all([sending, answering]);
    expect(requests()).toEqual(["threads.add_user_message"]);
  });

  test("a message that is being sent is not given back", async () => {
    const { line, sending } = await talk("hello");
    await conversation.open("other");
    expect(givenBack).toEqual([]);
    await line.say(done(said("u2")));
    await line.end();
    await sending;
    expect(ids()).toEqual(["u", "a"]);
  });

  test("an action that fails is reported to whoever asked, and to nobody else", async () => {
    const acting = conversation.turns.act({ type: "complete" });
    await until(() => exchanges.length > 0);
    await conversation.open("other");
    exchanges[0].reply(Response.json({ detail: "No." }, { status: 500 }));
    expect(await acting).toMatchObject({ kind: "server" });
    expect(conversation.state.banner).toBeNull();
    expect(times("chatkit.error")).toBe(0);
  });
});

describe("a message that the person stops before there is any answer", () => {
  test("is in the composer again where the server does not have it, and the next one goes", async () => {
    const { sending } = await talk("one");
    const next = send("two");
    conversation.turns.stop();
    await until(() => exchanges.length === 2);
    expect(givenBack).toEqual(["one"]);
    await exchanges[1].say(done(said("u3", "two")));
    await exchanges[1].end();
    await Promise.all([sending, next]);
    expect(ids()).toEqual(["u", "a", "u3"]);
  });

  test("stays where the server has it", async () => {
    const { sending } = await talk("one");
    items.push(said("u2", "one"));
    conversation.turns.stop();
    await sending;
    expect([ids(), givenBack]).toEqual([["u", "a", "u2"], []]);
  });

  test("is marked where nobody knows", async () => {
    const { sending } = await talk("one");
    beforeRead = () => Promise.reject(new TypeError("Failed to fetch"));
    conversation.turns.stop();
    await sending;
    expect(conversation.state.items.at(-1)).toMatchObject({ delivery: "failed" });
    expect(givenBack).toEqual([]);
  });
});

test("messages written after the first one go into the thread that it has made", async () => {
  await conversation.open(null);
  const sending = [send("one"), send("two")];
  await until(() => exchanges.length === 1);
  items = [said("u1", "one"), answered("a1", "Hi.")];
  threads = [{ ...thread, id: "made", created_at: new Date().toISOString() }];
  exchanges[0].fail();
  await until(() => exchanges.length === 2);
  expect(exchanges[1].request).toMatchObject({ type: "threads.add_user_message", params: { thread_id: "made" } });
  await exchanges[1].say(done(said("u2", "two")));
  await exchanges[1].end();
  await Promise.all(sending);
  expect([conversation.threadId, ids(), givenBack]).toEqual(["made", ["u1", "a1", "u2"], []]);
});

describe("an answer that nobody finishes", () => {
  async function broken() {
    const { sending, line } = await talk("hello");
    items.push(said("u2", "hello"));
    await line.say(done(said("u2")), { type: "thread.item.added", item: answered("b", "Half") });
    conversation.delays.pace = 1;
    await line.end();
    await sending;
    expect(conversation.state.recovering).toBe(true);
  }

  test("can be asked for again", async () => {
    await broken();
    conversation.delays.pace = 0.001;
    conversation.delays.wake();
    await until(() => !conversation.state.recovering);
    expect(conversation.state.banner).toEqual({ message: english.connectionLost, recovery: "retry" });
  });

  test("is not asked for while a message waits to go out", async () => {
    await broken();
    isOffline = true;
    const sending = send("and then?");
    await Bun.sleep(1);
    conversation.delays.pace = 0.001;
    for (let poll = 0; poll < 8; poll += 1) {
      conversation.delays.wake();
      await Bun.sleep(2);
    }
    await until(() => !conversation.state.recovering);
    expect(conversation.state.banner).toBeNull();
    await conversation.open(null);
    await sending;
  });

  test("is whole when the server has it after a while", async () => {
    await broken();
    conversation.delays.pace = 0.001;
    beforeRead = async () => {
      if (reads.filter((type) => type === "items.list").length === 4) items.push(answered("b", "Whole."));
    };
    conversation.delays.wake();
    await until(() => !conversation.state.recovering);
    expect(conversation.state.items.at(-1)).toMatchObject({ content: [{ text: "Whole." }] });
    expect(conversation.state.banner).toBeNull();
  });
});

test("a turn that breaks before it begins is reported, and the thread is read", async () => {
  const retrying = conversation.turns.retry();
  await until(() => exchanges.length > 0);
  exchanges[0].reply(Response.json({ detail: "Broken." }, { status: 500 }));
  await retrying;
  expect(conversation.state.banner).toEqual({ message: "Broken.", recovery: "retry" });
  expect(reads).toEqual(["threads.get_by_id", "items.list"]);
});
