import { describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { RequestProblem } from "../../src/protocol/request-problem.js";
import { readEvents, streamEvents } from "../../src/protocol/read-events.js";
import { randomFrom } from "../random.js";

const events = [
  { type: "thread.created", thread: { id: "t", title: "Müllers Täschchen 🎉" } },
  {
    type: "thread.item.updated",
    item_id: "a",
    update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta: "naïve — “日本語”\n\n" },
  },
  { type: "notice", level: "info", message: "data: not the start of a line" },
];
const wire = new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));

/** @param {Uint8Array[]} chunks */
const bodyOf = (chunks) =>
  new ReadableStream({
    start(body) {
      for (const chunk of chunks) body.enqueue(chunk);
      body.close();
    },
  });

/** @param {ReadableStream<Uint8Array>} body */
async function allOf(body) {
  const all = [];
  for await (const event of readEvents(body)) all.push(event);
  return all;
}

describe("a stream", () => {
  test("cut at any byte gives the same events", async () => {
    for (let cut = 0; cut <= wire.length; cut += 1) {
      expect(await allOf(bodyOf([wire.slice(0, cut), wire.slice(cut)]))).toEqual(/** @type {any} */ (events));
    }
  });

  test("cut anyhow gives the same events", async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed);
      const chunks = [];
      for (let at = 0; at < wire.length; ) {
        const length = 1 + random.integer(random.pick([2, 9, 60]));
        chunks.push(wire.slice(at, at + length));
        at += length;
      }
      expect(await allOf(bodyOf(chunks)), `seed ${seed}`).toEqual(/** @type {any} */ (events));
    }
  });

  test.each([
    ["CRLF", (/** @type {string} */ json) => `data: ${json}\r\n\r\n`],
    ["CR", (/** @type {string} */ json) => `data: ${json}\r\r`],
    [
      "comments and keep-alives between",
      (/** @type {string} */ json) => `: keep-alive\n\n:\nevent: message\nid: 7\nretry: 10\ndata:${json}\n\n`,
    ],
    [
      "data in several lines",
      (/** @type {string} */ json) => `data: ${json.replaceAll('{"', '{\ndata: "').replaceAll(',"', ',\ndata: "')}\n\n`,
    ],
  ])("written with %s, cut at any byte, gives the same events", async (_how, written) => {
    const bytes = new TextEncoder().encode(events.map((event) => written(JSON.stringify(event))).join(""));
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await allOf(bodyOf([bytes.slice(0, cut), bytes.slice(cut)])), `cut at ${cut}`).toEqual(
        /** @type {any} */ (events),
      );
    }
  });

  test("lines that are no event are passed over", async () => {
    const odd = new TextEncoder().encode(
      ': keep-alive\n\ndata: {broken\n\ndata: 7\n\ndata: {"type":"notice","level":"info","message":"m"}\n\n',
    );
    expect(await allOf(bodyOf([odd]))).toEqual([{ type: "notice", level: "info", message: "m" }]);
  });

  test("an event is given as soon as it is complete", async () => {
    /** @type {ReadableStreamDefaultController<Uint8Array>} */
    let feed = /** @type {any} */ (null);
    const reading = readEvents(
      new ReadableStream({
        start(body) {
          feed = body;
        },
      }),
    );
    const first = reading.next();
    feed.enqueue(wire);
    expect((await first).value).toEqual(/** @type {any} */ (events[0]));
    await reading.return();
  });
});

/** @param {() => Response | Promise<Response>} answer */
function clientOf(answer) {
  /** @type {{ url: string, init: RequestInit }[]} */
  const asked = [];
  const client = new Client(() => ({
    url: "https://app.example/api/chatkit",
    fetch: /** @type {any} */ (
      async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
        asked.push({ url, init });
        return answer();
      }
    ),
  }));
  return { client, asked };
}

/** @param {Client} client @param {AbortSignal} [signal] @returns {Promise<any>} */
async function streamAll(client, signal = new AbortController().signal) {
  const all = [];
  try {
    for await (const event of streamEvents(client, { type: "threads.create", params: {} }, signal)) all.push(event);
  } catch (problem) {
    return problem;
  }
  return all;
}

/** @param {number} status @param {object} body @param {Record<string, string>} [headers] */
const refusal = (status, body, headers) => () => Response.json(body, { status, headers });

describe("statuses", () => {
  test.each(
    /** @type {const} */ ([
      [400, "refused", true],
      [401, "signed-out", true],
      [404, "not-found", true],
      [413, "refused", true],
      [422, "refused", true],
      [429, "too-many", true],
      [500, "server", false],
      [503, "server", false],
    ]),
  )("%p is told apart, with the words of the server", async (status, kind, final) => {
    const { client, asked } = clientOf(refusal(status, { detail: "because" }));
    const problem = await streamAll(client);
    expect(problem).toBeInstanceOf(RequestProblem);
    expect(problem).toMatchObject({ kind, status, words: "because", isFinal: final });
    expect(asked).toHaveLength(1);
  });

  test("429 says how long to wait", async () => {
    expect(
      await streamAll(clientOf(refusal(429, { detail: "slow down" }, { "retry-after": "17" })).client),
    ).toMatchObject({ retryAfter: 17 });
  });

  test("a list of validation errors becomes a sentence", async () => {
    expect(
      await streamAll(clientOf(refusal(422, { detail: [{ msg: "too long" }, { msg: "no id" }] })).client),
    ).toMatchObject({
      words: "too long. no id",
      message: "threads.create was answered with 422: too long. no id",
    });
  });

  test("a page of HTML is not taken for a stream", async () => {
    const html = clientOf(() => new Response("<html>", { headers: { "content-type": "text/html" } }));
    expect(await streamAll(html.client)).toMatchObject({ kind: "protocol" });
  });

  test.each(["text/html", "application/json", ""])("a stream that is named %p is read all the same", async (type) => {
    const events = 'data: {"type":"stream_options"}\n\ndata: {"type":"progress_update","text":"…"}\n\n';
    const stream = clientOf(
      () => new Response(new Blob([events]).stream(), { headers: type ? { "content-type": type } : {} }),
    );
    expect(await streamAll(stream.client)).toHaveLength(2);
    expect(stream.asked).toHaveLength(1);
  });

  test("a network that fails is no status", async () => {
    const down = clientOf(() => {
      throw new TypeError("Failed to fetch");
    });
    expect(await streamAll(down.client)).toMatchObject({ kind: "network", isFinal: false });
    expect(down.asked).toHaveLength(1);
  });

  test("stopping is told apart from failing", async () => {
    const abort = new AbortController();
    const { client } = clientOf(() => {
      abort.abort();
      throw new DOMException("aborted", "AbortError");
    });
    expect(await streamAll(client, abort.signal)).toMatchObject({ kind: "stopped" });
  });
});

describe("asking again", () => {
  test("reading is tried again when the server stumbles", async () => {
    let tries = 0;
    const { client } = clientOf(() =>
      tries++ ? Response.json({ data: [], has_more: false }) : Response.json({}, { status: 502 }),
    );
    expect(await client.threads(null, 20)).toEqual({ data: [], has_more: false });
    expect(tries).toBe(2);
  });

  test("a refusal is final", async () => {
    const { client, asked } = clientOf(refusal(404, { detail: "gone" }));
    expect(client.thread("t")).rejects.toMatchObject({ kind: "not-found" });
    expect(asked).toHaveLength(1);
  });
});

test("requests have the form the protocol asks for", async () => {
  const { client, asked } = clientOf(() => Response.json({ data: [], has_more: false }));
  await client.items("t", "i", 30);
  expect(asked[0].url).toBe("https://app.example/api/chatkit");
  expect(asked[0].init.method).toBe("POST");
  expect(JSON.parse(String(asked[0].init.body))).toEqual({
    type: "items.list",
    params: { thread_id: "t", order: "desc", limit: 30, after: "i" },
  });
});
