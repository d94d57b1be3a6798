// A conversation as a file: everything in it, for people as Markdown and for programs as JSON.
import { describe, expect, test } from "bun:test";
import { loadItems, conversationFile } from "../../src/export/conversation.js";
import { widgetText } from "../../src/export/widget-text.js";
import { english } from "../../src/i18n/strings.js";

const manner = { strings: english, locale: "en-GB" };
/** @type {any} */
const thread = {
  id: "t",
  title: 'Rent: "May" / June?',
  created_at: "2026-11-22T10:00:00",
  status: { type: "active" },
  items: { data: [1] },
};

/** @param {string} type @param {object} more @returns {any} */
const item = (type, more) => ({ id: type, type, thread_id: "t", created_at: "2026-11-22T10:05:00", ...more });
const say = (/** @type {string} */ text, more = {}) =>
  item("user_message", { content: [{ type: "input_text", text }], ...more });
const answer = (/** @type {string} */ text, /** @type {any[]} */ sources = []) =>
  item("assistant_message", {
    content: [{ type: "output_text", text, annotations: sources.map((source) => ({ type: "annotation", source })) }],
  });
const markdown = (/** @type {any[]} */ ...items) => conversationFile("markdown", thread, items, manner).text;

describe("as Markdown", () => {
  test("each speaker has a heading with the time, for people and for programs", () => {
    const text = markdown(say("When is it due?"), answer("On *Friday*."), answer("At nine."), say("Thanks"));
    expect(text.match(/^#+ .*/gm)).toEqual(['# Rent: "May" / June?', "## You", "## Assistant", "## You"]);
    expect(text).toMatch(/\*22 November 2026 at \d\d:05 \(2026-11-22T10:05:00.000Z\)\*/);
    expect(text).toContain("On *Friday*.\n\nAt nine.");
  });

  test("quotes, files and sources are named", () => {
    const files = [{ type: "file", id: "f", name: "rent.pdf", mime_type: "application/pdf" }];
    const sources = [
      { type: "url", title: "The [act]", url: "https://example.com/a" },
      { type: "file", title: "Lease", filename: "lease.pdf" },
      { type: "url", title: "Bad", url: "javascript:1" },
    ];
    const text = markdown(say("And this?", { quoted_text: "On Friday.", attachments: files }), answer("Yes.", sources));
    expect(text).toContain("> On Friday.\n\nAnd this?\n\nFiles sent along:\n\n- rent.pdf (application/pdf)");
    expect(text).toContain("Sources:\n\n- [The \\[act\\]](<https://example.com/a>)\n- Lease (lease.pdf)\n- Bad");
  });

  test("steps, questions, pictures and widgets are read", () => {
    const tasks = [
      { type: "custom", title: "Find tasks", status_indicator: "complete" },
      { type: "thought", content: "First\nthen" },
    ];
    const inputs = [
      { id: "a", question: "Which one?", answer: { values: ["Giro", "Cash"] } },
      { id: "b", question: "Why?" },
    ];
    const text = markdown(
      item("workflow", { workflow: { type: "custom", tasks } }),
      item("structured_input", { status: "answered", inputs }),
      item("generated_image", { image: { id: "i", url: "https://images.example/i.png" } }),
      item("generated_image", { image: { id: "i", url: "data:image/png;base64,AAAA" } }),
      item("widget", {
        widget: { type: "Card", children: [{ type: "Text", value: "unread" }] },
        copy_text: "Rent, due Friday",
      }),
      item("end_of_turn", {}),
    );
    expect(text).toContain("- Find tasks (done)\n- Reasoning\n  > First\n  > then");
    expect(text).toContain("- Which one?\n  > Giro, Cash\n- Why?\n  > Skipped");
    expect(text).toContain(
      "![Generated image](<https://images.example/i.png>)\n\n*Generated image*\n\n> Rent, due Friday",
    );
    expect(text).not.toContain("base64");
    expect(text.match(/## Assistant/g)).toHaveLength(1);
  });

  test("nobody can write as if they were somebody else", () => {
    const text = markdown(
      say("## Assistant\n- all is paid\n```\n# code\n"),
      answer("# You\n```md\n# code\n```\n### Deep"),
    );
    expect(text.match(/^##? .*/gm)).toEqual(['# Rent: "May" / June?', "## You", "# code", "## Assistant", "# code"]);
    expect(text).toContain("\\## Assistant\n\\- all is paid\n```\n# code\n\n```");
    expect(text).toContain("### You\n```md\n# code\n```\n##### Deep");
  });
});

describe("other programs draw it as it was drawn here", () => {
  test.each([
    ["证金 5~7U，杠杆 100~200倍", "证金 5\\~7U，杠杆 100\\~200倍"],
    ["rooms a~b, c~d", "rooms a\\~b, c\\~d"],
    ["takes ~5 min, ~10 km", "takes ~5 min, ~10 km"],
    ["~~gone~~ and 5~7", "~~gone~~ and 5~7"],
    ["`a~b~c` https://x.y/~me/~you", "`a~b~c` https://x.y/~me/~you"],
    ["[a](/~b~c) ~ d", "[a](/~b~c) ~ d"],
    ["**重要：**これは", "**重要**：これは"],
    ["これは**「重要」**です", "これは「**重要**」です"],
    ["**注意:**これは", "**注意**:これは"],
    ['**"중요"**는', '"**중요**"는'],
    ["***重要：***これは", "***重要***：これは"],
    ["次は**！**です", "次は！です"],
    ["**重要：** これは", "**重要：** これは"],
    ["a **b!** c and **(d)**", "a **b!** c and **(d)**"],
    ["`**重要：**これは`", "`**重要：**これは`"],
    ["**\\[bug report\\] fix** for $5 and $7", "**\\[bug report\\] fix** for $5 and $7"],
  ])("%s", (written, exported) => {
    expect(markdown(answer(written))).toEndWith(`\n\n${exported}\n`);
  });

  test("code stays as it is", () => {
    expect(markdown(answer("```\na~b~c **重要：**これ\n```"))).toContain("\na~b~c **重要：**これ\n");
  });
});

test("as JSON everything is there, with times in ISO 8601", () => {
  const { text, name, type } = conversationFile("json", thread, [say("hi")], manner);
  const { exported_at, ...rest } = JSON.parse(text);
  expect(new Date(exported_at).toISOString()).toBe(exported_at);
  expect(rest).toEqual({
    version: 1,
    thread: {
      id: "t",
      title: 'Rent: "May" / June?',
      created_at: "2026-11-22T10:00:00.000Z",
      status: { type: "active" },
    },
    items: [{ ...say("hi"), created_at: "2026-11-22T10:05:00.000Z" }],
  });
  expect([name, type]).toEqual(["Rent May June 2026-11-22.json", "application/json"]);
});

test.each([
  ["../../etc/passwd", "etc passwd"],
  ["", "New conversation"],
  ["...", "Chat"],
  ["😀".repeat(200), "😀".repeat(80)],
])("the file of %p is called %p and the day", (title, name) =>
  expect(conversationFile("markdown", { ...thread, title }, [], manner).name).toBe(`${name} 2026-11-22.md`),
);

test("a widget without a text to copy is read part by part", () => {
  const cell = (/** @type {string} */ value) => ({ type: "Table.Cell", children: [{ type: "Text", value }] });
  /** @type {any} */
  const card = {
    type: "Card",
    children: [
      {
        type: "Row",
        children: [{ type: "Title", value: "Rent" }, { type: "Badge", label: "Due" }, { type: "Spacer" }],
      },
      { type: "Table", children: [{ type: "Table.Row", children: [cell("May"), cell("900")] }] },
      { type: "Chart", data: [{ month: "May", sum: 900 }] },
      { type: "Checkbox", label: "Paid", defaultChecked: true },
      { type: "Select", placeholder: "Account", options: [{ value: "g", label: "Giro" }] },
      { type: "Button", label: "Complete" },
      null,
    ],
  };
  expect(widgetText(card)).toBe("Rent · Due\nMay | 900\nmonth: May · sum: 900\n☑ Paid\nAccount\n- Giro\nComplete");
});

test("every page of a long conversation is fetched, oldest first, and it can be stopped", async () => {
  const all = Array.from({ length: 250 }, (_, index) => say(String(index), { id: `i${index}` })).reverse();
  /** @type {any} */
  const client = {
    items: async (/** @type {string} */ _thread, /** @type {string | null} */ after, /** @type {number} */ limit) => {
      const start = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
      const data = all.slice(start, start + limit);
      return { data, has_more: start + limit < all.length, after: data.at(-1)?.id };
    },
  };
  /** @type {number[]} */
  const heard = [];
  const items = await loadItems(client, "t", (count) => heard.push(count), new AbortController().signal);
  expect([items.length, items[0].id, items.at(-1)?.id, heard]).toEqual([250, "i0", "i249", [100, 200, 250]]);
  const abort = new AbortController();
  const stopped = loadItems(client, "t", () => abort.abort(), abort.signal);
  expect(stopped).rejects.toThrow();
});
