import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Conversation } from "../../src/conversation/conversation.js";
import { Delays } from "../../src/protocol/interruptible-delay.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { answered, said, thread, threadId } from "../samples.js";
import { Storage } from "../storage.js";

/** @import { Item } from '../../src/protocol/types' */

/** A server that keeps what it accepts, and breaks where it is told to. */
class Server {
  /** @type {Item[]} */
  items = [];
  isMade = false;
  /**
   * Event or refusal at which the stream breaks; null: nothing breaks.
   * @type {number | 'connection' | 502 | 401 | 409 | 429 | null}
   */
  breaks = null;
  accepts = true;
  /** Whether an answer is finished though nobody reads it. */
  goesOn = true;
  /** @type {any[]} */
  asked = [];

  /** @param {string} _url @param {RequestInit} init */
  fetch = async (_url, init) => {
    const request = JSON.parse(String(init.body));
    this.asked.push(request);
    return request.type.startsWith("threads.") && request.params.input ? this.#turn(request) : this.#read(request);
  };

  /** @param {any} request */
  #turn({ type, params }) {
    const breaks = this.breaks;
    this.breaks = null;
    if (this.accepts) this.#take(type, params);
    this.accepts = true;
    if (breaks === "connection") throw new TypeError("Failed to fetch");
    if (typeof breaks === "number" && breaks >= 400)
      return Response.json({ detail: "" }, { status: breaks, headers: { "retry-after": "3" } });
    const number = this.items.length;
    const user = /** @type {Item} */ (this.items.at(-1));
    const answer = answered(`a${number}`, "Rent is paid.");
    const events = [
      ...(type === "threads.create" ? [{ type: "thread.created", thread }] : []),
      { type: "thread.item.done", item: user },
      { type: "thread.item.added", item: answered(answer.id) },
      {
        type: "thread.item.updated",
        item_id: answer.id,
        update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta: "Rent is" },
      },
      { type: "thread.item.done", item: answer },
    ];
    const isWhole = breaks === null || breaks >= events.length;
    if (isWhole || this.goesOn) this.items.push(answer);
    return stream(events.slice(0, breaks ?? events.length), breaks !== null);
  }

  /** @param {string} type @param {any} params */
  #take(type, { input }) {
    if (type === "threads.create") this.isMade = true;
    this.items.push(said(`u${this.items.length + 1}`, input.content[0].text));
  }

  /** @param {any} request */
  #read({ type, params }) {
    const made = { ...thread, created_at: new Date().toISOString() };
    if (type === "threads.list") return Response.json({ data: this.isMade ? [made] : [], has_more: false });
    if (type === "items.list")
      return Response.json({ data: this.items.toReversed().slice(0, params.limit), has_more: false });
    return Response.json(made);
  }

  get said() {
    return this.items.filter((item) => item.type === "user_message").map((item) => item.content[0].text);
  }
}

/** @param {object[]} events @param {boolean} breaks */
function stream(events, breaks) {
  const body = new ReadableStream({
    start(feed) {
      for (const event of events) feed.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
      // What is still queued would be lost with the error.
      setTimeout(() => (breaks ? feed.error(new TypeError("network error")) : feed.close()), 1);
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** @type {Server} */
let server;
/** @type {Conversation} */
let conversation;
/** @type {string[]} */
let givenBack;
let isOffline = false;

function make() {
  const delays = new Delays(0.001);
  const client = new Client(
    () => ({ url: "https://app.example/api", fetch: /** @type {any} */ (server.fetch) }),
    delays,
  );
  return new Conversation(
    {
      client,
      turns: modules.turns,
      changed: () => {},
      emit: () => {},
      retitled: () => {},
      clientTool: () => undefined,
      inference: () => ({}),
      strings: () => english,
      giveBack: (message) => givenBack.push(message.content[0].text),
      isOffline: () => isOffline,
    },
    delays,
  );
}

beforeEach(async () => {
  await modules.turns.fetch();
  globalThis.sessionStorage = /** @type {any} */ (new Storage());
  server = new Server();
  givenBack = [];
  isOffline = false;
  conversation = make();
});

/** @param {string} text */
const draft = (text) => ({
  content: [{ type: /** @type {const} */ ("input_text"), text }],
  attachments: [],
  quoted: null,
  inference: {},
});
const shown = () =>
  conversation.state.items.map((item) =>
    item.type === "user_message" || item.type === "assistant_message" ? item.content[0]?.text : "",
  );

/** @param {() => boolean} holds */
async function until(holds) {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await Bun.sleep(5);
  expect(holds()).toBe(true);
}
const settled = () => !conversation.state.turn && !conversation.state.recovering && !conversation.turns.isRunning;

async function opened() {
  server.isMade = true;
  server.items = [said("u0", "hello"), answered("a0", "Hi.")];
  await conversation.open(threadId);
}

describe.each(
  /** @type {const} */ ([
    ["new", 1],
    ["known", 0],
  ]),
)("in a %s thread, a message that is accepted is there once", (kind, created) => {
  test.each(
    /** @type {[string, Server['breaks']][]} */ ([
      ["the connection breaks before the headers", "connection"],
      ["a 502 comes instead of them", 502],
      ["the browser sent it twice, and the second is refused", 409],
      ["it breaks after the headers", 0],
      ["it breaks after the thread is made", created],
      ["it breaks after the message is confirmed", created + 1],
      ["it breaks in the middle of the answer", created + 3],
      ["it breaks after the last item", created + 4],
    ]),
  )("when %s", async (_when, breaks) => {
    if (kind === "known") await opened();
    const before = shown();
    server.breaks = breaks;
    await conversation.turns.addMessage(draft("Pay rent"));
    await until(settled);
    expect(server.said.filter((text) => text === "Pay rent")).toHaveLength(1);
    expect(server.asked.filter(({ params }) => params.input)).toHaveLength(1);
    expect(shown().slice(before.length, before.length + 1)).toEqual(["Pay rent"]);
    expect(givenBack).toEqual([]);
  });
});

describe("a message that the server has not taken", () => {
  test.each(
    /** @type {[string, Server['breaks']][]} */ ([
      ["the connection breaks", "connection"],
      ["the server stumbles", 502],
    ]),
  )("is sent again by itself when %s", async (_when, breaks) => {
    await opened();
    server.breaks = breaks;
    server.accepts = false;
    expect(await conversation.turns.addMessage(draft("Pay rent"))).toBeNull();
    expect(server.said).toEqual(["hello", "Pay rent"]);
    expect(shown()).toEqual(["hello", "Hi.", "Pay rent", "Rent is paid."]);
    expect(conversation.state.banner).toBeNull();
  });

  test.each([401, 429])("is in the composer again when it is refused with %p", async (status) => {
    await opened();
    server.breaks = /** @type {401 | 429} */ (status);
    server.accepts = false;
    expect(await conversation.turns.addMessage(draft("Pay rent"))).toMatchObject({ status });
    expect(givenBack).toEqual(["Pay rent"]);
    expect(shown()).toEqual(["hello", "Hi."]);
    expect(server.asked.filter(({ params }) => params.input)).toHaveLength(1);
  });

  test("waits while there is no network, with those written after it, and goes out in their order", async () => {
    await opened();
    isOffline = true;
    const sending = [conversation.turns.addMessage(draft("one")), conversation.turns.addMessage(draft("two"))];
    await Bun.sleep(10);
    expect(server.said).toEqual(["hello"]);
    expect(shown()).toEqual(["hello", "Hi.", "one", "two"]);
    isOffline = false;
    await conversation.turns.resend();
    await Promise.all(sending);
    expect(server.said).toEqual(["hello", "one", "two"]);
  });

  test("is a draft again when another thread is opened", async () => {
    await opened();
    isOffline = true;
    void conversation.turns.addMessage(draft("one"));
    await Bun.sleep(1);
    await conversation.open(null);
    expect(givenBack).toEqual(["one"]);
    isOffline = false;
    await Bun.sleep(5);
    expect(server.said).toEqual(["hello"]);
  });

  test("keeps its id when it is sent again, and the next one has another", async () => {
    await opened();
    server.breaks = 502;
    server.accepts = false;
    await conversation.turns.addMessage(draft("Pay rent"));
    await conversation.turns.addMessage(draft("Pay rent"));
    const [first, again, next] = server.asked
      .filter(({ params }) => params.input)
      .map(({ metadata }) => metadata.message_id);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });

  test("the same words said twice are two messages", async () => {
    await opened();
    await conversation.turns.addMessage(draft("ok"));
    server.breaks = "connection";
    server.accepts = false;
    await conversation.turns.addMessage(draft("ok"));
    expect(server.said).toEqual(["hello", "ok", "ok"]);
  });

  test("is not taken for one of an earlier thread with the same words", async () => {
    await conversation.turns.addMessage(draft("hello"));
    await conversation.open(null);
    server.breaks = "connection";
    server.accepts = false;
    await conversation.turns.addMessage(draft("hello"));
    expect(server.asked.filter(({ type }) => type === "threads.create")).toHaveLength(3);
  });
});

describe("an answer whose stream broke", () => {
  test("is fetched when the server finishes it", async () => {
    await opened();
    server.breaks = 3;
    server.goesOn = false;
    await conversation.turns.addMessage(draft("Pay rent"));
    expect(shown().at(-1)).toBe("Rent is");
    await Bun.sleep(3);
    server.items.push(answered("a3", "Rent is paid."));
    await until(settled);
    expect(shown()).toEqual(["hello", "Hi.", "Pay rent", "Rent is paid."]);
  });

  test("stays as far as it came, with a retry, when the server has given it up", async () => {
    await opened();
    server.breaks = 3;
    server.goesOn = false;
    await conversation.turns.addMessage(draft("Pay rent"));
    await until(settled);
    expect(shown().at(-1)).toBe("Rent is");
    expect(conversation.state.banner).toEqual({ message: english.connectionLost, recovery: "retry" });
  });

  test("is offered again when the server kept only what it had said", async () => {
    await opened();
    server.breaks = 3;
    server.goesOn = false;
    const sending = conversation.turns.addMessage(draft("Pay rent"));
    await sending;
    server.items.push(answered("a3", "Rent is"));
    await until(settled);
    expect(conversation.state.banner?.recovery).toBe("retry");
  });

  test("does not hold up what is said next", async () => {
    await opened();
    server.breaks = 3;
    server.goesOn = false;
    await conversation.turns.addMessage(draft("Pay rent"));
    await conversation.turns.addMessage(draft("And taxes"));
    expect(server.said).toEqual(["hello", "Pay rent", "And taxes"]);
    await until(settled);
    expect(conversation.state.banner).toBeNull();
  });

  test("is read after the next turn, which ends the search for it", async () => {
    await opened();
    server.breaks = 3;
    server.goesOn = false;
    conversation.delays.pace = 1;
    await conversation.turns.addMessage(draft("Pay rent"));
    expect(conversation.state.recovering).toBe(true);
    server.items.push(answered("a3", "Rent is paid, and so is the gas."));
    await conversation.turns.addMessage(draft("And taxes"));
    expect(conversation.state.recovering).toBe(false);
    const answers = ["Pay rent", "Rent is paid, and so is the gas.", "And taxes", "Rent is paid."];
    expect(shown().slice(2)).toEqual(answers);
  });
});

describe("after a reload", () => {
  test("an answer that still runs is waited for", async () => {
    server.isMade = true;
    server.items = [{ ...said("u0", "hello"), created_at: new Date().toISOString() }];
    await conversation.open(threadId);
    expect(conversation.state.recovering).toBe(true);
    server.items.push(answered("a0", "Hi."));
    await until(settled);
    expect(shown()).toEqual(["hello", "Hi."]);
    expect(conversation.state.banner).toBeNull();
  });

  test("one that never comes can be asked for", async () => {
    server.isMade = true;
    server.items = [{ ...said("u0", "hello"), created_at: new Date().toISOString() }];
    await conversation.open(threadId);
    await until(settled);
    expect(conversation.state.banner).toEqual({ message: english.notAnswered, recovery: "retry" });
  });

  test("an old message without an answer is left alone", async () => {
    server.isMade = true;
    server.items = [said("u0", "hello")];
    await conversation.open(threadId);
    expect(conversation.state.recovering).toBe(false);
  });

  test.each([true, false])(
    "words on their way are in the composer again unless the server has them: %p",
    async (accepts) => {
      await opened();
      server.breaks = "connection";
      server.accepts = accepts;
      conversation.delays.pace = 1;
      void conversation.turns.addMessage(draft("Pay rent"));
      await Bun.sleep(1);
      const later = make();
      await later.open(threadId);
      expect(await later.takeLostWords()).toEqual(accepts ? [] : ["Pay rent"]);
      expect(await later.takeLostWords()).toEqual([]);
    },
  );
});
