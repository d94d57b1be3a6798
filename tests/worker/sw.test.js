import { beforeEach, describe, expect, test } from "bun:test";

const REMINDER = { id: "a1", title: "Pay rent", body: "Due today 9:00", task_id: "b2", missed: false };

/** @type {Record<string, (event: object) => void>} */
const listeners = {};
/** Notifications on the device, by their tag. @type {Map<string, any>} */
const shown = new Map();
/** @type {any[]} */
let pages = [];
/** @type {string[]} */
let opened = [];
/** @type {{ url: string, method: string, body: any, credentials: string }[]} */
let requests = [];
/** Answer of the server; without one it cannot be reached. @type {Response | null} */
let answer = null;
/** @type {any[]} */
let subscribed = [];

Object.assign(globalThis, {
  location: { href: "https://tasks.example/sw.js", origin: "https://tasks.example" },
  addEventListener: (/** @type {string} */ name, /** @type {any} */ listener) => {
    listeners[name] = listener;
  },
  registration: {
    showNotification: async (/** @type {string} */ title, /** @type {any} */ options) => {
      shown.set(options.tag, { title, ...options, close: () => shown.delete(options.tag) });
    },
    getNotifications: async () => [...shown.values()],
    pushManager: {
      subscribe: async (/** @type {any} */ options) => {
        subscribed.push(options);
        return { toJSON: () => ({ endpoint: "https://push.example/2" }) };
      },
    },
  },
  clients: {
    matchAll: async () => pages,
    openWindow: async (/** @type {string} */ url) => void opened.push(url),
  },
  fetch: async (/** @type {URL} */ url, /** @type {any} */ init = {}) => {
    requests.push({ method: "GET", ...init, url: url.href, body: init.body && JSON.parse(init.body) });
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  },
});
// @ts-expect-error - a script of its own, which listens.
await import("../../assets/sw.js");

/** @param {string} name @param {object} event */
async function dispatch(name, event) {
  /** @type {Promise<unknown>[]} */
  const all = [];
  listeners[name]({ ...event, waitUntil: (/** @type {Promise<unknown>} */ one) => all.push(one) });
  await Promise.all(all);
}

/** @param {object | string} said */
const push = (said) => dispatch("push", { data: { json: () => (typeof said === "string" ? JSON.parse(said) : said) } });
const press = (action = "", tag = REMINDER.id) =>
  dispatch("notificationclick", { notification: shown.get(tag), action });
const buttons = () => shown.get(REMINDER.id).actions.map((/** @type {any} */ one) => one.title);

beforeEach(() => {
  shown.clear();
  [pages, opened, requests, subscribed] = [[], [], [], []];
  answer = new Response("{}");
});

describe("a push message", () => {
  test("is a notification with its title, its words and two buttons", async () => {
    await push(REMINDER);
    expect(shown.get("a1")).toMatchObject({ title: "Pay rent", body: "Due today 9:00", icon: "/icons/icon-192.png" });
    expect(buttons()).toEqual(["Complete", "Snooze…"]);
  });

  test("closes what was seen elsewhere meanwhile, and nothing else", async () => {
    answer = null;
    for (const id of ["a1", "a2", "a3"]) await push({ ...REMINDER, id });
    const listed = [
      { id: "a1", seen_at: "2026-11-30T09:00:00Z" },
      { id: "a2", seen_at: null },
    ];
    requests = [];
    answer = Response.json({ notifications: listed, unseen: 1 });
    await push({ ...REMINDER, id: "a4" });
    expect([...shown.keys()]).toEqual(["a2", "a3", "a4"]);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ["GET", "https://tasks.example/api/notifications?limit=200"],
    ]);
  });

  test("asks nothing where it is the only one, and closes nothing without an answer", async () => {
    await push(REMINDER);
    expect(requests).toEqual([]);
    answer = null;
    await push({ ...REMINDER, id: "a2" });
    expect([...shown.keys()]).toEqual(["a1", "a2"]);
  });

  test("that comes twice is shown once", async () => {
    await push(REMINDER);
    await push(REMINDER);
    expect(shown.size).toBe(1);
  });

  test("that cannot be read is shown all the same, with nothing to press", async () => {
    await push("no JSON");
    expect(shown.get("")).toMatchObject({ title: "Reminder", actions: [] });
    await dispatch("push", { data: null });
    expect(shown.get("").title).toBe("Reminder");
  });
});

describe("a press", () => {
  beforeEach(() => push(REMINDER));

  test("of Complete completes, with the cookie, and opens nothing", async () => {
    await press("complete");
    expect(requests).toMatchObject([
      { url: "https://tasks.example/api/notifications/a1/complete", method: "POST", credentials: "include" },
    ]);
    expect(shown.size + opened.length).toBe(0);
  });

  test("of Snooze asks for how long, and changes nothing yet", async () => {
    await press("snooze");
    expect(buttons()).toEqual(["In 10 minutes", "Later…"]);
    await press("later");
    expect(buttons()).toEqual(["This evening", "Tomorrow morning"]);
    expect(shown.get("a1")).toMatchObject({ body: "Due today 9:00", silent: true });
    expect(requests).toEqual([]);
  });

  test.each(["10 minutes", "this evening", "tomorrow morning"])("puts off: %s", async (until) => {
    await press(until);
    expect(requests).toMatchObject([
      { url: "https://tasks.example/api/notifications/a1/snooze", method: "POST", body: { until } },
    ]);
    expect(shown.size).toBe(0);
  });

  test("without a network is said, and can be tried again", async () => {
    answer = null;
    await press("complete");
    expect(shown.get("a1").body).toContain("cannot be reached");
    expect(buttons()).toEqual(["Complete", "Snooze…"]);
    answer = new Response("{}");
    await press("complete");
    expect(shown.size).toBe(0);
  });

  test.each([
    [401, {}, "signed out"],
    [409, { detail: "This task is done already." }, "This task is done already."],
    [422, { detail: [{ msg: "…" }] }, "was not saved"],
    [503, { detail: "…" }, "was not saved"],
  ])("that is refused with %d says so", async (status, body, words) => {
    answer = Response.json(body, { status });
    await press("complete");
    expect(shown.get("a1").body).toContain(words);
  });

  test("beside the buttons opens a page on the task", async () => {
    await press();
    expect(opened).toEqual(["/#reminder=a1"]);
    expect(shown.size).toBe(0);
  });

  test("beside the buttons goes to the page that is there", async () => {
    /** @type {any[]} */
    const said = [];
    const page = {
      focused: false,
      focus: async () => said.push("focus"),
      postMessage: (/** @type {any} */ one) => said.push(one),
    };
    pages = [page];
    await press();
    expect(said).toEqual(["focus", { reminder: "a1" }]);
    expect(opened).toEqual([]);
  });
});

describe("a subscription that the browser ended", () => {
  test("is made anew with its key, and told", async () => {
    await dispatch("pushsubscriptionchange", { oldSubscription: { options: { applicationServerKey: "old key" } } });
    expect(subscribed).toEqual([{ userVisibleOnly: true, applicationServerKey: "old key" }]);
    expect(requests).toMatchObject([
      { url: "https://tasks.example/api/push/subscriptions", body: { endpoint: "https://push.example/2" } },
    ]);
  });

  test("is made anew with the server's key where the browser forgot it", async () => {
    answer = Response.json({ key: "server's key" });
    await dispatch("pushsubscriptionchange", {});
    expect(subscribed).toEqual([{ userVisibleOnly: true, applicationServerKey: "server's key" }]);
  });
});
