import { beforeEach, describe, expect, test } from "bun:test";
import { Client } from "../../src/protocol/client.js";
import { Composer } from "../../src/composer/composer.js";
import { modules } from "../../src/lazy-modules.js";
import { english } from "../../src/i18n/strings.js";
import { uploadBody } from "../../src/composer/files/upload.js";
import { said } from "../samples.js";
import { Storage } from "../storage.js";

const api = "https://app.example/api/chatkit";
/** @type {any[]} */
let asked;
/** @type {any[]} */
let put;
/** @type {() => Response | Promise<Response>} */
let answerPut;
/** @type {(request: any) => Response | Promise<Response>} */
let answer;
/** @type {import('@openai/chatkit').FileUploadStrategy} */
let strategy;
/** @type {import('@openai/chatkit').ComposerOption} */
let option;
/** @type {Composer} */
let composer;

/** @param {any} params */
const announced = ({ name, mime_type }) => ({
  id: `att-${asked.length}`,
  type: mime_type.startsWith("image/") ? "image" : "file",
  name,
  mime_type,
  upload_descriptor: {
    url: `https://app.example/api/attachments/att-${asked.length}`,
    method: "PUT",
    headers: { "x-token": "t" },
  },
});

const makeComposer = () =>
  new Composer({
    upload: modules.upload,
    client: new Client(() => ({
      url: api,
      fetch: /** @type {any} */ (
        async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
          const request = typeof init.body === "string" ? JSON.parse(init.body) : { url, form: init.body };
          asked.push(request);
          return answer(request);
        }
      ),
    })),
    changed: () => {},
    strings: () => english,
    option: () => option,
    strategy: () => strategy,
    toolChanged: () => {},
    transport: async (descriptor, { file, type, progress, signal }) => {
      put.push({ ...descriptor, name: file.name, type });
      progress(0.5);
      const stopped = new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
      );
      return /** @type {Promise<Response>} */ (Promise.race([answerPut(), stopped]));
    },
  });

beforeEach(async () => {
  await modules.upload.fetch();
  asked = [];
  put = [];
  globalThis.sessionStorage = new Storage();
  strategy = { type: "two_phase" };
  option = { attachments: { enabled: true, maxCount: 3 } };
  answer = ({ type, params }) => Response.json(type === "attachments.create" ? announced(params) : {});
  answerPut = () => new Response(null, { status: 204 });
  composer = makeComposer();
});

/** @param {string} name @param {string} [type] */
const file = (name, type = "text/plain") => new File(["words"], name, { type });
/** @param {...File} files */
async function attach(...files) {
  composer.files.add(files);
  await Bun.sleep(1);
}
const states = () => composer.files.list.map(({ name, status }) => [name, status]);
/** @param {string} type */
const of = (type) => asked.filter((request) => request.type === type).map(({ params }) => params);
const key = (index = 0) => composer.files.list[index].key;
const never = () => new Promise(() => {});

describe("in two phases", () => {
  test("a file is announced, put where the server says, and goes along with the message", async () => {
    await attach(file("list.txt"));
    expect(of("attachments.create")).toEqual([{ name: "list.txt", size: 5, mime_type: "text/plain" }]);
    expect(put).toEqual([
      {
        url: "https://app.example/api/attachments/att-1",
        method: "PUT",
        headers: { "x-token": "t" },
        name: "list.txt",
        type: "text/plain",
      },
    ]);
    expect(states()).toEqual([["list.txt", "ready"]]);
    expect(composer.files.announcement).toBe("list.txt attached");
    composer.write("What is in it?");
    expect(composer.take().attachments).toEqual([
      { id: "att-1", type: "file", name: "list.txt", mime_type: "text/plain" },
    ]);
    expect(composer.files.list).toEqual([]);
  });

  /** @type {import("../../src/composer/files/upload.js").Upload} */
  const upload = {
    file: file("list.txt"),
    type: "text/plain",
    signal: new AbortController().signal,
    progress: () => {},
    announced: () => {},
  };

  test.each(/** @type {(Record<string, string> | null | undefined)[]} */ ([undefined, null, {}, { "x-key": "1" }]))(
    "posted with the headers %p, it is the part of a form",
    (headers) => {
      const sent = uploadBody({ url: "/u", method: "POST", ...(headers !== undefined && { headers }) }, upload);
      expect(/** @type {FormData} */ (sent.body).get("file")).toMatchObject({ name: "list.txt" });
      expect(sent.headers).toEqual(headers ?? {});
    },
  );

  test("posted with a content type of the server's, or put, it is sent as it is", () => {
    const named = { "Content-Type": "application/octet-stream" };
    expect(uploadBody({ url: "/u", method: "POST", headers: named }, upload)).toEqual({
      body: upload.file,
      headers: named,
    });
    expect(uploadBody({ url: "/u", method: "PUT" }, upload)).toEqual({
      body: upload.file,
      headers: { "content-type": "text/plain" },
    });
  });

  test("several go at once, each with its progress", async () => {
    answerPut = /** @type {any} */ (never);
    await attach(file("a.txt"), file("b.txt"));
    expect(composer.files.list.map(({ progress, status }) => [progress, status])).toEqual([
      [0.5, "uploading"],
      [0.5, "uploading"],
    ]);
  });
});

test("posted in one go, a file is in a form, sent by the fetch of the host", async () => {
  strategy = { type: "direct", uploadUrl: "/upload" };
  answer = () => Response.json({ id: "f", type: "file", name: "list.txt", mime_type: "text/plain" });
  await attach(file("list.txt"));
  expect(asked[0].url).toBe("https://app.example/upload");
  expect(asked[0].form.get("file").name).toBe("list.txt");
  expect(composer.files.attachments.map(({ id }) => id)).toEqual(["f"]);
});

describe("a message", () => {
  test("waits for its files", async () => {
    composer.write("hello");
    answerPut = /** @type {any} */ (never);
    await attach(file("a.txt"));
    expect(composer.isSendable).toBe(false);
    composer.files.remove(key());
    expect(composer.isSendable).toBe(true);
  });

  test("may be a file alone", async () => {
    expect(composer.isSendable).toBe(false);
    await attach(file("a.txt"));
    expect(composer.isSendable).toBe(true);
    expect(composer.take()).toMatchObject({ content: [], attachments: [{ id: "att-1" }] });
  });

  test("that was refused comes back with its files, once", async () => {
    await attach(file("a.txt"));
    composer.write("hello");
    const { attachments } = composer.take();
    composer.write("more");
    for (let time = 0; time < 2; time += 1) composer.giveBack({ ...said("u"), attachments });
    expect(composer.text).toBe("hello\nhello\nmore");
    expect(states()).toEqual([["a.txt", "ready"]]);
    // It may have arrived after all, so the file stays with the server.
    composer.files.remove(key());
    expect(of("attachments.delete")).toEqual([]);
  });
});

describe("a failed upload", () => {
  beforeEach(async () => {
    answerPut = () => Response.json({ detail: "This is no picture." }, { status: 422 });
    await attach(file("a.txt"));
  });

  test("is said in the words of the server, and nothing is sent without it", () => {
    composer.write("hello");
    expect(composer.files.list[0]).toMatchObject({ status: "failed", error: "This is no picture." });
    expect(composer.isSendable).toBe(false);
    expect(composer.files.announcement).toBe("a.txt could not be uploaded");
  });

  test("can be tried again, from the beginning", async () => {
    answerPut = () => new Response(null, { status: 204 });
    composer.files.retry(key());
    await Bun.sleep(1);
    expect(states()).toEqual([["a.txt", "ready"]]);
    expect(of("attachments.create")).toHaveLength(2);
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
  });

  test.each([
    [
      () => {
        throw new TypeError("Failed to fetch");
      },
      english.unreachable,
    ],
    [() => Response.json({}, { status: 401 }), english.signedOut],
    [() => Response.json({}, { status: 500 }), english.uploadFailed],
    [() => Response.json({ detail: "Too large." }, { status: 413 }), "Too large."],
    [
      () => Response.json({ detail: "Slow down." }, { status: 429, headers: { "retry-after": "9" } }),
      "Slow down. Try again in 9 seconds.",
    ],
  ])("has a sentence whatever went wrong", async (announce, sentence) => {
    answer = announce;
    await attach(file("b.txt"));
    expect(composer.files.list[1]).toMatchObject({ status: "failed", error: sentence });
  });
});

describe("removing", () => {
  test("takes a file that is there from the server", async () => {
    await attach(file("a.txt"));
    composer.files.remove(key());
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
    expect(states()).toEqual([]);
  });

  test("stops an upload, and says nothing about it afterwards", async () => {
    answerPut = /** @type {any} */ (never);
    await attach(file("a.txt"));
    composer.files.remove(key());
    await Bun.sleep(1);
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
    expect(composer.files.announcement).toBe("");
  });

  test("a file that is only just announced leaves none behind", async () => {
    /** @type {() => void} */
    let finish = () => {};
    answer = ({ type, params }) =>
      type === "attachments.create"
        ? new Promise((resolve) => (finish = () => resolve(Response.json(announced(params)))))
        : Response.json({});
    await attach(file("a.txt"));
    composer.files.remove(key());
    finish();
    await Bun.sleep(1);
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
    expect(put).toEqual([]);
  });
});

test("what is too much is refused before anything is sent", async () => {
  await attach(file("a.txt"), file("b.txt"), file("c.txt"), file("d.txt"));
  expect(composer.files.refusals).toEqual(["A message takes 3 files at most."]);
  expect(of("attachments.create")).toHaveLength(3);
  composer.files.dismiss();
  expect(composer.files.refusals).toEqual([]);
});

test("nothing is taken where attachments are not enabled", async () => {
  option = {};
  await attach(file("a.txt"));
  expect([states(), asked]).toEqual([[], []]);
});

describe("drafts", () => {
  test("files stay with their thread, also while they are on their way", async () => {
    /** @type {() => void} */
    let finish = () => {};
    answerPut = () => new Promise((resolve) => (finish = () => resolve(new Response(null, { status: 204 }))));
    await attach(file("a.txt"));
    composer.moveTo("other");
    expect(states()).toEqual([]);
    finish();
    await Bun.sleep(1);
    composer.moveTo(null);
    expect(states()).toEqual([["a.txt", "ready"]]);
  });

  test("files go with the thread that has just been made", async () => {
    await attach(file("a.txt"));
    composer.becomes("t");
    expect(states()).toEqual([["a.txt", "ready"]]);
    composer.moveTo(null);
    expect(states()).toEqual([]);
  });

  test("files that are there outlive a reload; a broken memory does not stop anything", async () => {
    await attach(file("a.txt"));
    answerPut = /** @type {any} */ (never);
    await attach(file("b.txt"));
    composer = makeComposer();
    expect(composer.files.list).toMatchObject([
      { name: "a.txt", size: 5, status: "ready", attachment: { id: "att-1" } },
    ]);
    composer.files.remove(key());
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
    expect(makeComposer().files.list).toEqual([]);
    sessionStorage.setItem("chatkit.files.new", "{broken");
    expect(makeComposer().files.list).toEqual([]);
  });

  test("what the host attaches takes the place of what was there", async () => {
    await attach(file("a.txt"));
    composer.files.replace([{ type: "file", id: "host", name: "host.pdf", mime_type: "application/pdf" }]);
    expect(states()).toEqual([["host.pdf", "ready"]]);
    composer.files.remove(key());
    expect(of("attachments.delete")).toEqual([{ attachment_id: "att-1" }]);
  });
});
