// Sizes, colours and data of widgets as CSS, and values that are refused.
import { describe, expect, test } from "bun:test";
import { WidgetState } from "../../src/widgets/widget-state.js";
import { blockStyle, borderStyle, boxStyle, paddingStyle, textStyle } from "../../src/widgets/style/box.js";
import { color } from "../../src/widgets/style/colors.js";
import {
  clampDay,
  dayOf,
  firstDayOf,
  dayForKey as walked,
  plusMonths,
  weeksOf,
} from "../../src/widgets/fields/calendar.js";
import { popupPosition } from "../../src/widgets/fields/popup-position.js";
import { flex, measure, ratio, sides, space } from "../../src/widgets/style/lengths.js";
import { keyed } from "../../src/widgets/nodes.js";
import { mergeValues, readValues } from "../../src/widgets/payload.js";

/** @param {Record<string, unknown>} style */
const set = (style) => Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));

describe("lengths", () => {
  test.each([
    [12, "12px"],
    [-5, "0px"],
    [1e9, "4000px"],
    ["50%", "50%"],
    ["3rem", "3rem"],
    ["auto", "auto"],
    ["calc(100% - 8px)", "min(calc(100% - 8px), 4000px)"],
    ["99999px", undefined],
    ["url(x)", undefined],
    ["var(--x)", undefined],
    ["calc(var(--x))", undefined],
    ["env(x)", undefined],
    ["1px; color: red", undefined],
    [{}, undefined],
    [Number.NaN, undefined],
    [null, undefined],
    ["expression(1)", undefined],
  ])("as a size, %p is %p", (value, css) => expect(measure(value)).toBe(css));

  test.each([
    [2.5, "calc(2.5 * var(--unit))"],
    [-1, "calc(-1 * var(--unit))"],
    [-9000, "calc(-64 * var(--unit))"],
    ["0 10px", "0 10px"],
    ["1px 2px 3px 4px 5px", undefined],
    ["", undefined],
  ])("as a distance, %p is %p", (value, css) => expect(space(value)).toBe(css));

  test.each([0, 2, 2.5])("of all sides may be one number: %p", (units) => {
    const side = `calc(${units} * var(--unit))`;
    expect(sides(units)).toEqual({ top: side, right: side, bottom: side, left: side });
    expect(paddingStyle(units)).toMatchObject({ "padding-inline-start": side, "--pad-top": side });
    expect(blockStyle({ type: "Box", margin: units })).toMatchObject({ "margin-block-end": side });
  });

  test("of sides have their own, the others by their axis", () => {
    expect(sides({ x: 2, top: "1px" })).toEqual({
      top: "1px",
      right: "calc(2 * var(--unit))",
      bottom: undefined,
      left: "calc(2 * var(--unit))",
    });
    expect(sides("1px 2px")).toEqual({ top: "1px", right: "2px", bottom: "1px", left: "2px" });
    const calculated = "min(calc(1px + 2px), 4000px)";
    expect(sides("calc(1px + 2px) 0")).toEqual({ top: calculated, right: "0", bottom: calculated, left: "0" });
    expect(set(paddingStyle({ y: 1 }))["padding-block-end"]).toBe("calc(1 * var(--unit))");
  });

  test.each([
    [1, "1"],
    ["1 1 150px", "1 1 150px"],
    ["none", "none"],
    ["1; top: 0", undefined],
    [-3, "0"],
  ])("as flex, %p is %p", (value, css) => expect(flex(value)).toBe(css));
  test.each([
    [1.5, "1.5"],
    ["16/9", String(16 / 9)],
    ["1 / 0", undefined],
    ["wide", undefined],
    [0, undefined],
  ])("as a ratio, %p is %p", (value, css) => expect(ratio(value)).toBe(css));
});

describe("colours", () => {
  test.each([
    ["#fff", "#fff"],
    ["rebeccapurple", "rebeccapurple"],
    ["rgb(0 0 0 / 50%)", "rgb(0 0 0 / 50%)"],
    ["secondary", "var(--text-quiet)"],
    ["url(https://evil.example)", undefined],
    ["var(--accent)", undefined],
    ["red; position: fixed", undefined],
    ["image-set(x)", undefined],
    [7, undefined],
    [null, undefined],
    [{ light: "red", dark: "#000" }, "light-dark(red, #000)"],
    [{ light: "red" }, "light-dark(red, red)"],
    [{ light: "url(x)", dark: "red" }, undefined],
    [{ light: { light: "red" } }, undefined],
  ])("%p is %p", (value, css) => expect(color(value)).toBe(css));

  test("of a palette go from light to dark", () => {
    const steps = [50, 100, 500, 900].map((step) => Number(color(`red-${step}`)?.match(/oklch\(([\d.]+)/)?.[1]));
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
    expect(color("gray-500")).toMatch(/^oklch/);
    expect(color("constructor-500")).toBeUndefined();
  });

  test("with one name mean what they are used for", () => {
    expect([color("surface-secondary", "surface"), color("strong", "line"), color("strong", "text")]).toEqual([
      "var(--grey-2)",
      "var(--grey-8)",
      "strong",
    ]);
  });
});

describe("boxes", () => {
  test("are as they say, side by side or one under another", () => {
    const style = set(
      boxStyle(
        { type: "Row", gap: 2, align: "end", justify: "between", wrap: "wrap", background: "red-100", radius: "full" },
        "row",
      ),
    );
    expect(style).toMatchObject({
      "flex-direction": "row",
      gap: "calc(2 * var(--unit))",
      "align-items": "flex-end",
      "justify-content": "space-between",
      "flex-wrap": "wrap",
      "border-radius": "999px",
    });
    expect(
      set(boxStyle({ type: "Row", align: "constructor", justify: "__proto__", wrap: "x", radius: "toString" }, "row")),
    ).toEqual({ "flex-direction": "row", "align-items": "center" });
  });

  test("have borders all round or on some sides", () => {
    expect(borderStyle(2)).toEqual({ border: "2px solid var(--line)" });
    expect(borderStyle({ size: 1, style: "dotted", color: "strong" })).toEqual({ border: "1px dotted var(--grey-8)" });
    expect(set(borderStyle({ y: 1, left: { size: 3 } }))).toEqual({
      "border-block-start": "1px solid var(--line)",
      "border-block-end": "1px solid var(--line)",
      "border-inline-start": "3px solid var(--line)",
    });
    expect(set(borderStyle({ size: "url(x)" }))).toEqual({});
  });

  test("take their size from one number or from several", () => {
    expect(set(blockStyle({ type: "Box", size: 40, width: 80, minSize: "10%" }))).toEqual({
      width: "80px",
      height: "40px",
      "min-width": "10%",
      "min-height": "10%",
    });
  });

  test("of text are cut after so many lines", () => {
    expect(set(textStyle({ type: "Text", maxLines: 3, weight: "bold", textAlign: "end" }))).toMatchObject({
      "-webkit-line-clamp": "3",
      "font-weight": "700",
      "text-align": "end",
    });
    expect(set(textStyle({ type: "Text", maxLines: "url(x)", minLines: 2, textAlign: "fixed" }))).toEqual({
      "min-height": "2lh",
    });
  });
});

describe("a payload", () => {
  test("takes the values of fields by their names", () => {
    expect(mergeValues({ id: 1 }, { title: "a", "todo.title": "b", "todo.tags.first": "c" })).toEqual({
      payload: { id: 1, title: "a", todo: { title: "b", tags: { first: "c" } } },
      ignored: [],
    });
    expect(mergeValues(undefined, {})).toEqual({ payload: undefined, ignored: [] });
    expect(mergeValues(null, { a: true })).toEqual({ payload: { a: true }, ignored: [] });
  });

  test("keeps what it has, and says what had no place", () => {
    const action = { id: 1, todo: { id: 2 }, list: [1] };
    const { payload, ignored } = mergeValues(action, {
      id: 9,
      "todo.id": 9,
      "todo.title": "b",
      "id.x": 3,
      "list.0": 4,
    });
    expect(payload).toEqual({ id: 1, todo: { id: 2, title: "b" }, list: [1] });
    expect(ignored).toEqual(["id", "todo.id", "id.x", "list.0"]);
    expect(action).toEqual({ id: 1, todo: { id: 2 }, list: [1] });
    expect(mergeValues("text", { a: 1 })).toEqual({ payload: "text", ignored: ["a"] });
  });

  test("lets nobody reach what all objects share", () => {
    const { ignored } = mergeValues(
      {},
      { "__proto__.polluted": 1, "constructor.prototype.polluted": 1, "a.__proto__.b": 1, "": 1, "a..b": 1 },
    );
    expect(ignored).toEqual(["__proto__.polluted", "constructor.prototype.polluted", "a.__proto__.b", "", "a..b"]);
    expect(/** @type {any} */ ({}).polluted).toBeUndefined();
  });

  test("has of boxes whether they are ticked, and of several the one that is chosen", () => {
    const control = (/** @type {object} */ about) =>
      /** @type {Element} */ (
        /** @type {unknown} */ ({ dataset: { field: "f" }, disabled: false, value: "", ...about })
      );
    expect(readValues([control({ type: "checkbox", checked: true })])).toEqual({ f: true });
    expect(
      readValues([
        control({ type: "radio", value: "a" }),
        control({ type: "radio", value: "b", checked: true }),
        control({ type: "radio", value: "c" }),
      ]),
    ).toEqual({ f: "b" });
    expect(readValues([control({ type: "radio", value: "a" })])).toEqual({ f: "" });
    expect(readValues([control({ value: "x", disabled: true }), control({ value: "x", dataset: {} })])).toEqual({});
  });
});

test("components are known by their key, else by their number among their kind", () => {
  const children = [{ type: "Text" }, { type: "Row", key: "a" }, { type: "Text", id: "a" }, { type: "Text" }];
  expect(keyed(children).map(([key]) => key)).toEqual(["Text#0", "a", "Text#1", "Text#2"]);
});

describe("one action at a time", () => {
  /** @type {string[]} */
  let begun = [];
  /** @param {WidgetState} memory @param {string} source @param {'self' | 'none'} loading @param {string} [name] */
  const start = (memory, source, loading, name = source) =>
    memory.run({ source, loading, start: async () => void (await Promise.resolve(begun.push(name))) });

  test("nothing begins while one runs that is seen", async () => {
    begun = [];
    const memory = new WidgetState(() => {});
    await Promise.all([start(memory, "a", "self"), start(memory, "b", "self")]);
    expect([begun, memory.running, memory.isBusy]).toEqual([["a"], null, false]);
  });

  test("behind one that is not seen, the latest of each waits", async () => {
    begun = [];
    const memory = new WidgetState(() => {});
    await Promise.all([
      start(memory, "a", "none", "a1"),
      start(memory, "a", "none", "a2"),
      start(memory, "a", "none", "a3"),
      start(memory, "b", "self"),
    ]);
    expect(begun).toEqual(["a1", "a3", "b"]);
  });

  test("one that fails lets the next begin", async () => {
    begun = [];
    const memory = new WidgetState(() => {});
    const failing = memory.run({ source: "a", loading: "none", start: () => Promise.reject(new Error("no")) });
    void start(memory, "b", "none");
    await failing.catch(() => {});
    await start(memory, "c", "none");
    expect(begun).toContain("c");
  });
});

describe("days", () => {
  test.each([
    ["2026-11-22T23:30:00+02:00", "2026-11-22"],
    ["2026-11-22", "2026-11-22"],
    ["2026-02-31", ""],
    ["soon", ""],
    [7, ""],
  ])("of %p is %p", (value, day) => expect(dayOf(value)).toBe(day));

  test("stand in whole weeks, from the day a country begins them", () => {
    expect(weeksOf("2026-11-22", 1).map(([first]) => first)).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(weeksOf("2026-02-10", 7).map(([first]) => first)).toEqual([
      "2026-02-01",
      "2026-02-08",
      "2026-02-15",
      "2026-02-22",
    ]);
    expect([firstDayOf("de"), firstDayOf("en-US")]).toEqual([1, 7]);
  });

  test("of a longer month become the last of a shorter one", () => {
    expect([plusMonths("2026-01-31", 1), plusMonths("2024-02-29", 12), plusMonths("2026-01-15", -1)]).toEqual([
      "2026-02-28",
      "2025-02-28",
      "2025-12-15",
    ]);
    expect([clampDay("2026-01-01", "2026-02-01", ""), clampDay("2026-05-01", "", "2026-04-01")]).toEqual([
      "2026-02-01",
      "2026-04-01",
    ]);
  });

  test.each([
    ["ArrowRight", false, "2026-11-23"],
    ["ArrowDown", false, "2026-11-29"],
    ["Home", false, "2026-11-16"],
    ["End", false, "2026-11-22"],
    ["PageUp", false, "2026-10-22"],
    ["PageDown", true, "2027-11-22"],
    ["a", false, null],
  ])("are walked by %s", (key, shift, to) =>
    expect(walked(key, shift, "2026-11-22", { first: 1, isRtl: false })).toBe(to),
  );

  test("are walked the other way where one reads from right to left", () =>
    expect(walked("ArrowRight", false, "2026-11-22", { first: 7, isRtl: true })).toBe("2026-11-21"));
});

describe("what opens", () => {
  const view = { width: 1000, height: 800 };
  const anchor = { left: 400, right: 500, top: 300, bottom: 330, width: 100, height: 30 };
  const size = { width: 200, height: 150 };

  test.each([
    [{}, { left: 400, top: 336 }],
    [
      { side: "top", align: "end" },
      { left: 300, top: 144 },
    ],
    [
      { side: "right", align: "start" },
      { left: 506, top: 300 },
    ],
    [
      { side: "left", align: "end" },
      { left: 194, top: 180 },
    ],
    [{ align: "center" }, { left: 350, top: 336 }],
  ])("with %p is at %p", (wish, at) =>
    expect(popupPosition(anchor, size, /** @type {any} */ (wish), view)).toEqual(at),
  );

  test("goes to the other side where there is no room, and stays in view", () => {
    expect(popupPosition({ ...anchor, top: 700, bottom: 730 }, size, { side: "bottom" }, view).top).toBe(544);
    expect(popupPosition({ ...anchor, left: 950, right: 990 }, size, {}, view).left).toBe(794);
    expect(popupPosition(anchor, size, { align: "start" }, { ...view, isRtl: true }).left).toBe(300);
  });
});
