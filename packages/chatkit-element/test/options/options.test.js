import { expect, test } from "bun:test";
import { parseTime, relative } from "../../src/i18n/dates.js";
import { HEADER_ICONS, ICONS } from "../../src/options/icon-names.js";
import { checkOptions, contentProblems } from "../../src/options/schema.js";
import { fetchIcon } from "../../src/ui/icons/icons.js";

const api = { url: "/api/chatkit", domainKey: "" };
const tool = { id: "search", label: "Search", icon: "search" };

/** @param {unknown} options */
const wrongOptions = (options) => checkOptions(options).wrong;

test("good options have nothing wrong", () => {
  expect(
    wrongOptions({
      api,
      theme: { colorScheme: "dark", radius: "soft" },
      initialThread: null,
      history: { enabled: false },
    }),
  ).toEqual([]);
});

test("every option there is may be named", () => {
  const call = () => {};
  const options = {
    api: { ...api, fetch: call, uploadStrategy: { type: "direct", uploadUrl: "/upload" } },
    locale: "de",
    frameTitle: "Help",
    initialThread: "thr_1",
    onClientTool: call,
    theme: {
      colorScheme: "light",
      radius: "pill",
      density: "compact",
      typography: {
        baseSize: 16,
        fontFamily: "Inter",
        fontFamilyMono: "Fira",
        fontSources: [
          {
            family: "Inter",
            src: "/inter.woff2",
            weight: 400,
            style: "normal",
            display: "swap",
            unicodeRange: "U+0-FF",
          },
        ],
      },
      color: {
        grayscale: { hue: 220, tint: 6, shade: -1 },
        accent: { primary: "#123456", level: 1 },
        surface: { background: "#fff", foreground: "#000" },
      },
    },
    header: {
      enabled: true,
      title: { enabled: true, text: "Help" },
      leftAction: { icon: "home", onClick: call },
      rightAction: { icon: "close", onClick: call },
    },
    history: { enabled: true, showDelete: false, showRename: false },
    startScreen: {
      greeting: "Hello",
      prompts: [
        { label: "Hi", prompt: "hi", icon: "lucide:hand" },
        {
          label: "Ada",
          prompt: [{ type: "input_tag", id: "1", text: "Ada", group: "People", data: { a: 1 }, interactive: true }],
        },
      ],
    },
    threadItemActions: { feedback: true, retry: true },
    composer: {
      placeholder: "Say",
      attachments: { enabled: true, maxSize: { "image/*": 5, "": 9 }, maxCount: 3, accept: { "image/png": [".png"] } },
      tools: [{ ...tool, shortLabel: "S", placeholderOverride: "What?", pinned: true, persistent: true }],
      models: [{ id: "a", label: "A", description: "best", disabled: false, default: true }],
      dictation: { enabled: true },
    },
    disclaimer: { text: "Check it.", highContrast: true },
    entities: { onTagSearch: call, showComposerMenu: true, onClick: call, onRequestPreview: call },
    commands: { enabled: true, onSearch: call, onSelect: call },
    widgets: { onAction: call },
    thread: { autoScroll: true },
  };
  expect(checkOptions(options)).toEqual({ options: /** @type {any} */ (options), wrong: [] });
});

test("attachments with an upload strategy are good options", () => {
  const attachments = {
    enabled: true,
    maxSize: { "image/*": 5, "": 9 },
    maxCount: 3,
    accept: { "image/png": [".png"] },
  };
  for (const uploadStrategy of [{ type: "two_phase" }, { type: "direct", uploadUrl: "/upload" }]) {
    expect(wrongOptions({ api: { ...api, uploadStrategy }, composer: { attachments } })).toEqual([]);
  }
});

test.each([
  [{ api, colour: 1 }, "colour"],
  [{ api, theme: { radius: "round-ish" } }, "theme.radius"],
  [{ api, theme: "sepia" }, "theme"],
  [{ api, theme: { color: { accent: { primary: "#fff", level: 4 } } } }, "theme.color.accent.level"],
  [{ api, theme: { color: { grayscale: { hue: 1 } } } }, "theme.color.grayscale.tint"],
  [{ api, theme: { typography: { fontSources: [{ family: "Inter" }] } } }, "theme.typography.fontSources[0].src"],
  [{ api, header: { enabled: "yes" } }, "header.enabled"],
  [{ api, header: { leftAction: { icon: "hous", onClick: () => {} } } }, "header.leftAction.icon"],
  [{ api, header: { leftAction: { icon: "home" } } }, "header.leftAction.onClick"],
  [{ api, startScreen: { prompts: {} } }, "startScreen.prompts"],
  [{ api, startScreen: { prompts: [{ label: "Hi" }] } }, "startScreen.prompts[0].prompt"],
  [{ api, startScreen: { prompts: [null] } }, "startScreen.prompts[0]"],
  [
    { api, startScreen: { prompts: [{ label: "Hi", prompt: [{ type: "tag", text: "" }] }] } },
    "startScreen.prompts[0].prompt[0].type",
  ],
  [{}, "api.url"],
  [{ api: { url: 5 } }, "api.url"],
  [{ api, composer: { attachments: { enabled: true } } }, "api.uploadStrategy"],
  [{ api: { ...api, uploadStrategy: { type: "later" } } }, "api.uploadStrategy.type"],
  [{ api: { ...api, uploadStrategy: { type: "direct" } } }, "api.uploadStrategy.uploadUrl"],
  [{ api, composer: { attachments: { enabled: false, maxSize: "much" } } }, "composer.attachments.maxSize"],
  [
    { api, composer: { attachments: { enabled: false, accept: { "image/*": ".png" } } } },
    'composer.attachments.accept["image/*"]',
  ],
  [{ api, composer: { tools: [tool, { ...tool, pinned: 1 }] } }, "composer.tools[1].pinned"],
  [{ api, composer: { models: [{ id: "a" }] } }, "composer.models[0].label"],
  [{ api, commands: { onSearch: () => {} } }, "commands.enabled"],
  [{ api, entities: { onClick: "open" } }, "entities.onClick"],
  [{ api: { getClientSecret: () => "" } }, "api.getClientSecret"],
  [null, "options"],
])("%j is named by its path", (options, path) => {
  expect(wrongOptions(options).map((wrong) => wrong.split(":")[0])).toEqual([path]);
});

test("a wrong option is left out, and the rest is used", () => {
  const { options } = checkOptions({
    api,
    colour: 1,
    theme: { radius: "round-ish", density: "compact" },
    startScreen: { greeting: "Hello", prompts: [{ label: "Hi" }, { label: "Ho", prompt: "ho", icon: "hous" }] },
    composer: { tools: "none", models: [{ id: "a", label: "A", disabled: "no" }] },
    disclaimer: {},
  });
  expect(options).toEqual(
    /** @type {any} */ ({
      api,
      theme: { density: "compact" },
      startScreen: { greeting: "Hello", prompts: [{ label: "Ho", prompt: "ho", icon: "hous" }] },
      composer: { models: [{ id: "a", label: "A" }] },
    }),
  );
});

test("what is wrong is said in a sentence", () => {
  expect(wrongOptions({ api, header: { enabled: "yes" }, theme: { radius: 7 }, threads: {} })).toEqual([
    "header.enabled: true or false is needed, not a text",
    "theme.radius: 7 is not one of pill, round, soft, sharp",
    "threads: there is no such option",
  ]);
});

test("the names of icons are those of the types, and each is drawn", async () => {
  const types = await Bun.file(new URL("../../node_modules/@openai/chatkit/types/index.d.ts", import.meta.url)).text();
  /** @param {string} name */
  const union = (name) =>
    [...(types.match(new RegExp(`type ${name} =([^;]*);`))?.[1] ?? "").matchAll(/'([^']+)'/g)].map(([, one]) => one);
  expect(ICONS).toEqual(union("ChatKitIcon"));
  expect(HEADER_ICONS).toEqual(union("HeaderIcon"));
  const dot = await fetchIcon("circle");
  const drawn = await Promise.all(
    [...ICONS, ...HEADER_ICONS].map(async (name) => ({ name, path: await fetchIcon(name) })),
  );
  expect(drawn.filter(({ path }) => path === dot)).toEqual([]);
});

test.each([
  ["hello", ["content: a list is needed, not a text"]],
  [[{ type: "input_tag", text: "Ada" }], ["content[0].id: it is needed"]],
  [[{ type: "input_text" }], ["content[0].text: it is needed"]],
  [
    [
      { type: "input_text", text: "hi" },
      { type: "input_tag", id: "1", text: "Ada" },
    ],
    [],
  ],
])("as content of a message, %j has this wrong: %j", (content, wrong) =>
  expect(contentProblems(content)).toEqual(wrong),
);

test("the server writes UTC without saying so", () => {
  expect(parseTime("2026-11-22T10:00:00.123456").toISOString()).toBe("2026-11-22T10:00:00.123Z");
  expect(parseTime("2026-11-22T10:00:00+02:00").toISOString()).toBe("2026-11-22T08:00:00.000Z");
});

test.each([
  [0, "now"],
  [-60, "now"],
  [90, "2 minutes ago"],
  [3 * 3600, "3 hours ago"],
  [24 * 3600, "yesterday"],
  [3 * 24 * 3600, "3 days ago"],
  [20 * 24 * 3600, "Nov 2"],
  [400 * 24 * 3600, "Oct 18, 2025"],
])('%p seconds ago reads "%s"', (seconds, words) => {
  const now = new Date(2026, 10, 22, 12);
  expect(relative(new Date(now.getTime() - seconds * 1000), now, "en")).toBe(words);
});
