import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Conversation } from "../../src/conversation/conversation.js";
import { Delays } from "../../src/protocol/interruptible-delay.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { answered, said, thread, threadId, work } from "../samples.js";

/** @import { Item, RunningTurn } from '../../src/protocol/types' */

/** A server whose turns go on without a listener, and whose lines a test cuts. */
class Server {
  /** @type {Item[]} */
  items = [said("u0"), answered("a0", "Hi.")];
  /** Events of the turn. @type {object[]} */
  log = [];
  /** @type {RunningTurn | null} */
  turn = null;
  /** Requests, as `METHOD path` or the type of a request. @type {string[]} */
  asked = [];
  /** Messages that were sent. @type {string[]} */
  sent = [];
  /** @type {ReadableStreamDefaultController<Uint8Array>[]} */
  #lines = [];
  isAway = false;
  /** Status of the answer to whoever wants the log; null: the log. @type {number | null} */
  logStatus = null;
  stopStatus = 200;
  isOver = false;

  /** @param {string} address @param {RequestInit} init */
  fetch = async (address, { method = "GET", body, signal }) => {
    const { pathname, searchParams } = new URL(address);
    const path = pathname.replace("/api/", "");
    if (this.isAway) throw new TypeError("Failed to fetch");
    if (path.endsWith("/stream")) return this.#stream(searchParams, signal);
    if (path.endsWith("/stop")) return this.#stop(String(body));
    return this.#answer(JSON.parse(String(body)), method, signal);
  };

  /** @param {any} request @param {string} _method @param {AbortSignal | null | undefined} signal */
  #answer(request, _method, signal) {
    this.asked.push(request.type);
    if (request.type === "items.list") return Response.json({ data: this.items.toReversed(), has_more: false });
    const isHere = this.turn && request.params.thread_id === threadId;
    if (request.type === "threads.get_by_id")
      return Response.json({ ...thread, id: request.params.thread_id, ...(isHere && { turn: this.turn }) });
    if (request.type === "threads.list") return Response.json({ data: [thread], has_more: false });
    this.turn = { id: "t1", state: "running", message_id: "u1" };
    this.sent.push(request.params.input?.content[0].text);
    return this.#line(0, signal, { "chatkit-turn": "t1" });
  }

  /** @param {URLSearchParams} query @param {AbortSignal | null | undefined} signal */
  #stream(query, signal) {
    this.asked.push(`stream after ${query.get("after")} of ${query.get("turn")}`);
    if (this.logStatus === 204) return new Response(null, { status: 204 });
    if (this.logStatus) return Response.json({ detail: "" }, { status: this.logStatus });
    return this.#line(Number(query.get("after")), signal, { "chatkit-turn": "t1" });
  }

  /** @param {string} body */
  #stop(body) {
    this.asked.push(`stop ${JSON.parse(body).turn}`);
    if (this.stopStatus >= 400) return Response.json({}, { status: this.stopStatus });
    this.say({ type: "thread.item.done", item: mark("stopped", "answer_again") });
    this.end();
    return Response.json({ stopped: true });
  }

  /** @param {number} after @param {AbortSignal | null | undefined} signal @param {Record<string, string>} headers */
  #line(after, signal, headers) {
    const body = new ReadableStream({
      start: (line) => {
        signal?.addEventListener("abort", () => line.error(new DOMException("aborted", "AbortError")));
        for (const [index, event] of this.log.slice(after).entries()) line.enqueue(bytes(event, after + index + 1));
        if (this.isOver) line.close();
        else this.#lines.push(line);
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream", ...headers } });
  }

  /** Say something, to whoever listens. @param {...object} events */
  say(...events) {
    for (const event of events) {
      this.log.push(event);
      if ("item" in event && /** @type {any} */ (event).type === "thread.item.done")
        this.#keep(/** @type {any} */ (event).item);
      for (const line of this.#lines) tolerant(() => line.enqueue(bytes(event, this.log.length)));
    }
  }

  /** @param {Item} item */
  #keep(item) {
    this.items = [...this.items.filter(({ id }) => id !== item.id), item];
  }

  /** Break every line; `isClean`: as a proxy does that ends what takes too long. */
  cut({ isClean = false } = {}) {
    for (const line of this.#lines.splice(0))
      tolerant(() => (isClean ? line.close() : line.error(new TypeError("network error"))));
  }

  end() {
    this.isOver = true;
    this.turn = null;
    for (const line of this.#lines.splice(0)) tolerant(() => line.close());
  }
}

/** @param {object} event @param {number} number */
const bytes = (event, number) => new TextEncoder().encode(`id: ${number}\ndata: ${JSON.stringify(event)}\n\n`);

/** A line that the page has left takes nothing more. @param {() => void} act */
function tolerant(act) {
  try {
    act();
  } catch {
    // It is closed.
  }
}

/** @type {(reason: any, action: any) => Item} */
const mark = (reason, action) => ({
  id: "end",
  thread_id: threadId,
  created_at: "2026-11-22T10:00:00",
  type: "end_of_turn",
  reason,
  action,
});
/** @param {Item} item */
const done = (item) => ({ type: "thread.item.done", item });
/** @param {Item} item */
const added = (item) => ({ type: "thread.item.added", item });
/** @param {string} delta */
const words = (delta, id = "a1") => ({
  type: "thread.item.updated",
  item_id: id,
  update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta },
});

/** @type {Server} */
let server;
/** @type {Conversation} */
let conversation;
/** @type {[string, any][]} */
let told;
let isOffline = false;

function make() {
  const delays = new Delays(0.001);
  const api = { url: "https://app.example/api", fetch: /** @type {any} */ (server.fetch) };
  const client = new Client(() => api, delays);
  return new Conversation(
    {
      client,
      turns: modules.turns,
      changed: () => {},
      emit: (name, detail) => told.push([name, detail]),
      clientTool: () => undefined,
      giveBack: () => {},
      retitled: () => {},
      inference: () => ({}),
      strings: () => english,
      isOffline: () => isOffline,
    },
    delays,
  );
}

beforeEach(async () => {
  await modules.turns.fetch();
  server = new Server();
  [told, isOffline] = [[], false];
  conversation = make();
  await conversation.open(threadId);
  server.asked = [];
});

/** @param {string} text */
const send = (text) =>
  conversation.turns.addMessage({
    content: [{ type: "input_text", text }],
    attachments: [],
    quoted: null,
    inference: {},
  });
const ids = () => conversation.state.items.map(({ id }) => id);
const text = (id = "a1") => {
  const item = conversation.state.items.find((one) => one.id === id);
  return item?.type === "assistant_message" ? item.content.map((part) => part.text).join() : null;
};
/** @param {() => boolean} holds */
async function until(holds) {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await Bun.sleep(2);
  expect(holds()).toBe(true);
}
const asked = () => server.asked.filter((one) => one.startsWith("st"));

/** A message whose answer has begun. */
async function begun() {
  const sending = send("hello");
  await until(() => server.sent.length === 1);
  server.say(done(said("u1")), added(answered("a1")), words("One "));
  await until(() => text() === "One ");
  return { sending };
}

describe("an answer whose line breaks", () => {
  test.each([{ isClean: false }, { isClean: true }])("goes on where it was (%p)", async (how) => {
    const { sending } = await begun();
    server.cut(how);
    server.say(words("two "));
    await until(() => text() === "One two ");
    server.cut(how);
    await until(() => asked().length === 2);
    server.say(words("three."), done(answered("a1", "One two three.")));
    server.end();
    expect(await sending).toBeNull();
    expect([text(), ids()]).toEqual(["One two three.", ["u0", "a0", "u1", "a1"]]);
    expect(asked().slice(0, 2)).toEqual(["stream after 3 of t1", "stream after 4 of t1"]);
    expect([server.sent, conversation.state.turn, conversation.state.banner]).toEqual([["hello"], null, null]);
    expect(told.filter(([name]) => name === "chatkit.response.end")).toHaveLength(1);
  });

  test("breaks in any place, and nothing is there twice or missing", async () => {
    const events = [
      done(said("u1")),
      added(work("w")),
      done(work("w")),
      added(answered("a1")),
      ...[..."abc"].map((letter) => words(letter)),
      done(answered("a1", "abc")),
    ];
    for (let place = 1; place < events.length; place += 1) {
      server = new Server();
      conversation = make();
      await conversation.open(threadId);
      const sending = send("hello");
      await until(() => server.sent.length === 1);
      server.say(...events.slice(0, place));
      await Bun.sleep(1);
      server.cut();
      server.say(...events.slice(place));
      server.end();
      await sending;
      await until(() => conversation.state.turn === null);
      expect([place, text(), ids()]).toEqual([place, "abc", ["u0", "a0", "u1", "w", "a1"]]);
    }
  });

  test("says so while the server is away, and no more when it is back", async () => {
    const { sending } = await begun();
    server.isAway = true;
    server.cut();
    await until(() => conversation.state.reconnecting);
    expect([text(), conversation.state.turn === null]).toEqual(["One ", false]);
    server.isAway = false;
    await until(() => !conversation.state.reconnecting);
    server.say(done(answered("a1", "One two.")));
    server.end();
    await sending;
    expect([text(), conversation.state.banner]).toEqual(["One two.", null]);
  });

  test("is not asked for while there is no network", async () => {
    const { sending } = await begun();
    isOffline = true;
    server.cut();
    await until(() => conversation.state.reconnecting);
    expect(asked()).toEqual([]);
    isOffline = false;
    conversation.delays.wake();
    await until(() => asked().length === 1);
    server.say(done(answered("a1", "One two.")));
    server.end();
    await sending;
  });

  test.each([204, 404, 410])("is read anew where its log is gone (%p)", async (status) => {
    const { sending } = await begun();
    server.logStatus = status;
    server.items.push(said("u1"), answered("a1", "One"), mark("interrupted", "continue"));
    server.turn = null;
    server.cut();
    await sending;
    await until(() => ids().at(-1) === "end");
    expect([text(), conversation.state.banner, conversation.state.turn]).toEqual(["One", null, null]);
  });

  test("can be had again where the server knows nothing of how it ended", async () => {
    const { sending } = await begun();
    server.logStatus = 410;
    server.turn = null;
    server.cut();
    await sending;
    await until(() => conversation.state.banner !== null);
    expect(conversation.state.banner).toEqual({ message: english.connectionLost, recovery: "retry" });
  });

  test("is left when another thread is opened", async () => {
    const { sending } = await begun();
    await conversation.open("other");
    await sending;
    server.say(words("two"));
    expect([asked(), ids()]).toEqual([[], ["u0", "a0", "u1"]]);
  });
});

describe("a page that did not ask", () => {
  beforeEach(() => {
    server.turn = { id: "t1", state: "running", message_id: "u1" };
    server.say(done(said("u1")), added(work("w")), done(work("w")), added(answered("a1")), words("One "));
  });

  test("shows the words so far, and hears the rest", async () => {
    conversation = make();
    await conversation.open(threadId);
    expect(conversation.state.turn).not.toBeNull();
    await until(() => text() === "One ");
    expect(ids()).toEqual(["u0", "a0", "u1", "w", "a1"]);
    server.say(words("two."), done(answered("a1", "One two.")));
    server.end();
    await until(() => conversation.state.turn === null);
    expect([text(), ids(), asked()]).toEqual(["One two.", ["u0", "a0", "u1", "w", "a1"], ["stream after 0 of t1"]]);
  });

  test("listens when it learns of a turn", async () => {
    await conversation.refresh();
    await until(() => text() === "One ");
    server.cut();
    server.say(words("two."), done(answered("a1", "One two.")));
    server.end();
    await until(() => conversation.state.turn === null);
    expect(asked()).toEqual(["stream after 0 of t1", "stream after 5 of t1"]);
  });

  test("leaves effects to the one that did", async () => {
    await conversation.refresh();
    await until(() => text() === "One ");
    server.say({ type: "client_effect", name: "open" }, { type: "notice", level: "info", message: "Look." });
    await until(() => conversation.state.notices.length === 1);
    expect(told.filter(([name]) => name === "chatkit.effect")).toEqual([]);
  });

  test("stops it", async () => {
    conversation.delays.pace = 0.05;
    await conversation.refresh();
    await until(() => text() === "One ");
    conversation.turns.stop();
    await until(() => conversation.state.turn === null);
    expect([ids().at(-1), asked()]).toEqual(["end", ["stream after 0 of t1", "stop t1"]]);
  });

  test("asks again, with a pause, for a turn whose process is gone, until somebody notices", async () => {
    server.logStatus = 410;
    conversation.delays.pace = 0.01;
    await conversation.refresh();
    await until(() => asked().length === 3);
    server.turn = null;
    server.items.push(mark("interrupted", "continue"));
    await until(() => ids().at(-1) === "end");
    expect([conversation.state.turn, conversation.state.banner]).toEqual([null, null]);
  });

  test("is asked for the answer of the message that waits behind", async () => {
    await conversation.refresh();
    await until(() => text() === "One ");
    server.items.push(said("u2", "And then?"));
    await conversation.refresh();
    await until(() => ids().includes("u2"));
    server.say(done(answered("a1", "One two.")), done(answered("b1", "More.")));
    await until(() => ids().includes("b1"));
    expect(ids()).toEqual(["u0", "a0", "u1", "w", "a1", "b1", "u2"]);
    server.end();
    server.turn = { id: "t2", state: "running", message_id: "u2" };
    server.isOver = false;
    server.log = [];
    await until(() => asked().includes("stream after 0 of t2"));
    server.say(done(said("u2")), done(answered("c1", "Then this.")));
    await until(() => ids().at(-1) === "c1");
    server.end();
    await until(() => conversation.state.turn === null);
    expect(ids()).toEqual(["u0", "a0", "u1", "w", "a1", "b1", "u2", "c1"]);
  });
});

test("an answer that goes on keeps its words until the server says what stays", async () => {
  server.items = [said("u1"), answered("a1", "One"), work("w"), mark("interrupted", "continue")];
  await conversation.open(threadId);
  const going = conversation.turns.retry({ goesOn: true });
  await until(() => server.sent.length === 1);
  expect(ids()).toEqual(["u1", "a1", "w", "end"]);
  server.items = [said("u1")];
  server.say(done(answered("a1", "One")), added(answered("a2")), words("and two.", "a2"));
  await until(() => text("a2") === "and two.");
  expect(ids()).toEqual(["u1", "a1", "a2"]);
  server.say(done(answered("a2", "and two.")));
  server.end();
  await going;
});

describe("stopping", () => {
  beforeEach(() => {
    // The last words need a moment to come.
    conversation.delays.pace = 0.05;
  });

  test("is said to the server, and its last words are heard", async () => {
    const { sending } = await begun();
    conversation.turns.stop();
    conversation.turns.stop();
    await sending;
    expect([asked(), ids().at(-1), conversation.state.turn]).toEqual([["stop t1"], "end", null]);
  });

  test("waits until a new thread has its id", async () => {
    await conversation.open(null);
    server.items = [];
    const sending = send("hello");
    await until(() => server.sent.length === 1);
    conversation.turns.stop();
    await Bun.sleep(1);
    expect(asked()).toEqual([]);
    server.say({ type: "thread.created", thread }, done(said("u1")));
    await sending;
    expect([asked(), ids()]).toEqual([["stop t1"], ["u1", "end"]]);
  });

  test("is said as soon as a server that is away is back", async () => {
    const { sending } = await begun();
    server.isAway = true;
    server.cut();
    conversation.turns.stop();
    await until(() => conversation.state.reconnecting);
    server.isAway = false;
    await sending;
    expect([asked().includes("stop t1"), ids().at(-1)]).toEqual([true, "end"]);
  });

  test("is leaving at a server that does not know the request", async () => {
    server.stopStatus = 404;
    const { sending } = await begun();
    conversation.turns.stop();
    await sending;
    expect(text()).toBe("One ");
  });

  test("is not what a page does that goes away", async () => {
    const { sending } = await begun();
    conversation.turns.leave();
    await sending;
    expect(asked().filter((one) => one.startsWith("stop"))).toEqual([]);
  });
});
