// Benchmark in the page: threads and streams come from here, so that only the element is measured.
const AT = "2026-11-22T10:00:00Z";
const WORDS = "Rent is **due** on the first of the month, and the landlord asks for it by `standing order`. ";
const EVENTS = { "content-type": "text/event-stream" };
/** @type {any} */
const bench = {};
Object.assign(window, { bench });
const thread = { id: "thr_bench", title: "Rent", created_at: AT, status: { type: "active" }, metadata: {} };

/**
 * @param {number} number
 * @returns {object} questions and answers of different lengths, every fifth answer with a list and code
 */
function item(number) {
  const base = { id: `i${number}`, thread_id: thread.id, created_at: AT };
  if (number % 2 === 0)
    return {
      ...base,
      type: "user_message",
      content: [{ type: "input_text", text: `Question ${number}?` }],
      attachments: [],
      inference_options: {},
    };
  const more = number % 5 === 0 ? '\n\n- one\n- two\n- three\n\n```python\nprint("rent")\n```\n' : "";
  return {
    ...base,
    type: "assistant_message",
    content: [{ type: "output_text", text: WORDS.repeat(1 + (number % 7)) + more, annotations: [] }],
  };
}

const element = () => /** @type {any} */ (document.querySelector("#chat"));
const root = () => /** @type {ShadowRoot} */ (element().shadowRoot);
/** After the next frame has been painted. @returns {Promise<number>} */
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    }),
  );

/** @type {(() => ReadableStream<Uint8Array>) | null} */
let stream = null;
let page = "";

/** Answer the element at once. @param {string} _url @param {{ body: string }} init */
async function answer(_url, { body }) {
  const { type } = JSON.parse(body);
  if (type === "items.list") return new Response(page);
  return stream && type.startsWith("threads.add") ? new Response(stream(), { headers: EVENTS }) : Response.json(thread);
}

/** @param {number} count how many messages the thread has, all of them in its first page */
bench.prepare = (count) => {
  page = JSON.stringify({
    data: Array.from({ length: count }, (_, number) => item(number)).reverse(),
    has_more: false,
  });
  element().setOptions({ api: { url: "/chatkit", domainKey: "local", fetch: answer } });
};

/** Time in ms until the end of the thread is painted after it is asked for. @param {number} count */
bench.open = async (count) => {
  await element().setThreadId(null);
  await painted();
  const start = performance.now();
  await element().setThreadId(thread.id);
  for (;;) {
    const now = await painted();
    if (root().querySelector(`[data-row="i${count - 2}"] .answer`)) return now - start;
  }
};

/** @param {object} event */
const wire = (event) => new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`);
/** @param {number} number */
const delta = (number) => ({
  type: "thread.item.updated",
  item_id: "streamed",
  update: {
    type: "assistant_message.content_part.text_delta",
    content_index: 0,
    delta: number % 60 === 59 ? "\n\n" : `${["rent", "is", "due", "**soon**", "and", "`then`"][number % 6]} `,
  },
});
const begun = () => [
  { type: "thread.item.done", item: { .../** @type {any} */ (item(0)), id: `u${performance.now()}` } },
  {
    type: "thread.item.added",
    item: { id: "streamed", thread_id: thread.id, created_at: AT, type: "assistant_message", content: [] },
  },
];

/**
 * An answer of `count` tokens, `rate` a second, or as fast as it is read.
 * @param {number} count
 * @param {number} rate
 */
function tokens(count, rate) {
  let sent = 0;
  return new ReadableStream({
    async start(feed) {
      for (const event of begun()) feed.enqueue(wire(event));
      const start = performance.now();
      while (sent < count) {
        const due = rate
          ? Math.min(count, Math.floor(((performance.now() - start) / 1000) * rate))
          : Math.min(count, sent + 20);
        for (; sent < due; sent += 1) feed.enqueue(wire(delta(sent)));
        await new Promise((resolve) => setTimeout(resolve));
      }
      feed.close();
    },
  });
}

/**
 * Streams an answer, and gives how long each frame took meanwhile, in ms.
 * @param {number} count
 * @param {number} rate
 */
bench.stream = async (count, rate) => {
  stream = () => tokens(count, rate);
  const frames = watch();
  const ended = new Promise((resolve) => element().addEventListener("chatkit.response.end", resolve, { once: true }));
  await element().sendUserMessage({ text: "And now?" });
  await ended;
  return frames();
};

/** Goes up through the thread, `step` px a frame, and gives how long each frame took, in ms. @param {number} step */
bench.scroll = async (step) => {
  const view = /** @type {HTMLElement} */ (root().querySelector("#scroller"));
  const frames = watch();
  while (view.scrollTop > step) {
    view.scrollTop -= step;
    await new Promise(requestAnimationFrame);
  }
  return frames();
};

/** The page's frames and long tasks from now until it is called again. */
function watch() {
  /** @type {number[]} */
  const frames = [];
  /** @type {number[]} */
  const tasks = [];
  let last = performance.now();
  let watching = true;
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const tick = (/** @type {number} */ now) => {
    frames.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(tick);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(tick);
  });
  return () => {
    watching = false;
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return { frames, tasks };
  };
}
